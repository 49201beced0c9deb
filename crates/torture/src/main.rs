//! `obelus-torture`: runs suites, tells their figures, and fails where anything that was called saved is gone.
//! Not here: the suites (`lib.rs`).

use std::process::ExitCode;

use obelus_torture::failure::Failure;
use obelus_torture::full;
use obelus_torture::options::Options;
use obelus_torture::scratch::Scratch;
use obelus_torture::suite::{SUITES, Suite, Trial};

fn main() -> ExitCode {
    full::go_inside();
    let words: Vec<String> = std::env::args().skip(1).collect();
    match Options::read(&words).and_then(|options| run(&options)) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(failure) => {
            eprintln!("obelus-torture: {failure}");
            ExitCode::from(2)
        }
    }
}

/// Runs the suites that were asked for; whether all of them held.
fn run(options: &Options) -> Result<bool, Failure> {
    let mut holds = true;
    println!("seed {}: --seed {} draws the same again", options.seed, options.seed);
    for suite in chosen(&options.suites)? {
        let scratch = Scratch::new(suite.name)?;
        let trial = Trial {
            length: options.length,
            seed: options.seed,
            workers: options.workers,
            program: options.program.clone(),
            scratch: scratch.path().to_owned(),
            only: options.only.clone(),
        };
        let begun = std::time::Instant::now();
        let report = (suite.run)(&trial).map_err(|failure| failure.at(suite.name))?;
        println!("{}", report.line(suite.name, begun.elapsed()));
        for loss in report.losses() {
            println!("  {loss}");
        }
        holds &= report.holds();
    }
    Ok(holds)
}

fn chosen(names: &[String]) -> Result<Vec<&'static Suite>, Failure> {
    if names.is_empty() {
        return Ok(SUITES.iter().collect());
    }
    let find = |name: &String| SUITES.iter().find(|suite| suite.name == name);
    names.iter().map(|name| find(name).ok_or_else(|| Failure::new(format!("no suite is called \"{name}\"")))).collect()
}
