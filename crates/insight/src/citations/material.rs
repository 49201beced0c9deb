//! What a run of words has of a citation: names, a title, a year, a place in the work, who printed it, where it is kept.
//! Invariant: a run is read once from left to right; what it adds up to is said in one place ([`Material::score`]).

use std::ops::Range;

use super::citing::Roles;
use super::line::Line;
use super::locators::{Locator, bare, labelled};
use super::running::behind_editor;
use crate::scan::Sort;
use crate::suggestion::CitedWork;

/// What was found in a run of tokens.
#[derive(Default)]
pub(super) struct Material {
    /// Names at the beginning.
    pub author: Option<Range<usize>>,
    /// Whether these are more than one name: "and", "et al.", initials.
    pub has_full_names: bool,
    /// A year right behind the names.
    pub is_author_year: bool,
    pub title: Option<Range<usize>>,
    pub is_title_quoted: bool,
    pub year: Option<usize>,
    pub locator: Option<Locator>,
    /// Whether the place in the work has a label.
    pub is_labelled: bool,
    pub has_publisher: bool,
    pub has_place: bool,
    /// "Berlin: Verlag".
    pub has_imprint: bool,
    pub is_periodical: bool,
    pub is_reference: bool,
    pub has_part: bool,
    pub is_same: bool,
    pub is_archive: bool,
    pub leads: Option<usize>,
    pub is_event: bool,
    /// "Simpson to Arneth, 3 May 1848".
    is_letter: bool,
    /// Of a hundred of its words so many begin with a capital.
    pub large: usize,
    pub words: usize,
    has_month: bool,
    is_range: bool,
}

impl Material {
    /// Reads a run of tokens.
    pub fn of(line: &Line<'_>, run: Range<usize>) -> Material {
        let mut found = Material::default();
        let mut from = run.start;
        if line.has(from, Roles::LEAD) {
            found.leads = Some(from);
            while from < run.end
                && (line.has(from, Roles::LEAD)
                    || matches!(line.said(from), "." | ":" | "also" | "auch" | "g" | "n" | "nach" | "in" | "further"))
            {
                from += 1;
            }
        }
        found.is_event = line.has(from, Roles::EVENT.or(Roles::MONTH));
        let names = line.names(from).min(run.end);
        if names > from && !found.is_event {
            found.author = Some(from..names);
            found.has_full_names = (from..names)
                .any(|at| matches!(line.said(at), "and" | "&" | "und" | "al" | "/") || line.is_initial(at));
        }
        let names = if found.author.is_some() { behind_editor(line, names).min(run.end) } else { names };
        let behind = names + usize::from(line.is(names, ","));
        found.is_letter = found.is_from_one_to_another(line, names, run.end);
        found.is_author_year = names > from && line.is_year(behind) && behind < run.end;
        let mut large = 0;
        let mut at = from;
        while at < run.end {
            at = found.read(line, at, run.end);
        }
        for at in run.clone().filter(|at| line.sort(*at) == Some(Sort::Word)) {
            found.words += 1;
            large += usize::from(line.is_large(at));
            found.leads = found.leads.or(line.has(at, Roles::LEAD).then_some(at));
        }
        found.large = large * 100 / found.words.max(1);
        found.find_title(line, names, &run);
        found
    }

    /// Whether these are a letter's writer, its reader and its date.
    fn is_from_one_to_another(&self, line: &Line<'_>, names: usize, end: usize) -> bool {
        let other = line.names(names + 1).min(end);
        let is_dated = (other..end).any(|at| line.is_year(at) || line.has(at, Roles::MONTH));
        self.author.is_some()
            && matches!(line.said(names), "to" | "an")
            && other > names + 1
            && line.is(other, ",")
            && is_dated
    }

