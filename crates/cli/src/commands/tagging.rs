//! Tags by name: those that the codebook has, and those that are yet to be made.
//!
//! A tag that is missing is made after the judgement that bears it: what is refused must not leave a tag behind. It is an op
//! of its own, and so is putting it on; both are said.

use obelus_desk::model::TagId;
use obelus_desk::wire::{CreateTag, Nothing, TagRow, Written};
use obelus_desk::{Desk, Fault, FaultCode};

use crate::answer::Answer;
use crate::table::one_line;

/// The tags that the arguments name.
pub(super) struct Tagging {
    /// Those that are there.
    pub known: Vec<TagId>,
    /// The names of those that are not.
    missing: Vec<String>,
}

impl Tagging {
    /// Looks the names up in the codebook, letter case aside.
    pub async fn look_up(desk: &Desk, names: &[String]) -> Result<Tagging, Fault> {
        let mut tagging = Tagging { known: Vec::new(), missing: Vec::new() };
        if names.is_empty() {
            return Ok(tagging);
        }
        let codebook: Vec<TagRow> = desk.ask("list_tags", &Nothing {}).await?;
        for name in names {
            let lower = name.trim().to_lowercase();
            if lower.is_empty() {
                return Err(Fault::new(FaultCode::NameEmpty, "", ""));
            }
            match codebook.iter().find(|tag| tag.name.to_lowercase() == lower) {
                Some(tag) if tagging.known.contains(&tag.id) => {}
                Some(tag) => tagging.known.push(tag.id),
                None if tagging.missing.iter().any(|other| other.to_lowercase() == lower) => {}
                None => tagging.missing.push(name.trim().to_owned()),
            }
        }
        Ok(tagging)
    }

    /// Makes those that are missing and answers all of them; `None` where none was missing.
    pub async fn complete(self, desk: &Desk, answer: &Answer) -> Result<Option<Vec<TagId>>, Fault> {
        if self.missing.is_empty() {
            return Ok(None);
        }
        let mut tags = self.known;
        for name in self.missing {
            let tag = CreateTag { name: name.clone(), color: None, definition: None, parent: None };
            let written: Written = desk.ask("create_tag", &tag).await?;
            answer.note(&format!("new tag in the codebook: {}", one_line(&name, 80)));
            let unfit = || Fault::new(FaultCode::Internal, name, "a tag without an id");
            tags.push(written.id.and_then(|id| id.parse().ok()).ok_or_else(unfit)?);
        }
        Ok(Some(tags))
    }
}
