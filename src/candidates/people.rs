//! Reading a list of people.
