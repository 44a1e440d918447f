mod building;
mod frozen;
mod list;
mod preview;
mod publication;
mod settings;