    /// Reads one token; gives the next.
    fn read(&mut self, line: &Line<'_>, at: usize, end: usize) -> usize {
        let Some(token) = line.get(at) else { return at + 1 };
        // A page says more than a volume.
        if self.locator.as_ref().is_none_or(|locator| locator.label != "page")
            && let Some(locator) = labelled(line, at).filter(|locator| locator.to <= end)
        {
            let to = locator.to;
            (self.locator, self.is_labelled) = (Some(locator), true);
            return to;
        }
        if token.is_year {
            let before = |back: usize| at.checked_sub(back);
            let other = before(1).is_some_and(|dash| line.is_dash(dash))
                && before(2).is_some_and(|year| line.is_year(year))
                || line.is_dash(at + 1) && line.is_number(at + 2);
            self.is_range |= other;
            if !other {
                self.year = Some(at);
                if let Some(locator) = bare(line, at + 1).filter(|locator| locator.to <= end && self.locator.is_none())
                {
                    let to = locator.to;
                    self.locator = Some(locator);
                    return to;
                }
            }
        }
        let roles = token.roles;
        let is_number_next = line.is_number(at + 1) || line.is(at + 1, ".") && line.is_number(at + 2);
        self.has_publisher |= token.is_large && roles.has(Roles::PUBLISHER);
        self.has_place |= token.is_large && roles.has(Roles::PLACE);
        self.has_imprint |= token.is_large
            && (roles.has(Roles::PLACE) || self.words == 0)
            && line.is(at + 1, ":")
            && line.is_large(at + 2)
            && roles.has(Roles::PLACE);
        self.is_periodical |= token.is_large && roles.has(Roles::PERIODICAL);
        self.is_reference |= token.is_large && roles.has(Roles::REFERENCE);
        self.has_month |= roles.has(Roles::MONTH);
        self.has_part |= roles.has(Roles::PART) && (line.is(at + 1, ".") || is_number_next)
            || line.is(at, "s") && line.is(at + 1, ".") && line.is(at + 2, "v");
        self.is_same |= roles.has(Roles::SAME)
            || line.is(at, "a") && line.is(at + 1, ".") && line.is(at + 2, "a") && line.is(at + 4, "O");
        let is_sign =
            roles.has(Roles::SIGN) && line.said(at).chars().filter(|c| c.is_uppercase()).count() > 1 && is_number_next;
        self.is_archive |= is_sign || roles.has(Roles::HOLDING) && is_number_next;
        at + 1
    }

    /// A title: what is quoted, or what stands in capitals behind the names, or before the year where there are none.
    fn find_title(&mut self, line: &Line<'_>, names: usize, run: &Range<usize>) {
        let quoted = run.clone().find(|at| line.is_open_quote(*at));
        let closed = quoted.and_then(|open| (open + 2..run.end).find(|at| line.is_quote(*at)));
        if let (Some(open), Some(close)) = (quoted, closed)
            && line.is_large(open + 1)
        {
            self.is_title_quoted = true;
            self.title = Some(open + 1..close);
            return;
        }
        let has_names = self.author.is_some() && matches!(line.said(names), "," | ":" | ".") && names + 1 < run.end;
        let from = if has_names { names + 1 } else { self.author.as_ref().map_or(run.start, |author| author.start) };
        let stop = (from..run.end).find(|at| {
            matches!(line.said(*at), "," | "(" | ";")
                || line.is(*at, ".") && !line.is_initial(at.wrapping_sub(1))
                || line.is_year(*at) && *at > from
        });
        let to = stop.unwrap_or(run.end);
        let is_author = self.is_author_year && self.author.as_ref().is_some_and(|author| author.end >= to);
        if !is_author && self.is_titled(line, from..to) {
            self.title = Some(from..to);
            if !has_names && self.author.as_ref().is_some_and(|author| author.end >= to) && !self.is_author_year {
                self.author = None;
            }
        }
    }

    /// Whether words are written as a title is: capitals, and small words that join.
    fn is_titled(&self, line: &Line<'_>, run: Range<usize>) -> bool {
        let words = || run.clone().filter(|at| line.sort(*at) == Some(Sort::Word));
        let large = words().filter(|at| line.is_large(*at)).count();
        let other = words().filter(|at| !line.is_large(*at) && !line.has(*at, Roles::JOINING)).count();
        line.is_large(run.start) && large > 0 && other * 2 <= large && words().count() > 1
    }

