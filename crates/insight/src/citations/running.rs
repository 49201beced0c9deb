//! Sources named in running text: "see Woodman, Unravelling …, p. 12", "Stalin: A biography by Robert Service see Pg: 143",
//! "as I remember from Sudoplatov's memoirs", "the New York Times of 7 September 1909".

mod aired;
mod kept;
mod leads;
mod memoirs;
mod owned;
mod papers;
mod places;
mod printed;
mod records;
mod reports;
mod works;

pub(super) use leads::ends_in_work;
pub(super) use printed::behind_editor;

use super::Cited;
use super::line::Line;

pub(super) fn look(line: &Line<'_>, cited: &mut Vec<Cited>) {
    for at in 0..line.tokens.len() {
        cited.extend(leads::at_lead(line, at));
        cited.extend(printed::at_printed(line, at));
        cited.extend(places::at_locator(line, at));
        cited.extend(leads::at_author_year(line, at));
        cited.extend(works::at_owner(line, at));
        cited.extend(works::at_by(line, at));
        cited.extend(works::at_titled(line, at));
        cited.extend(works::at_recalled(line, at));
        cited.extend(places::at_same(line, at));
        cited.extend(places::at_classic(line, at));
        cited.extend(works::at_quoted(line, at));
        cited.extend(memoirs::at_memoir(line, at));
        cited.extend(memoirs::at_document(line, at));
        cited.extend(records::at_record(line, at));
        cited.extend(records::at_numbered(line, at));
        cited.extend(records::at_letter(line, at));
        owned::look(line, at, cited);
        aired::look(line, at, cited);
        cited.extend(papers::at_periodical(line, at));
        cited.extend(papers::at_reference(line, at));
        cited.extend(kept::at_sign(line, at));
        cited.extend(kept::at_code(line, at));
        cited.extend(kept::at_papers(line, at));
        cited.extend(kept::at_office(line, at));
        cited.extend(reports::at_reporter(line, at));
        cited.extend(reports::at_edition(line, at));
    }
}
