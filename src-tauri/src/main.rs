//! The desktop application: the command line where a command is given, otherwise the window.
//! Not here: what a command does (`crates/cli`), what the window does (`lib.rs`).

use std::process::ExitCode;

fn main() -> ExitCode {
    obelus_window::start()
}
