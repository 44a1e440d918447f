mod bank;
mod form;
mod installation;
mod list;
mod naughty;
mod show;
mod versions;
