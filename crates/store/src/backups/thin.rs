//! Which backups may go: a pure function of their names and the time.
//!
//! Invariant: the newest three never go, whatever the clock says; what is thinned once is not thinned again. Ages are
//! counted from the oldest of the newest three, or from now where that is earlier: a clock that once jumped ahead by
//! years makes no backup old, and neither does a year in which nobody worked.

use std::collections::BTreeSet;

use obelus_model::Moment;

use super::BackupName;

/// So many of the newest stay always.
const ALWAYS: usize = 3;
const DAY: i64 = 24 * 60 * 60 * 1000;
/// All stay for two days.
const ALL: i64 = 2 * DAY;
/// Then the last of every day for twelve days.
const DAILY: i64 = ALL + 12 * DAY;
/// Then the last of every week for ten weeks.
const WEEKLY: i64 = DAILY + 70 * DAY;
/// Then the last of every month for nine months.
const MONTHLY: i64 = WEEKLY + 274 * DAY;

/// A day, week or month of UTC.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Period {
    Day(i64),
    Week(i64),
    Month(String),
}

/// The backups that are to be deleted at this moment.
pub fn thin(names: &[BackupName], now: Moment) -> Vec<BackupName> {
    let mut newest_first: Vec<&BackupName> = names.iter().collect();
    newest_first.sort_unstable_by(|one, other| other.cmp(one));
    newest_first.dedup();
    let Some(third) = newest_first.get(ALWAYS - 1) else { return Vec::new() };
    let from = third.made().min(now).milliseconds();
    let mut kept = BTreeSet::new();
    let mut gone = Vec::new();
    for name in newest_first.into_iter().skip(ALWAYS) {
        let age = from.saturating_sub(name.made().milliseconds());
        let stays = age < ALL || period(name.made(), age).is_some_and(|period| kept.insert(period));
        if !stays {
            gone.push(name.clone());
        }
    }
    gone
}

/// The period of which one stays; none where all are to go.
fn period(made: Moment, age: i64) -> Option<Period> {
    let day = made.milliseconds().div_euclid(DAY);
    match age {
        ..DAILY => Some(Period::Day(day)),
        // The first of January 1970 was a Thursday; weeks begin on Monday.
        DAILY..WEEKLY => Some(Period::Week((day + 3).div_euclid(7))),
        WEEKLY..MONTHLY => Some(Period::Month(made.to_string().chars().take(7).collect())),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use obelus_model::BackupReason;
    use proptest::prelude::*;

    use super::*;

    const HOUR: i64 = DAY / 24;
    const NOON: i64 = 20_000 * DAY + 12 * HOUR;

    fn at(milliseconds: i64) -> BackupName {
        BackupName::new(Moment::from_milliseconds(milliseconds).unwrap(), 7, BackupReason::Interval)
    }

    fn moment(milliseconds: i64) -> Moment {
        Moment::from_milliseconds(milliseconds).unwrap()
    }

    fn left(names: &[BackupName], now: i64) -> Vec<BackupName> {
        let gone = thin(names, moment(now));
        names.iter().filter(|name| !gone.contains(name)).cloned().collect()
    }

    /// A year and a half of backups, every hour, thinned after each as they are when they are made.
    #[test]
    fn after_a_year_and_a_half_there_are_days_weeks_and_months() {
        let mut names: Vec<BackupName> = Vec::new();
        let hours = 550 * 24;
        for hour in 0..hours {
            names.push(at(NOON + hour * HOUR));
            names = left(&names, NOON + hour * HOUR);
        }
        let now = NOON + (hours - 1) * HOUR;
        let count = |from: i64, to: i64| {
            names.iter().filter(|name| (from..to).contains(&(now - name.made().milliseconds()))).count()
        };
        // Ages are counted from the third newest, two hours ago.
        let late = 2 * HOUR;
        assert_eq!(count(0, ALL + late), 50);
        // Each period may be cut by the border of two, and then counts in both.
        assert!((12..=13).contains(&count(ALL + late, DAILY + late)), "{}", count(ALL + late, DAILY + late));
        assert!((10..=11).contains(&count(DAILY + late, WEEKLY + late)));
        assert!((9..=10).contains(&count(WEEKLY + late, MONTHLY + late)));
        assert_eq!(count(MONTHLY + late, i64::MAX), 0);
    }

    #[test]
    fn of_a_day_the_last_stays() {
        let day = NOON - 5 * DAY;
        let names = [at(NOON), at(NOON - 1000), at(NOON - 2000), at(day), at(day + HOUR), at(day - HOUR)];
        assert_eq!(thin(&names, moment(NOON)), [at(day), at(day - HOUR)]);
    }

    #[test]
    fn a_clock_that_jumps_a_hundred_years_ahead_takes_nothing_with_it() {
        let names: Vec<BackupName> = (0..300).map(|day| at(NOON - day * DAY)).collect();
        let after = |time: i64| {
            let mut names = names.clone();
            names.push(at(time));
            let mut left = left(&names, time);
            left.pop();
            left
        };
        assert_eq!(after(NOON + 36_525 * DAY), after(NOON + 1000));
        assert!(after(NOON + 1000).len() > 25);
    }

    #[test]
    fn two_backups_of_one_second_are_two() {
        let twin = BackupName::new(moment(NOON), 8, BackupReason::Asked);
        assert_eq!(thin(&[at(NOON), twin, at(NOON - HOUR), at(NOON - 2 * HOUR)], moment(NOON)), []);
    }

    proptest! {
        #[test]
        fn the_newest_three_stay_whatever_the_clock_says(
            times in prop::collection::vec(0i64..4_000_000_000_000, 0..60),
            now in 0i64..9_000_000_000_000,
        ) {
            let names: Vec<BackupName> = times.iter().map(|time| at(*time)).collect();
            let gone = thin(&names, moment(now));
            let mut newest: Vec<&BackupName> = names.iter().collect();
            newest.sort_unstable_by(|one, other| other.cmp(one));
            newest.dedup();
            prop_assert!(newest.iter().take(3).all(|name| !gone.contains(name)));
            prop_assert!(gone.iter().all(|name| names.contains(name)));
        }

        #[test]
        fn what_was_thinned_is_not_thinned_again(
            times in prop::collection::vec(0i64..60_000_000_000, 0..200),
            now in 0i64..120_000_000_000,
        ) {
            let names: Vec<BackupName> = times.iter().map(|time| at(*time)).collect();
            let rest = left(&names, now);
            prop_assert_eq!(thin(&rest, moment(now)), []);
        }

        #[test]
        fn of_all_that_is_younger_than_eleven_months_something_near_stays(
            days in prop::collection::vec(0i64..340, 4..200),
        ) {
            let names: Vec<BackupName> = days.iter().map(|day| at(NOON - day * DAY)).collect();
            let rest = left(&names, NOON);
            for name in &names {
                let made = name.made().milliseconds();
                let near = match NOON - made {
                    ..DAILY => DAY,
                    DAILY..WEEKLY => 7 * DAY,
                    _ => 31 * DAY,
                };
                let is_near = |other: &BackupName| (0..near).contains(&(other.made().milliseconds() - made));
                prop_assert!(rest.iter().any(is_near), "{name} {rest:?}");
            }
        }
    }
}
