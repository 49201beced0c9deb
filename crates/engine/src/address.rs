//! Addresses held against each other: the same page is named in many ways.

/// What an address names: host and path with its query, without scheme, `www.`, fragment, a slash at the end and what was
/// added to follow readers. `None` where nothing is left. A DOI is the same whatever resolver stands before it.
pub(crate) fn address_key(url: &str) -> Option<String> {
    let url = url.trim();
    let bare = url.split_once("://").map_or(url, |(_, bare)| bare);
    let bare = bare.split('#').next().unwrap_or_default();
    let (place, query) = bare.split_once('?').unwrap_or((bare, ""));
    let (host, path) = place.split_once('/').unwrap_or((place, ""));
    let host = host.to_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    let path = path.trim_end_matches('/');
    if matches!(host, "doi.org" | "dx.doi.org") && !path.is_empty() {
        return Some(doi_key(path));
    }
    let asked: Vec<&str> = query.split('&').filter(|part| !part.is_empty() && !follows_readers(part)).collect();
    let query = if asked.is_empty() { String::new() } else { format!("?{}", asked.join("&")) };
    let key = format!("{host}/{path}{query}");
    (key != "/").then_some(key)
}

/// The key of a DOI; its letters are the same in any case.
pub(crate) fn doi_key(doi: &str) -> String {
    let written = doi.trim().to_lowercase();
    // Every DOI begins with the directory 10 (ISO 26324); what stands before it is a resolver or a label.
    let bare = written.find("10.").and_then(|at| written.get(at..)).unwrap_or(&written);
    format!("doi:{bare}")
}

fn follows_readers(part: &str) -> bool {
    part.starts_with("utm_") || ["fbclid=", "gclid="].iter().any(|sign| part.starts_with(sign))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_page_has_one_key() {
        let check = |url: &str, expected: Option<&str>| assert_eq!(address_key(url).as_deref(), expected, "{url}");
        check("https://www.Example.org/Page/#part", Some("example.org/Page"));
        check("http://example.org/Page", Some("example.org/Page"));
        check("example.org", Some("example.org/"));
        check("https://example.org/w?title=A&utm_source=x", Some("example.org/w?title=A"));
        check("https://example.org/w?title=B", Some("example.org/w?title=B"));
        check("https://doi.org/10.1000/ABC", Some("doi:10.1000/abc"));
        check("  ", None);
        for written in ["doi:10.1000/abc", "DOI:10.1000/abc", " https://dx.doi.org/10.1000/ABC", "10.1000/abc"] {
            assert_eq!(doi_key(written), "doi:10.1000/abc", "{written}");
        }
    }
}
