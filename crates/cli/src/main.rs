//! `obelus-cli`: the command line without a window, for servers and scripts.
//! Not here: anything but handing over (`lib.rs`).

use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<std::ffi::OsString> = std::env::args_os().skip(1).collect();
    obelus_cli::run_alone(&arguments)
}
