//! `cargo xtask …`: everything that is done to this repository, in one program that a fresh machine can build.
//! Invariant: every command says what it does, is quick the second time, and ends with a reason where it fails.
//! Not here: the rules themselves, which live with the tools that are called.

mod absence;
mod bundle;
mod figures;
mod formats;
mod fuzz;
mod icons;
mod install;
mod journeys;
mod ledger;
mod place;
mod program;
mod run;
mod shell;
mod system;
mod test;
mod tidy;
mod torture;
mod window_ui;

use std::process::ExitCode;

use ledger::Ledger;
use shell::Failure;

const USAGE: &str = "\
cargo xtask <command>

  run [FILE…]  set up what is missing, build, open the window (without a display: play a short tour)
  test         set up what is missing, then everything: format, lints, tests, journeys, installation
  check        the quick part of it: format, tidy, lints, unit tests of the interface
  tidy         rooms, sizes, names
  e2e [NAME]   journeys through the real window, all or those whose name holds NAME
  install      the installation test alone
  bench        benchmarks
  figures [NAME]  speed and size of the real window in the release build, all or those whose name holds NAME
  fuzz [CASES]  the laws of the readers on fresh cases, 20,000 each where no number is given
  torture [SUITE…] [--short]  power cuts, kills, failing calls, full disks, damage: what was called saved must be there
  formats [TEXT]  a text through the document programs of this machine and back: which sentences stay the same
  bundle       release packages (.deb, .rpm) and their sizes
  icons        the icons of all sizes from icons/obelus.svg
  setup        only the set-up: system packages, packages of the interface
";

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let command = arguments.next().unwrap_or_default();
    let rest: Vec<String> = arguments.collect();
    let mut ledger = Ledger::new(&command);
    let outcome = match command.as_str() {
        "run" => run::run(&mut ledger, &rest),
        "test" => test::test(&mut ledger),
        "check" => test::check(&mut ledger),
        "tidy" => test::tidy(&mut ledger),
        "e2e" => journeys::e2e(&mut ledger, &rest),
        "install" => install::alone(&mut ledger),
        "bench" => test::bench(&mut ledger),
        "figures" => figures::figures(&mut ledger, &rest),
        "fuzz" => fuzz::fuzz(&mut ledger, &rest),
        "torture" => torture::torture(&mut ledger, &rest),
        "formats" => formats::formats(&mut ledger, &rest),
        "bundle" => bundle::release(&mut ledger),
        "icons" => icons::draw(&mut ledger),
        "setup" => system::set_up(&mut ledger, system::Purpose::Tests).and_then(|()| window_ui::set_up(&mut ledger)),
        "" | "help" | "--help" | "-h" => {
            print!("{USAGE}");
            return ExitCode::SUCCESS;
        }
        other => {
            eprint!("cargo xtask: no command is called \"{other}\"\n\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    finish(&ledger, outcome)
}

fn finish(ledger: &Ledger, outcome: Result<(), Failure>) -> ExitCode {
    ledger.sum_up();
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("\ncargo xtask {} failed: {failure}", ledger.command());
            ExitCode::FAILURE
        }
    }
}
