//! Pages of the bank.

mod editor;
