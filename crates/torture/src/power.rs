//! Suite `power`: the power fails at every moment, on a disk that keeps only what it was made to keep.
//!
//! Each scenario runs once for real, with every call recorded (`trace`). Then, for each moment between two calls, images of
//! the disk are thrown (`disk`), laid into a folder, and opened as the program opens them at its next start. Whatever the
//! program had answered must be there, `verify` must find nothing, and the records must be those of a moment that was.
//! Controls: the same on disks that lie about syncs of files, of folders, or of both.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Mutex;

use obelus_store::StoreError;
use sha2::{Digest, Sha256};

use crate::command::{LIBRARY, Place, words};
use crate::dice::Dice;
use crate::disk::{Disk, Obeys};
use crate::failure::{Failure, Result};
use crate::look::{self, Seen};
use crate::report::{Kind, Report};
use crate::scenario::{self, Scenario};
use crate::spread::spread;
use crate::suite::{Suite, Trial};
use crate::trace::{self, Event};
use crate::tree::{self, Tree};
use crate::truth::{Moment, Truth, Wrong};

/// The suite.
pub const SUITE: Suite = Suite {
    name: "power",
    about: "the power fails between any two calls; the disk kept what was synced",
    run,
    is_shared: true,
};

const SCENARIOS: &[Scenario] = &[
    scenario::EDIT,
    scenario::LOAD,
    scenario::UNDO,
    scenario::MIGRATE_1,
    scenario::MIGRATE_2,
    scenario::RECOVER,
    scenario::BACKUP,
    scenario::RESTORE,
];

/// Images in all: as issue 5 asks, and a sample.
const IMAGES: (u64, u64) = (3_000, 300_000);
/// Images of each control: enough to find many losses.
const CONTROL: (u64, u64) = (60, 1_500);

/// What the images are called in the report.
const THROWN: &str = "images";

/// A scenario as it ran.
struct Recording {
    name: &'static str,
    start: Tree,
    events: Vec<Event>,
    /// The step to which each event belongs.
    steps: Vec<usize>,
    truth: Truth,
}

/// What came of opening an image.
#[derive(Clone)]
enum Opened {
    Seen(Seen),
    /// Missing, and told so; then restored from the newest backup.
    Restored(Seen),
    Missing,
    Refused(String),
}

/// A stretch of a recording: one worker throws its images.
struct Job<'a> {
    recording: &'a Recording,
    obeys: Obeys,
    /// Moments (after so many events) with the number of images of each.
    moments: Vec<(usize, u64)>,
}

/// What was found in images that were thrown before: many are equal.
type Known = Mutex<HashMap<[u8; 32], Opened>>;

fn run(trial: &Trial) -> Result<Report> {
    let recordings = spread(trial.workers, SCENARIOS, |_, scenario| record(trial, scenario))?;
    if let Some(only) = &trial.only {
        return again(trial, &recordings, only);
    }
    let mut report = throw_all(trial, &recordings, Obeys::All, trial.length.pick(IMAGES.0, IMAGES.1))?;
    for (obeys, name) in [
        (Obeys::Folders, "files' syncs are lies"),
        (Obeys::Files, "folders' syncs are lies"),
        (Obeys::None, "all syncs are lies"),
    ] {
        let control = throw_all(trial, &recordings, obeys, trial.length.pick(CONTROL.0, CONTROL.1))?;
        report.control(name, control.counted(THROWN), control.wrong());
    }
    Ok(report)
}

/// Lets a scenario run for real.
fn record(trial: &Trial, scenario: &Scenario) -> Result<Recording> {
    let home = trial.scratch.join(scenario.name);
    let place = Place::new(&trial.program, &home)?;
    scenario::prepare(&place, scenario)?;
    let start = tree::read(&place.folder)?;
    let (mut events, mut steps, mut truth) = (Vec::new(), Vec::new(), Truth::default());
    truth.add(look_at_copy(&place, &home)?);
    for (number, step) in scenario.steps.iter().enumerate() {
        let traced = trace::record(&place, &words(step)).map_err(|failure| failure.at(step))?;
        if !traced.ended.is_done() || !traced.events.contains(&Event::Told) {
            return Err(Failure::new(format!("{}: `{step}`: {}", scenario.name, traced.ended.complained)));
        }
        steps.resize(steps.len() + traced.events.len(), number);
        events.extend(traced.events);
        truth.add(look_at_copy(&place, &home)?);
    }
    let recording = Recording { name: scenario.name, start, events, steps, truth };
    recording.check_whole(&place.folder)?;
    Ok(recording)
}

