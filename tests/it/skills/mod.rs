mod catalogue;
mod own;
