//! The suites of `obelus-torture`: everything around the real program is broken, and what it had called saved is looked for.
//!
//! Invariant: each suite has a control, the same test with the protection off, which must find losses; whatever a suite
//! finds is told with the place from which it can be found again. Not here: anything that ships; the program under test
//! has no seams for this.

pub mod bench;
pub mod command;
pub mod damage;
pub mod dice;
pub mod disk;
pub mod documents;
pub mod failure;
pub mod faults;
pub mod full;
pub mod kill;
pub mod look;
pub mod model;
pub mod options;
pub mod power;
pub mod report;
pub mod scenario;
pub mod scratch;
pub mod share;
pub mod spread;
pub mod suite;
pub mod trace;
pub mod tree;
pub mod truth;
