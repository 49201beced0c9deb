//! `cargo xtask fuzz [CASES]`: the laws of the readers on as many cases as are asked for, fresh ones each time.
//! Invariant: the seed is printed, and given again (`PROPTEST_RNG_SEED`) it draws the same cases. Not here: the laws.

use std::time::{SystemTime, UNIX_EPOCH};

use crate::ledger::{Ledger, Outcome};
use crate::shell::{Failure, call};

/// Cases for each law where no number is given: some minutes.
const CASES: &str = "20000";

/// Builds the readers with optimisation and runs their laws.
pub fn fuzz(ledger: &mut Ledger, arguments: &[String]) -> Result<(), Failure> {
    let cases = arguments.first().map_or(CASES, String::as_str);
    if cases.parse::<u32>().is_err() {
        return Err(Failure::new(format!("\"{cases}\" is no number of cases")));
    }
    let given = std::env::var("OBELUS_FUZZ_SEED").ok().and_then(|seed| seed.parse::<u64>().ok());
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let seed = given.unwrap_or(now).to_string();
    println!("seed {seed}: OBELUS_FUZZ_SEED={seed} draws the same cases again");
    ledger.step("laws of the readers", || {
        let laws = "binary(/laws$/) + test(/answered$|answered_and|never_panic|come_back/)";
        call("cargo", &["nextest", "run", "--release", "--package", "obelus-readers", "--no-fail-fast", "-E", laws])
            .with("PROPTEST_CASES", cases)
            .with("PROPTEST_RNG_SEED", &seed)
            .run()?;
        Ok(Outcome::Done)
    })
}
