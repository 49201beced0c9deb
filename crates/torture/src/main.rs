//! `obelus-torture`: runs suites, tells their figures, and fails where anything that was called saved is gone.
//! Not here: the suites (`lib.rs`).

use std::process::ExitCode;

use obelus_torture::failure::Failure;
use obelus_torture::full;
use obelus_torture::options::Options;
use obelus_torture::report::Report;
use obelus_torture::scratch::Scratch;
use obelus_torture::share::{self, Share};
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
    if options.share.is_none() {
        println!("seed {}: --seed {} draws the same again", options.seed, options.seed);
    }
    for suite in chosen(&options.suites)? {
        let begun = std::time::Instant::now();
        let report = try_out(suite, options).map_err(|failure| failure.at(suite.name))?;
        if options.share.is_some() {
            // Another process reads this, and judges.
            println!("{}", serde_json::to_string(&report).map_err(|fault| Failure::new(fault.to_string()))?);
            continue;
        }
        println!("{}", report.line(suite.name, begun.elapsed()));
        for loss in report.losses() {
            println!("  {loss}");
        }
        holds &= report.holds();
    }
    Ok(holds)
}

/// Runs a suite here, or in a process a worker.
fn try_out(suite: &Suite, options: &Options) -> Result<Report, Failure> {
    if suite.is_shared && options.workers > 1 && options.only.is_none() {
        return share::run(suite, options);
    }
    let scratch = Scratch::new(suite.name)?;
    (suite.run)(&Trial {
        length: options.length,
        seed: options.seed,
        workers: options.workers,
        program: options.program.clone(),
        scratch: scratch.path().to_owned(),
        only: options.only.clone(),
        share: options.share.unwrap_or(Share::WHOLE),
    })
}

fn chosen(names: &[String]) -> Result<Vec<&'static Suite>, Failure> {
    if names.is_empty() {
        return Ok(SUITES.iter().collect());
    }
    let find = |name: &String| SUITES.iter().find(|suite| suite.name == name);
    names.iter().map(|name| find(name).ok_or_else(|| Failure::new(format!("no suite is called \"{name}\"")))).collect()
}
