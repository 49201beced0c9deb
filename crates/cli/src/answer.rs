//! What a command says: its answer on standard output, notes, progress and refusals on standard error.
//! Invariant: with `--json` standard output is the one JSON value; nothing is printed in colour.

use std::io::{IsTerminal, Write};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use obelus_desk::Fault;
use serde::Serialize;
use serde_json::json;

use crate::arguments::Common;
use crate::stop::Stop;
use crate::told::told;

/// To whom a command speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Listener {
    /// A person.
    Person,
    /// A person who wants the answer alone: no notes, no progress.
    QuietPerson,
    /// A program.
    Program,
}

/// The mouth of a command.
pub(crate) struct Answer {
    program: &'static str,
    listener: Listener,
}

impl Answer {
    /// As the common arguments say.
    pub fn new(program: &'static str, common: &Common) -> Answer {
        let listener = match (common.json, common.quiet) {
            (true, _) => Listener::Program,
            (false, true) => Listener::QuietPerson,
            (false, false) => Listener::Person,
        };
        Answer { program, listener }
    }

    /// The program's name.
    pub fn program(&self) -> &'static str {
        self.program
    }

    /// Gives the answer: a value to a program, words to a person.
    pub fn give(&self, value: impl Serialize, words: impl FnOnce() -> String) -> Result<(), Stop> {
        match self.listener {
            Listener::Program => {
                let mut line = json!(value).to_string();
                line.push('\n');
                self.bytes(line.as_bytes())
            }
            Listener::Person | Listener::QuietPerson => self.bytes(words().as_bytes()),
        }
    }

    /// Gives these bytes to whomever.
    pub fn bytes(&self, bytes: &[u8]) -> Result<(), Stop> {
        let mut out = std::io::stdout().lock();
        let written = out.write_all(bytes).and_then(|()| out.flush());
        written.map_err(|error| Stop::of_output(&error))
    }

    /// Tells a person something beside the answer.
    pub fn note(&self, words: &str) {
        if self.listener == Listener::Person {
            self.say(words);
        }
    }

    /// Tells what was refused. `file` is the file that the fault names a place in.
    pub fn refuse(&self, fault: &Fault, file: Option<&str>) {
        match self.listener {
            Listener::Program => {
                // Nothing is left to tell it to if standard error is closed.
                let _ = writeln!(std::io::stderr(), "{}", json!({ "fault": fault }));
            }
            Listener::Person | Listener::QuietPerson => self.say(&told(fault, file)),
        }
    }

    /// Tells a person what was refused where the answer tells it to a program.
    pub fn refuse_one_of_many(&self, fault: &Fault) {
        if self.listener != Listener::Program {
            self.say(&told(fault, None));
        }
    }

    /// A bar for so many steps, seen by a person at a terminal.
    pub fn steps(&self, count: usize) -> ProgressBar {
        let style = ProgressStyle::with_template("{bar:32} {pos} of {len}  {wide_msg}");
        self.shown(ProgressBar::hidden().with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar())), count)
    }

    /// A sign of life while something takes long, seen by a person at a terminal.
    pub fn working(&self, words: &'static str) -> ProgressBar {
        let style = ProgressStyle::with_template("{spinner} {msg} {elapsed}");
        let bar = ProgressBar::hidden().with_style(style.unwrap_or_else(|_| ProgressStyle::default_spinner()));
        let bar = self.shown(bar.with_message(words), 0);
        bar.enable_steady_tick(Duration::from_millis(120));
        bar
    }

    fn shown(&self, bar: ProgressBar, count: usize) -> ProgressBar {
        if self.listener == Listener::Person && std::io::stderr().is_terminal() {
            bar.set_draw_target(ProgressDrawTarget::stderr());
        }
        bar.set_length(count as u64);
        bar
    }

    fn say(&self, words: &str) {
        let _ = writeln!(std::io::stderr(), "{}: {words}", self.program);
    }
}
