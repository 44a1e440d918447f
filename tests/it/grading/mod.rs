//! Marking.

mod changing;
mod marking;
mod reading;
