//! The desktop application: a command line where a command is given, otherwise the window.

use std::process::ExitCode;

fn main() -> ExitCode {
    obelus_window::open(Default::default())
}
