mod bank;
mod form;
mod installation;
mod list;
mod show;
mod versions;
