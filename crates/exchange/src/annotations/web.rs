//! A Web Annotation (W3C Recommendation of 23 February 2017): something said of a text, or, as `write_w3c` writes them,
//! evidence on a claim and links between claims.

use obelus_model::{Extra, Locator, Relation, Stance};

use super::aims::aims;
use super::bodies::{Body, bare, bodies};
use super::judged::sort;
use super::node::{Node, Read};
use super::told::{Aim, Annotations, Author, Bond, Brought, Gloss, Provenance, Tool};
use crate::w3c::cito;

/// The places in sources that CSL 1.0.2 has names for; `write_w3c` writes one before the place.
const LOCATORS: [&str; 31] = [
    "act",
    "appendix",
    "article-locator",
    "book",
    "canon",
    "chapter",
    "column",
    "elocation",
    "equation",
    "figure",
    "folio",
    "issue",
    "line",
    "note",
    "opus",
    "page",
    "paragraph",
    "part",
    "rule",
    "scene",
    "section",
    "sub-verbo",
    "sub verbo",
    "supplement",
    "surah",
    "table",
    "timestamp",
    "title-locator",
    "verse",
    "version",
    "volume",
];

/// Reads one, and puts it where it belongs.
pub(super) fn annotation(node: &Node<'_, '_>, read: &mut Annotations) -> Read<()> {
    let mut motivations = Vec::new();
    node.each("motivation", |motivation| {
        motivations.push(bare(motivation.as_text()?));
        Ok(())
    })?;
    let (aims, bodies, from) = (aims(node)?, bodies(node)?, provenance(node)?);
    if motivations.contains(&"linking")
        && let Some(other) = only_whole(&aims)
    {
        if let Some(stance) = bodies.iter().find_map(stance) {
            read.brought.push(brought(from, other, stance, &bodies));
            return Ok(());
        }
        if let Some((relation, done_to)) = relation(&bodies) {
            let note = bodies.iter().find(|body| body.purpose == "commenting").and_then(|body| body.words.clone());
            read.bonds.push(Bond { from, relation, doer: other.to_owned(), done_to, note });
            return Ok(());
        }
    }
    let sorted = sort(&bodies, &motivations);
    let note = sorted.note();
    let mut gloss = Gloss { from, aims, replies_to: Vec::new(), tags: sorted.tags, note, judged: sorted.judged };
    if gloss.from.id.is_empty() {
        gloss.from.id = gloss.id_of_content();
    }
    read.glosses.push(gloss);
    Ok(())
}

fn provenance(node: &Node<'_, '_>) -> Read<Provenance> {
    let id = node.text("id")?.or(node.text("@id")?).unwrap_or_default();
    let is_page = ["http://", "https://"].iter().any(|scheme| id.starts_with(scheme));
    let created = node.time("created")?;
    Ok(Provenance {
        tool: Tool::WebAnnotation,
        id: id.to_owned(),
        url: is_page.then(|| id.to_owned()),
        author: author(node)?,
        created,
        modified: node.time("modified")?.or(created),
        more: Extra::new(),
    })
}

/// Section 3.3.2: a person, or several, by name or only by address.
fn author(node: &Node<'_, '_>) -> Read<Option<Author>> {
    let (mut names, mut id) = (Vec::new(), None);
    node.each("creator", |creator| {
        let iri = creator.iri()?.filter(|iri| !iri.is_empty());
        id = id.take().or(iri.map(str::to_owned));
        if creator.value.is_object() {
            names.extend(creator.first_text("name")?.or(creator.first_text("nickname")?));
        }
        Ok(())
    })?;
    names.retain(|name| !name.trim().is_empty());
    let author = Author { name: (!names.is_empty()).then(|| names.join(", ")), id };
    Ok((author != Author::default()).then_some(author))
}

/// The address of the only target, where it is meant as a whole.
fn only_whole(aims: &[Aim]) -> Option<&str> {
    match aims {
        [only] if !only.has_words() => only.addresses.first().map(String::as_str),
        _ => None,
    }
}

fn stance(body: &Body) -> Option<Stance> {
    let word = body.iri.as_deref().filter(|_| body.purpose == "tagging")?;
    Stance::ALL.iter().copied().find(|stance| cito(*stance) == word)
}

/// The first body is what the link is to, a tag says how.
fn relation(bodies: &[Body]) -> Option<(Relation, String)> {
    let (first, rest) = bodies.split_first()?;
    let to = first.iri.clone().filter(|_| first.part.is_none() && first.purpose.is_empty())?;
    let word = rest.iter().find(|body| body.purpose == "tagging")?.words.as_deref()?;
    Some((word.parse().ok()?, to))
}

fn brought(from: Provenance, claim: &str, stance: Stance, bodies: &[Body]) -> Brought {
    let mut brought = Brought {
        from,
        claim: claim.to_owned(),
        stance,
        source: (None, None, None),
        locator: None,
        quote: None,
        passage: None,
        url: None,
        note: None,
    };
    for body in bodies {
        match (body.purpose.as_str(), &body.words, &body.iri) {
            ("identifying", Some(words), _) => identify(&mut brought, words),
            ("identifying", None, Some(iri)) => {
                let id = iri.strip_prefix("urn:uuid:").and_then(|id| id.parse().ok());
                match id {
                    Some(id) => brought.source.0 = Some(id),
                    None => brought.source.1 = Some(iri.clone()),
                }
            }
            ("describing", Some(words), _) => brought.quote = Some(words.clone()),
            ("linking", None, Some(_)) if body.part.is_some() => brought.passage = body.part.clone(),
            ("linking", None, Some(iri)) => brought.url = Some((iri.clone(), body.day.clone())),
            ("tagging", None, _) => {}
            (_, Some(words), _) => {
                let before = brought.note.take().map(|note| note + "\n\n").unwrap_or_default();
                brought.note = Some(before + words);
            }
            _ => {}
        }
    }
    brought
}

/// The title of the source, or after it the place in the source: `page 208-209`.
fn identify(brought: &mut Brought, words: &str) {
    let place = LOCATORS.iter().find_map(|label| Some((*label, words.strip_prefix(label)?.strip_prefix(' ')?)));
    match place {
        Some((label, value)) => {
            // What looked like a place before this one was the title.
            let before = brought.locator.take().map(|before| format!("{} {}", before.label, before.value));
            brought.source.2 = brought.source.2.take().or(before);
            brought.locator = Some(Locator { label: label.to_owned(), value: value.to_owned() });
        }
        None => brought.source.2 = Some(words.to_owned()),
    }
}
