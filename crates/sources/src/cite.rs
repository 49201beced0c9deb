//! A citation of one item: how it stands in a list, and how the text or a note refers to it.
//!
//! A CSL engine makes it (hayagriva), by the styles of the CSL project that come with it; offline. What that engine cannot
//! take, or would lose, is handed over in another shape and put right behind it (`cite/item.rs`).
//! Invariant: never fails, whatever the item says. Not here: several items in one citation, disambiguation.

mod item;
mod out;

use std::sync::LazyLock;

use hayagriva::archive::{ArchivedStyle, locales};
use hayagriva::citationberg::taxonomy::Locator;
use hayagriva::citationberg::{self, IndependentStyle, Locale, LocaleCode};
use hayagriva::{
    BibliographyDriver, BibliographyRequest, CitationItem, CitationRequest, LocatorPayload, SpecificLocator,
};

use crate::Csl;

/// A citation style.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// The Chicago Manual of Style, 18th edition, notes and bibliography.
    Chicago,
    /// The American Psychological Association, 7th edition.
    Apa,
    /// The Modern Language Association, 9th edition.
    Mla,
}

/// The language of the words between the parts (`edited by`, `hrsg. von`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tongue {
    /// American English, in which the three styles are written.
    #[default]
    English,
    /// German.
    German,
}

/// A place in a source, as CSL names it: `page` `208-209`. A kind that CSL does not know is written before its value.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    /// The kind of place.
    pub label: &'a str,
    /// Which one; it need be no number.
    pub value: &'a str,
}

/// A citation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cited {
    /// The entry of a bibliography.
    pub text: String,
    /// The same in HTML: `i`, `b`, `sup`, `sub` and text.
    pub html: String,
    /// How the text refers to it, with the place: a note in Chicago, parentheses in APA and MLA.
    pub in_text: String,
}

/// Cites an item.
pub fn cite(csl: &Csl, style: Style, place: Option<Place<'_>>, tongue: Tongue) -> Cited {
    let cited = cite_as_it_is(csl, style, place, tongue);
    if !cited.text.trim().is_empty() {
        return cited;
    }
    // A style may have no entry for a type (Chicago has none for `document` and `manuscript`, which it leaves to notes).
    let mut report = csl.clone();
    report.insert("type".to_owned(), "report".into());
    let Cited { text, html, in_text } = cite_as_it_is(&report, style, place, tongue);
    Cited { text, html, in_text: if cited.in_text.trim().is_empty() { in_text } else { cited.in_text } }
}

fn cite_as_it_is(csl: &Csl, style: Style, place: Option<Place<'_>>, tongue: Tongue) -> Cited {
    let mut prepared = item::prepare(csl, tongue);
    let Some(sheet) = sheet(style) else { return bare(csl) };
    let locale = Some(LocaleCode(code(tongue).to_owned()));
    let (label, value) = locator(place);
    // The engine leaves the kind of place out where the value is no number (`chapter ix`).
    let value = if label == Locator::Custom { value } else { prepared.numbered(value) };
    let place = place.map(|_| SpecificLocator(label, LocatorPayload::Str(&value)));
    let mut driver = BibliographyDriver::new();
    let cited = CitationItem::new(&prepared.item, place, None, false, None);
    // A note number: what stands in a note begins it.
    driver.citation(CitationRequest::new(vec![cited], sheet, locale.clone(), &LOCALES, Some(1)));
    let rendered = driver.finish(BibliographyRequest { style: sheet, locale, locale_files: &LOCALES });
    let note = rendered.citations.first().map(|citation| out::write(&citation.citation, out::Form::Plain));
    let entry = rendered.bibliography.as_ref().and_then(|list| list.items.first());
    let entry = |form| {
        let head = entry.and_then(|entry| entry.first_field.as_ref()).map(|field| out::write_one(field, form));
        let rest = entry.map(|entry| out::write(&entry.content, form));
        [head, rest].into_iter().flatten().collect::<Vec<_>>().join(" ")
    };
    let mended = |text: String, form| prepared.mend(&text, form);
    Cited {
        text: mended(entry(out::Form::Plain), out::Form::Plain),
        html: mended(entry(out::Form::Html), out::Form::Html),
        in_text: mended(note.unwrap_or_default(), out::Form::Plain),
    }
}

fn locator(place: Option<Place<'_>>) -> (Locator, String) {
    let Some(Place { label, value }) = place else { return (Locator::Page, String::new()) };
    match label.parse() {
        Ok(known) => (known, value.to_owned()),
        Err(()) => (Locator::Custom, format!("{label} {value}").trim().to_owned()),
    }
}

fn code(tongue: Tongue) -> &'static str {
    match tongue {
        Tongue::English => "en-US",
        Tongue::German => "de-DE",
    }
}

/// The words of the languages that are offered; read once, for there are sixty others in the same place.
static LOCALES: LazyLock<Vec<Locale>> = LazyLock::new(|| {
    let wanted = [Tongue::English, Tongue::German].map(code);
    let is_wanted = |locale: &Locale| locale.lang.as_ref().is_some_and(|lang| wanted.contains(&lang.0.as_str()));
    locales().into_iter().filter(is_wanted).collect()
});

static CHICAGO: LazyLock<Option<IndependentStyle>> = LazyLock::new(|| read(ArchivedStyle::ChicagoNotes));
static APA: LazyLock<Option<IndependentStyle>> =
    LazyLock::new(|| read(ArchivedStyle::AmericanPsychologicalAssociation));
static MLA: LazyLock<Option<IndependentStyle>> = LazyLock::new(|| read(ArchivedStyle::ModernLanguageAssociation));

fn sheet(style: Style) -> Option<&'static IndependentStyle> {
    match style {
        Style::Chicago => CHICAGO.as_ref(),
        Style::Apa => APA.as_ref(),
        Style::Mla => MLA.as_ref(),
    }
}

/// What stands for a citation where there is no style; a test cites by each, so that there is.
fn bare(csl: &Csl) -> Cited {
    let text = crate::label(csl);
    Cited { html: out::escaped(&text, out::Form::Html), in_text: text.clone(), text }
}

/// A whole style; one that only names another is none.
fn read(style: ArchivedStyle) -> Option<IndependentStyle> {
    match style.get() {
        citationberg::Style::Independent(style) => Some(style),
        citationberg::Style::Dependent(_) => None,
    }
}
