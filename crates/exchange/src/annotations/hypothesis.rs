//! A row of Hypothesis' API, which is also an item of its client's export.
//!
//! A row has one target; a note on the page and a reply have a target without selectors, and a reply names what it
//! replies to, the first of the thread first. What was moderated away is marked as hidden, and comes in all the same.

use obelus_model::Extra;
use serde_json::Value;

use super::aims::aims;
use super::node::{Node, Read};
use super::told::{Aim, Author, Gloss, Provenance, Tool};

/// The group of everybody, which says nothing.
const EVERYBODY: &str = "__world__";

/// Reads a row.
pub(super) fn gloss(row: &Node<'_, '_>) -> Read<Gloss> {
    let mut aims = aims(row)?;
    if aims.is_empty() {
        aims.push(Aim::default());
    }
    if let Some(uri) = row.text("uri")? {
        // Both are the page: as the browser named it, and as the server knows it.
        for aim in aims.iter_mut().filter(|aim| !aim.addresses.iter().any(|address| address == uri)) {
            aim.addresses.push(uri.to_owned());
        }
    }
    let mut tags = Vec::new();
    row.each("tags", |tag| {
        tags.push(tag.as_text()?.to_owned());
        Ok(())
    })?;
    let mut replies_to = Vec::new();
    row.each("references", |reference| {
        replies_to.push(reference.as_text()?.to_owned());
        Ok(())
    })?;
    let from = provenance(row)?;
    let mut gloss = Gloss { from, aims, replies_to, tags, note: row.prose("text")?, judged: None };
    if gloss.from.id.is_empty() {
        gloss.from.id = gloss.id_of_content();
    }
    Ok(gloss)
}

fn provenance(row: &Node<'_, '_>) -> Read<Provenance> {
    let mut more = Extra::new();
    if let Some(group) = row.text("group")?.filter(|group| *group != EVERYBODY) {
        more.insert("group".to_owned(), Value::from(group));
    }
    for key in ["hidden", "flagged"] {
        if row.flag(key)? {
            more.insert(key.to_owned(), Value::Bool(true));
        }
    }
    let url = match row.get("links")? {
        Some(links) => links.text("html")?.or(links.text("incontext")?),
        None => None,
    };
    let created = row.time("created")?;
    Ok(Provenance {
        tool: Tool::Hypothesis,
        id: row.text("id")?.unwrap_or_default().to_owned(),
        url: url.map(str::to_owned),
        author: author(row)?,
        created,
        modified: row.time("updated")?.or(created),
        more,
    })
}

/// The name that is shown, else that of the account: `acct:name@server`.
fn author(row: &Node<'_, '_>) -> Read<Option<Author>> {
    let shown = match row.get("user_info")? {
        Some(shown) => shown.text("display_name")?,
        None => None,
    };
    let account = row.text("user")?.filter(|account| !account.is_empty());
    let name = account.map(|account| account.strip_prefix("acct:").unwrap_or(account));
    let name = name.map(|name| name.split('@').next().unwrap_or(name));
    let name = shown.filter(|shown| !shown.trim().is_empty()).or(name);
    let author = Author { name: name.map(str::to_owned), id: account.map(str::to_owned) };
    Ok((author != Author::default()).then_some(author))
}
