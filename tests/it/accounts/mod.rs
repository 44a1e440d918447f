mod account;
mod keyring;
mod resets;
mod sessions;
mod settings;
mod users;
