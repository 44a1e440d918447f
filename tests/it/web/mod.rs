mod files;
mod weight;