/// Looks at the library without touching it.
fn look_at_copy(place: &Place, home: &Path) -> Result<Option<look::Told>> {
    if !place.library().exists() {
        return Ok(None);
    }
    let copy = home.join("copy");
    tree::write(&copy, &tree::read(&place.folder)?)?;
    Ok(Some(look::look_back(&copy.join(LIBRARY))?))
}

impl Recording {
    /// What the recording makes of the folder must be what the program made of it, to the byte.
    fn check_whole(&self, folder: &Path) -> Result<()> {
        let mut disk = Disk::new(&self.start);
        self.events.iter().try_for_each(|event| disk.follow(event, Obeys::All))?;
        let (now, known) = (tree::read(folder)?, disk.now());
        if now == known {
            return Ok(());
        }
        let differs = now.keys().chain(known.keys()).find(|name| now.get(*name) != known.get(*name));
        Err(Failure::new(format!("{}: the recording is not what happened: {differs:?}", self.name)))
    }

    fn moment(&self, after: usize) -> Moment {
        let step = after.checked_sub(1).and_then(|last| self.steps.get(last)).copied().unwrap_or(0);
        let of_step = self.steps.iter().zip(&self.events).take(after).filter(|(of, _)| **of == step);
        let answered = of_step.into_iter().any(|(_, event)| *event == Event::Told);
        Moment { step, answered }
    }
}

fn throw_all(trial: &Trial, recordings: &[Recording], obeys: Obeys, images: u64) -> Result<Report> {
    let known = Known::default();
    let moments: u64 = recordings.iter().map(|recording| recording.events.len() as u64 + 1).sum();
    let mut jobs = Vec::new();
    let (mut passed, mut given) = (0, 0);
    for recording in recordings {
        // Images are spread evenly over all moments of all scenarios, also where they are fewer than moments.
        let shares: Vec<(usize, u64)> = (0..=recording.events.len())
            .map(|moment| {
                passed += 1;
                let share = images * passed / moments - given;
                given += share;
                (moment, share)
            })
            .collect();
        jobs.extend(shares.chunks(64).map(|moments| Job { recording, obeys, moments: moments.to_vec() }));
    }
    let parts = spread(trial.workers, &trial.mine(jobs), |worker, job| throw_some(trial, worker, job, &known))?;
    let mut report = Report::default();
    parts.into_iter().for_each(|part| report.merge(part));
    report.count("of them opened", known.lock().map_or(0, |known| known.len() as u64));
    Ok(report)
}

fn throw_some(trial: &Trial, worker: usize, job: &Job<'_>, known: &Known) -> Result<Report> {
    let mut report = Report::default();
    let mut disk = Disk::new(&job.recording.start);
    let mut followed = 0;
    for (after, images) in &job.moments {
        for event in job.recording.events.get(followed..*after).unwrap_or_default() {
            disk.follow(event, job.obeys)?;
        }
        followed = *after;
        let moment = job.recording.moment(*after);
        for number in 0..*images {
            let image = disk.lose_power(&mut Dice::at(trial.seed, &[*after as u64, number]));
            let opened = open_known(&trial.scratch.join(format!("image-{worker}")), &image, known)?;
            report.count(THROWN, 1);
            report.count("restored from a backup", u64::from(matches!(opened, Opened::Restored(_))));
            if let Some(wrong) = judge(&job.recording.truth, &opened, moment) {
                let place = format!("{}:{after}:{number}:{:?}", job.recording.name, job.obeys);
                tell(&mut report, place, wrong);
            }
        }
    }
    Ok(report)
}

fn tell(report: &mut Report, place: String, wrong: Wrong) {
    match wrong {
        Wrong::Lost(told) => report.loss(Kind::Lost, place, told),
        Wrong::Corrupt(told) => report.loss(Kind::Corrupt, place, told),
    }
}

