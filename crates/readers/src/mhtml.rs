//! Web pages saved with their parts (RFC 2557): MIME around HTML.
//!
//! Invariant: only the page is decoded, not its pictures; parts are found in one pass over the lines, and nesting is a
//! stack of boundaries of bounded height. Read by hand: what is needed of MIME is two encodings and a boundary. Not
//! here: the page (`html`).

mod transfer;

use self::transfer::{decode_base64, decode_quoted, decode_words};
use crate::html::read_page;
use crate::structure::Metadata;
use crate::{Ask, MediaType, ReadFault, Reading};

/// How far the first header may be from the beginning, and how long headers may be, in bytes.
const HEAD: usize = 64 * 1024;
/// How many parts are looked at: a page with more pictures than that is shown by no browser.
const MOST_PARTS: usize = 20_000;
/// How deep multiparts nest; browsers write one level, mail programs three.
const MOST_LEVELS: usize = 16;

/// Whether a text is a saved page: headers of a message that is made of parts, and a browser's sign of having made it.
pub(crate) fn is_mhtml(bytes: &[u8]) -> bool {
    let head = bytes.get(..HEAD.min(bytes.len())).unwrap_or_default();
    let start = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    // A text of another kind is told from this by its first line alone.
    let first = start.split(|&byte| byte == b'\n').next().unwrap_or_default();
    if !first.iter().position(|&byte| byte == b':').is_some_and(|at| at > 0 && is_field_name(first.get(..at))) {
        return false;
    }
    let (headers, _) = Headers::read(start);
    let kind = headers.get("content-type").unwrap_or_default().to_ascii_lowercase();
    let is_message = headers.get("mime-version").is_some() || headers.get("snapshot-content-location").is_some();
    is_message && (kind.starts_with("multipart/related") || kind.starts_with("multipart/alternative"))
}

fn is_field_name(name: Option<&[u8]>) -> bool {
    name.is_some_and(|name| name.iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b'-'))
}

pub(crate) fn read(bytes: &[u8], ask: &Ask) -> Result<Reading, ReadFault> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let (headers, body) = Headers::read(bytes.trim_ascii_start());
    let page = find_page(&headers, body).ok_or_else(|| damaged("no page among its parts"))?;
    let encoding = page.headers.get("content-transfer-encoding").unwrap_or_default().trim().to_ascii_lowercase();
    let content = match encoding.as_str() {
        "quoted-printable" => decode_quoted(page.body),
        "base64" => decode_base64(page.body),
        _ => page.body.to_vec(),
    };
    let address = headers.get("snapshot-content-location").or_else(|| page.headers.get("content-location"));
    let address = address.map(|address| address.split_whitespace().collect::<String>());
    let address = address.filter(|address| crate::html::about::is_address(address));
    let charset = page.headers.parameter("content-type", "charset");
    let reading = read_page(&content, ask, charset.as_deref(), address)?;
    let subject = headers.get("subject").map(decode_words).and_then(|subject| crate::html::about::tidy(&subject));
    let title = reading.metadata.title.or(subject);
    Ok(Reading { media_type: MediaType::Mhtml, metadata: Metadata { title, ..reading.metadata }, ..reading })
}

/// A part: its headers and its bytes as they are written.
struct Part<'a> {
    headers: Headers,
    body: &'a [u8],
}

