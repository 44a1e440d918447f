mod editor;
mod life;