fn open_known(folder: &Path, image: &Tree, known: &Known) -> Result<Opened> {
    let print = print_of(image);
    if let Some(opened) = known.lock().ok().and_then(|known| known.get(&print).cloned()) {
        return Ok(opened);
    }
    tree::write(folder, image)?;
    let opened = open(folder);
    if let Ok(mut known) = known.lock() {
        known.insert(print, opened.clone());
    }
    Ok(opened)
}

/// Opens the library in a folder as the program does.
fn open(folder: &Path) -> Opened {
    match look::look(&folder.join(LIBRARY)) {
        Ok(seen) => Opened::Seen(seen),
        Err(StoreError::Missing) => Opened::Missing,
        Err(StoreError::Gone) => match restore_newest(&folder.join(LIBRARY)) {
            Ok(seen) => Opened::Restored(seen),
            Err(error) => Opened::Refused(format!("gone, and not to be restored: {error:?}")),
        },
        Err(error) => Opened::Refused(format!("{error:?}")),
    }
}

/// What a person is offered where the library is gone: the newest backup in its place.
fn restore_newest(library: &Path) -> Result<Seen, StoreError> {
    let backups = obelus_store::backups(library)?;
    let newest = backups.first().ok_or(StoreError::BackupUnknown)?;
    let path = obelus_store::backup_folder(library).join(newest.name.to_string());
    obelus_store::restore(library, &path, obelus_model::Moment::EPOCH)?;
    look::look(library)
}

fn judge(truth: &Truth, opened: &Opened, at: Moment) -> Option<Wrong> {
    match opened {
        Opened::Seen(seen) | Opened::Restored(seen) => truth.judge(seen, at),
        Opened::Missing => truth.judge_absence(at),
        Opened::Refused(told) => Some(Wrong::Corrupt(told.clone())),
    }
}

fn print_of(image: &Tree) -> [u8; 32] {
    let mut hash = Sha256::new();
    for (name, content) in image {
        hash.update(name.as_bytes());
        hash.update([0, u8::from(content.is_some())]);
        hash.update(content.as_ref().map_or(&[0; 32], |bytes| bytes.print()));
    }
    hash.finalize().into()
}

/// One image again, kept to be looked at: `scenario:moment:number:syncs`.
fn again(trial: &Trial, recordings: &[Recording], only: &str) -> Result<Report> {
    let no_place = || Failure::new(format!("\"{only}\" is no place of this suite"));
    let mut parts = only.split(':');
    let mut next = || parts.next().ok_or_else(no_place);
    let (name, after, number) = (next()?, next()?, next()?);
    let after: usize = after.parse().map_err(|_| no_place())?;
    let number: u64 = number.parse().map_err(|_| no_place())?;
    let obeys = match next()? {
        "Folders" => Obeys::Folders,
        "Files" => Obeys::Files,
        "None" => Obeys::None,
        _ => Obeys::All,
    };
    let recording = recordings.iter().find(|recording| recording.name == name).ok_or_else(no_place)?;
    let mut disk = Disk::new(&recording.start);
    recording.events.iter().take(after).try_for_each(|event| disk.follow(event, obeys))?;
    let image = disk.lose_power(&mut Dice::at(trial.seed, &[after as u64, number]));
    let kept = std::env::temp_dir().join("obelus-torture-image");
    tree::write(&kept, &image)?;
    for (number, event) in recording.events.iter().enumerate().take(after + 3).skip(after.saturating_sub(40)) {
        println!("  {number:>5} {}", short(event));
    }
    println!("  the image lies in {}: {:?}", kept.display(), sizes(&image));
    let folder = trial.scratch.join("image");
    tree::write(&folder, &image)?;
    let mut report = Report::default();
    report.count(THROWN, 1);
    if let Some(wrong) = judge(&recording.truth, &open(&folder), recording.moment(after)) {
        tell(&mut report, only.to_owned(), wrong);
    }
    Ok(report)
}

fn sizes(image: &Tree) -> Vec<(&String, usize)> {
    image.iter().map(|(name, content)| (name, content.as_ref().map_or(0, |bytes| bytes.len()))).collect()
}

fn short(event: &Event) -> String {
    match event {
        Event::Write(name, at, bytes) => format!("Write {name} {at} + {}", bytes.len()),
        other => format!("{other:?}"),
    }
}
