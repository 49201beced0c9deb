//! The host: one window, its menu, its dialogs, its way in and out.
//!
//! Job: open a library at the front desk, show the user interface, and carry calls and answers between the two.
//! Invariant: no rule of the domain, no word for people (labels come from the interface), no document text, title or
//! path in any log. Not here: what a call means (`crates/desk`), how a verdict is drawn (`ui/`).
//!
//! What the interface may ask, by `invoke`:
//!
//! | command | takes | gives |
//! |---|---|---|
//! | `call` | `command`, `params` | the desk's answer as JSON text in an `ArrayBuffer`; a refusal is the desk's `Fault` |
//! | `document_page` | `document`, `page` from 0, `scale`, `password` | a picture of a page (PNG) in an `ArrayBuffer`; or a `Fault` |
//! | `document_text` | `document`, `version` | the canonical text as UTF-8 in an `ArrayBuffer`; or a `Fault` |
//! | `library_path` | | where the library is that the window shows, or could not open |
//! | `open_library` | `file` | nothing, when the library in `file` has taken the place of the open one; or a `Fault`, and the old one stays |
//! | `list_backups` | | the backups of that library, newest first (`BackupLine` of the contract) |
//! | `restore_backup` | `name` | `Restored`, when the backup has taken the place of the library and is open; or a `Fault` |
//! | `repair_library` | | `Repaired`, when the library is whole and open again; or a `Fault` |
//! | `reopen_library` | | nothing, when the library that could not be opened is open; or why not, as a `Fault` |
//! | `face_library` | | nothing, when the library that could not be opened in place of the open one has taken its place all the same |
//! | `copy_library` | `prompt`, `name` | asks where, copies the library there, opens the copy: `true`; `false` where the dialog was left |
//! | `make_library` | `prompt`, `name` | asks where, makes a library there and opens it: `true`; `false` where the dialog was left |
//! | `launch_files` | | the documents named on the command line, once: a second call gives none |
//! | `choose_files` | `prompt` { `title`, `filters`: [{ `name`, `extensions` }] } | the chosen files, none where the dialog was left |
//! | `choose_folder` | `prompt` | the chosen folders, none where the dialog was left |
//! | `choose_save` | `prompt`, `name` | the chosen file or `null` |
//! | `clipboard_text` | | the text on the clipboard or `null` |
//! | `set_menu` | `menus` [{ `label`, `entries`: [{ `kind`: "command", `id`, `label` } or { `kind`: "separator" }] }] | nothing |
//! | `enable_commands` | `enabled` [ids]: these entries of the menu can be chosen, all others cannot | nothing |
//! | `quit` | | nothing; the window closes |
//! | `stay` | | nothing; a closing that was begun is called off |
//!
//! Files go by tokens (`files.rs`), also in the parameters and answers of `call`; no path is taken from the interface. Which
//! commands there are stands in `commands.rs`, and none is answered to any page but the window's own.
//!
//! What the interface may hear, by `listen`: `menu` (the id of the chosen command); `files-over`, then `files-left` or
//! `files-dropped` (files); `closing`, after which `quit` is waited for, though not for long.

#[macro_use]
mod commands;
mod call;
mod choose;
mod clipboard;
mod files;
mod gate;
mod keeping;
mod menu;
#[cfg(target_os = "linux")]
mod page;
mod paths;
mod walls;
mod window;

use std::io::Write;
use std::process::ExitCode;

use paths::Launch;

/// Does what the arguments of this process say: a command of the command line, or the window.
pub fn start() -> ExitCode {
    let arguments: Vec<std::ffi::OsString> = std::env::args_os().skip(1).collect();
    if let Some(code) = obelus_cli::run(&arguments) {
        return code;
    }
    let launch = match Launch::read(&arguments, std::env::var_os("OBELUS_LIBRARY")) {
        Ok(launch) => launch,
        Err(refusal) => return refuse(&refusal.to_string(), ExitCode::from(2)),
    };
    match window::open(launch) {
        Ok(code) => code,
        Err(refusal) => refuse(&refusal.to_string(), ExitCode::FAILURE),
    }
}

/// Says on standard error why there is no window.
fn refuse(reason: &str, code: ExitCode) -> ExitCode {
    // Nothing is left to tell it to if standard error is closed.
    let _ = writeln!(std::io::stderr(), "obelus: {reason}");
    code
}
