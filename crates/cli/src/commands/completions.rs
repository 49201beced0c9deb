//! `completions`: what a shell completes.

use clap::CommandFactory;

use crate::answer::Answer;
use crate::arguments::{self, Arguments};
use crate::stop::Stop;

pub(super) fn run(ask: &arguments::Completions, answer: &Answer) -> Result<(), Stop> {
    let mut script = Vec::new();
    clap_complete::generate(ask.shell, &mut Arguments::command(), answer.program(), &mut script);
    answer.bytes(&script)
}
