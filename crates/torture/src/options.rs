//! The arguments of the program.

use std::path::PathBuf;

use crate::failure::{Failure, Result};
use crate::share::Share;
use crate::suite::{Length, SUITES};

/// What was asked for.
#[derive(Debug)]
pub struct Options {
    /// Names of suites; none means all.
    pub suites: Vec<String>,
    /// How much to try.
    pub length: Length,
    /// What chance begins with: the same in every run, unless another is given.
    pub seed: u64,
    /// Threads.
    pub workers: usize,
    /// The program under test.
    pub program: PathBuf,
    /// The one place to try.
    pub only: Option<String>,
    /// Where this process does a part of a suite for another one, which reads its report: which part.
    pub share: Option<Share>,
}

impl Options {
    /// Reads the arguments.
    pub fn read(words: &[String]) -> Result<Options> {
        let mut options = Options {
            suites: Vec::new(),
            length: Length::Full,
            seed: 20_261_126,
            workers: std::thread::available_parallelism().map_or(1, usize::from),
            program: beside_this("obelus-cli")?,
            only: None,
            share: None,
        };
        let mut words = words.iter();
        while let Some(word) = words.next() {
            let mut value = || words.next().cloned().ok_or_else(|| Failure::new(format!("{word} wants a value")));
            match word.as_str() {
                "--short" => options.length = Length::Short,
                "--seed" => options.seed = number(&value()?)?,
                "--workers" => options.workers = usize::try_from(number(&value()?)?).unwrap_or(1),
                "--program" => options.program = PathBuf::from(value()?).canonicalize()?,
                "--share" => options.share = Some(value()?.parse()?),
                "--only" => options.only = Some(value()?),
                other if other.starts_with('-') => return Err(Failure::new(usage())),
                name => options.suites.push(name.to_owned()),
            }
        }
        if !options.program.is_file() {
            return Err(Failure::new(format!("{} is not there: build obelus-cli first", options.program.display())));
        }
        Ok(options)
    }
}

fn number(word: &str) -> Result<u64> {
    word.parse().map_err(|_| Failure::new(format!("\"{word}\" is no number")))
}

/// A program in the folder of this one.
fn beside_this(name: &str) -> Result<PathBuf> {
    let this = std::env::current_exe()?;
    let folder = this.parent().ok_or_else(|| Failure::new("no folder"))?;
    Ok(folder.join(format!("{name}{}", std::env::consts::EXE_SUFFIX)))
}

fn usage() -> String {
    let mut told =
        String::from("obelus-torture [SUITE…] [--short] [--seed N] [--only PLACE] [--workers N] [--program FILE]\n");
    for suite in SUITES {
        told.push_str(&format!("\n  {:<12} {}", suite.name, suite.about));
    }
    told
}