    /// How surely this is a citation, where it stands in brackets or alone.
    pub fn score(&self) -> f32 {
        let many = self.words > 1;
        if self.is_letter {
            return 0.85;
        }
        let is_plain_event = self.is_event && !self.is_labelled && !self.has_publisher && !self.is_title_quoted;
        if self.is_same || self.is_archive && many {
            return 0.9;
        }
        if self
            .locator
            .as_ref()
            .is_some_and(|locator| self.is_labelled && (locator.label == "page" || locator.label == "folio"))
        {
            return 0.92;
        }
        if is_plain_event || self.is_range && self.year.is_none() && !self.has_publisher && self.locator.is_none() {
            return 0.0;
        }
        if self.is_author_year {
            return match (self.locator.is_some() || self.has_full_names, self.has_place) {
                (true, _) => 0.93,
                (false, true) => 0.2,
                (false, false) if self.words <= 3 => 0.75,
                (false, false) => 0.4,
            };
        }
        self.score_of_work()
    }

    /// How surely names, a title, a year and who printed it are a work.
    fn score_of_work(&self) -> f32 {
        let (has_title, has_year, has_place) = (self.title.is_some(), self.year.is_some(), self.locator.is_some());
        let is_printed = self.has_publisher || self.has_place;
        let is_told_apart = self.author.is_some() && !self.has_month || self.is_title_quoted || is_printed;
        if has_title && has_year && (is_told_apart || self.is_labelled || self.has_part) {
            return 0.85;
        }
        if self.has_imprint && self.words > 1 || self.has_publisher && has_year {
            return 0.85;
        }
        if self.is_periodical && (has_year || has_place || self.has_part) {
            return 0.85;
        }
        if self.is_reference && (self.has_part || has_year || has_place)
            || has_title && (self.is_labelled || self.has_part)
        {
            return 0.8;
        }
        let is_named = has_title || self.author.is_some();
        if self.leads.is_some() && is_named && (has_year || has_place || self.is_title_quoted) {
            return 0.8;
        }
        if self.is_labelled { 0.55 } else { 0.0 }
    }

    /// What it names.
    pub fn work(&self, line: &Line<'_>) -> CitedWork {
        let text = |run: &Range<usize>| {
            let said = line.written(run.clone()).trim_end_matches([',', ':', ';', ' ']).trim();
            (!said.is_empty()).then(|| said.to_owned())
        };
        let (mut author, mut title) = (self.author.as_ref().and_then(text), self.title.as_ref().and_then(text));
        // "Scott's Last Expedition" is whose, and what.
        let named = author.as_deref().or(title.as_deref()).unwrap_or_default();
        let owner = named.split_once("'s ").or_else(|| named.split_once("’s "));
        let owned = owner.filter(|(_, work)| work.starts_with(char::is_uppercase));
        if let Some((owner, work)) = owned.map(|(owner, work)| (owner.to_owned(), work.to_owned())) {
            (author, title) = (Some(owner), Some(work));
        }
        CitedWork {
            author,
            title,
            year: self.year.map(|at| line.said(at).to_owned()),
            locator_label: self.locator.as_ref().map(|locator| locator.label),
            locator: self.locator.as_ref().map(|locator| locator.place.clone()),
            ..CitedWork::default()
        }
    }

    /// The code of why.
    pub fn code(&self) -> &'static str {
        if self.is_same {
            "same-as-before"
        } else if self.is_archive {
            "archive-mark"
        } else if self.is_author_year {
            "author-and-year"
        } else if self.is_periodical && self.title.is_none() {
            "periodical"
        } else if self.title.is_some() || self.author.is_some() {
            "work-named"
        } else {
            "place-in-a-work"
        }
    }
}
