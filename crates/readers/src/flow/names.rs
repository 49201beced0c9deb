//! What the names of styles say that word processors come with.

use super::Shape;

/// What a paragraph is by the name of its style, which programs keep in English whatever language they show.
pub(crate) fn shape_by_name(name: &str) -> Option<Shape> {
    let name = name.to_lowercase().replace(['_', '-'], " ");
    if let Some(level) = name.strip_prefix("heading ").and_then(|level| level.parse().ok()) {
        return (1..=9).contains(&level).then_some(Shape::Heading(level));
    }
    match name.as_str() {
        "title" => Some(Shape::Heading(1)),
        "block text" => Some(Shape::Quotation),
        "source code" | "html preformatted" | "preformatted text" | "macro" | "macro text" => Some(Shape::Code),
        _ if name.contains("quot") => Some(Shape::Quotation),
        _ => None,
    }
}

/// Whether text of a character style of this name is code.
pub(crate) fn is_code_name(name: &str) -> bool {
    let name = name.to_lowercase().replace(['_', '-'], " ");
    matches!(name.as_str(), "verbatim char" | "html code" | "html typewriter" | "source text" | "teletype")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_common_styles_tell_what_a_paragraph_is() {
        let check = |name: &str, expected: Option<Shape>| assert_eq!(shape_by_name(name), expected, "{name}");
        check("heading 3", Some(Shape::Heading(3)));
        check("Heading 9", Some(Shape::Heading(9)));
        check("heading 10", None);
        check("Title", Some(Shape::Heading(1)));
        check("Intense Quote", Some(Shape::Quotation));
        check("Block Quotation", Some(Shape::Quotation));
        check("Preformatted Text", Some(Shape::Code));
        check("Text body", None);
        assert!(is_code_name("Source_Text") && !is_code_name("Emphasis"));
    }
}
