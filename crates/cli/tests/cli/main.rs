//! The command line by its binary: what each command answers, what is refused, and the real text from end to end.

mod answers;
mod refusals;
mod room;
mod splice;
mod usage;
