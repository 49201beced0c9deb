//! `tags`: the codebook.

use obelus_desk::wire::{Nothing, TagRow};

use crate::answer::Answer;
use crate::place::Place;
use crate::stop::Stop;
use crate::table::{one_line, table};

pub(super) async fn run(place: Place, answer: &Answer) -> Result<(), Stop> {
    let desk = place.to_read()?;
    let tags: Vec<TagRow> = desk.ask("list_tags", &Nothing {}).await?;
    if tags.is_empty() {
        answer.note("no tags yet; `judge --tag T` makes one");
    }
    answer.give(&tags, || words(&tags))
}

fn words(tags: &[TagRow]) -> String {
    if tags.is_empty() {
        return String::new();
    }
    let row = |tag: &TagRow| {
        [
            one_line(&tag.name, 40),
            tag.uses.to_string(),
            tag.color.to_string(),
            one_line(tag.definition.as_deref().unwrap_or_default(), 80),
        ]
    };
    table(["tag", "uses", "colour", "definition"], &tags.iter().map(row).collect::<Vec<_>>())
}
