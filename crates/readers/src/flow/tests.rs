//! Paragraphs, notes and tables as calls.

use super::*;

fn told(flow: Flow) -> Vec<String> {
    let (text, structure) = flow.finish().unwrap();
    tell(&text, &structure)
}

/// Blocks, then runs, as words; for the tests of formats.
pub(crate) fn tell(text: &str, structure: &Structure) -> Vec<String> {
    assert!(structure.fits(text.chars().count() as u32), "{structure:?}");
    let words =
        |start: u32, length: u32| -> String { text.chars().skip(start as usize).take(length as usize).collect() };
    let blocks = structure.blocks.iter().map(|block| (format!("{:?}", block.kind), block.span));
    let runs = structure.runs.iter().map(|run| (format!("{:?}", run.kind), run.span));
    blocks.chain(runs).map(|(kind, span)| format!("{kind} {:?}", words(span.start(), span.length()))).collect()
}

fn paragraph(flow: &mut Flow, shape: Shape, text: &str) {
    flow.begin(shape);
    flow.text(text, &Look::default());
    flow.end();
}

fn note(flow: &mut Flow, label: &str, text: &str) {
    flow.mark(label, &Look::default());
    flow.begin_aside(Some(label.to_owned()));
    paragraph(flow, Shape::Paragraph, text);
    let aside = flow.end_aside().unwrap();
    flow.place(aside, None);
}

#[test]
fn a_note_stands_after_the_block_that_refers_to_it() {
    let mut flow = Flow::default();
    flow.begin(Shape::Paragraph);
    flow.text("One", &Look::default());
    note(&mut flow, "1", "first");
    flow.text(" two", &Look::default());
    flow.end();
    flow.begin(Shape::Quotation);
    flow.text("said", &Look::default());
    note(&mut flow, "2", "second");
    flow.end();
    paragraph(&mut flow, Shape::Quotation, "and said");
    paragraph(&mut flow, Shape::Paragraph, "end");
    assert_eq!(
        told(flow),
        [
            r#"Paragraph "One1 two""#,
            r#"Footnote { label: "1" } "first""#,
            r#"Paragraph "first""#,
            r#"Quotation "said2\n\nand said""#,
            r#"Paragraph "said2""#,
            r#"Paragraph "and said""#,
            r#"Footnote { label: "2" } "second""#,
            r#"Paragraph "second""#,
            r#"Paragraph "end""#,
            r#"Superscript "1""#,
            r#"Superscript "2""#,
        ]
    );
}

#[test]
fn a_note_in_a_table_waits_for_its_row() {
    let mut flow = Flow::default();
    flow.begin_row();
    flow.begin_cell(true);
    flow.begin(Shape::Code);
    flow.text("a\tb", &Look::default());
    note(&mut flow, "*", "first");
    flow.line_break();
    flow.text("c", &Look::default());
    flow.end();
    flow.end_cell();
    flow.skip_cells(1);
    flow.begin_cell(false);
    paragraph(&mut flow, Shape::Paragraph, "d");
    flow.end_cell();
    flow.end_row();
    let expected = [
        r#"TableRow "a b* c\td""#,
        r#"TableCell { column: 0, heads: true } "a b* c""#,
        r#"Paragraph "a b* c""#,
        r#"TableCell { column: 2, heads: false } "d""#,
        r#"Paragraph "d""#,
        r#"Footnote { label: "*" } "first""#,
        r#"Paragraph "first""#,
        r#"Superscript "*""#,
    ];
    assert_eq!(told(flow), expected);
}

#[test]
fn the_lines_of_code_are_one_block() {
    let mut flow = Flow::default();
    for line in ["if x:", "    y", "", "z"] {
        paragraph(&mut flow, Shape::Code, line);
    }
    paragraph(&mut flow, Shape::Paragraph, "end");
    assert_eq!(told(flow), [r#"Code "if x:\n    y\n\nz""#, r#"Paragraph "end""#]);
}

#[test]
fn runs_that_cross_are_cut_as_little_as_can_be() {
    let mut flow = Flow::default();
    let strong = Look { strong: true, ..Look::default() };
    let both = Look { emphasis: true, ..strong.clone() };
    let emphasis = Look { strong: false, ..both.clone() };
    for (text, look) in [("a", &strong), ("b", &both), ("c", &strong), ("d", &emphasis)] {
        flow.text(text, look);
    }
    assert_eq!(told(flow), [r#"Paragraph "abcd""#, r#"Strong "abc""#, r#"Emphasis "b""#, r#"Emphasis "d""#]);
}

#[test]
fn calls_out_of_balance_do_no_harm() {
    let mut flow = Flow::default();
    flow.end_cell();
    flow.end_row();
    flow.end();
    flow.begin_row();
    flow.text("loose", &Look::default());
    flow.begin_aside(None);
    flow.begin_aside(Some("1".to_owned()));
    flow.begin_row();
    flow.text("never ended", &Look::default());
    let words = told(flow);
    assert!(words.iter().any(|word| word.contains("loose")), "{words:?}");
    assert!(words.iter().any(|word| word.contains("Footnote")), "{words:?}");
}