/// The page among the parts: the one that is named as the root, else the first of HTML.
fn find_page<'a>(headers: &Headers, body: &'a [u8]) -> Option<Part<'a>> {
    let root = headers.parameter("content-type", "start");
    let mut boundaries = vec![headers.parameter("content-type", "boundary")?];
    let mut first = None;
    let mut open: Option<(Headers, usize)> = None;
    let mut count = 0;
    let mut at = 0;
    while at <= body.len() {
        let line_start = at;
        let rest = body.get(at..).unwrap_or_default();
        let length = rest.iter().position(|&byte| byte == b'\n').map_or(rest.len(), |end| end + 1);
        at += length.max(1);
        let line = rest.get(..length).unwrap_or_default().trim_ascii_end();
        let is_end = line_start >= body.len();
        let level = boundary_level(line, &boundaries);
        if level.is_none() && !is_end {
            continue;
        }
        if let Some((headers, start)) = open.take() {
            let body = without_last_break(body.get(start..line_start).unwrap_or_default());
            let is_root = root.is_some() && headers.get("content-id").map(str::trim) == root.as_deref();
            if headers.is_page() && (is_root || first.is_none()) {
                first = Some(Part { headers, body });
                if is_root || root.is_none() {
                    return first;
                }
            }
        }
        let Some((level, is_last)) = level else { break };
        boundaries.truncate(if is_last { level } else { level + 1 });
        count += 1;
        if is_last || count > MOST_PARTS {
            continue;
        }
        let (headers, inner) = Headers::read(body.get(at..).unwrap_or_default());
        at = body.len() - inner.len();
        let boundary = headers.parameter("content-type", "boundary").filter(|_| headers.is_multipart());
        match boundary.filter(|_| boundaries.len() < MOST_LEVELS) {
            Some(boundary) => boundaries.push(boundary),
            None => open = Some((headers, at)),
        }
    }
    first
}

/// Which of the open multiparts a line belongs to as a boundary, and whether it ends that.
fn boundary_level(line: &[u8], boundaries: &[String]) -> Option<(usize, bool)> {
    let name = line.strip_prefix(b"--")?;
    boundaries.iter().enumerate().rev().find_map(|(level, boundary)| {
        let after = name.strip_prefix(boundary.as_bytes())?;
        match after {
            b"" => Some((level, false)),
            b"--" => Some((level, true)),
            _ => None,
        }
    })
}

/// The line end before a boundary belongs to the boundary.
fn without_last_break(body: &[u8]) -> &[u8] {
    let body = body.strip_suffix(b"\n").unwrap_or(body);
    body.strip_suffix(b"\r").unwrap_or(body)
}

/// Header fields, unfolded; names in small letters.
struct Headers(Vec<(String, String)>);

impl Headers {
    /// Reads fields up to the first empty line; answers what is behind it.
    fn read(bytes: &[u8]) -> (Headers, &[u8]) {
        let mut fields: Vec<(String, String)> = Vec::new();
        let mut rest = bytes;
        while let Some(end) = rest.iter().take(HEAD).position(|&byte| byte == b'\n') {
            let (line, after) = rest.split_at_checked(end + 1).unwrap_or((rest, b""));
            let text = String::from_utf8_lossy(line);
            let text = text.trim_end();
            rest = after;
            if text.is_empty() {
                break;
            }
            if text.starts_with([' ', '\t']) {
                if let Some((_, value)) = fields.last_mut().filter(|(_, value)| value.len() < HEAD) {
                    value.push(' ');
                    value.push_str(text.trim_start());
                }
            } else if let Some((name, value)) = text.split_once(':')
                && fields.len() < 200
            {
                fields.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
            }
        }
        (Headers(fields), rest)
    }

    fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(field, _)| field == name).map(|(_, value)| value.as_str())
    }

    /// A parameter of a field, out of its quotes.
    fn parameter(&self, field: &str, name: &str) -> Option<String> {
        let mut rest = self.get(field)?.split_once(';')?.1;
        loop {
            let (key, after) = rest.split_once('=')?;
            let after = after.trim_start();
            let (value, next) = match after.strip_prefix('"') {
                Some(quoted) => quoted.split_once('"').unwrap_or((quoted, "")),
                None => after
                    .split_once(';')
                    .map_or((after, ""), |(value, _)| (value, after.get(value.len()..).unwrap_or(""))),
            };
            if key.trim_matches([';', ' ', '\t']).eq_ignore_ascii_case(name) {
                return Some(value.trim().to_owned()).filter(|value| !value.is_empty());
            }
            rest = next.trim_start_matches([';', ' ', '\t']);
        }
    }

    fn is_page(&self) -> bool {
        let kind = self.get("content-type").unwrap_or_default().to_ascii_lowercase();
        kind.starts_with("text/html") || kind.starts_with("application/xhtml+xml")
    }

    fn is_multipart(&self) -> bool {
        self.get("content-type").is_some_and(|kind| kind.to_ascii_lowercase().starts_with("multipart/"))
    }
}

fn damaged(what: &str) -> ReadFault {
    ReadFault::Damaged { media_type: MediaType::Mhtml, what: what.to_owned() }
}
