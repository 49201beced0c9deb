//! The second host: the command line.
