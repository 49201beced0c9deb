//! The ways people write dates, and what each says.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use obelus_insight::{DateContext, Reach, WrittenDate, dates_in};

/// A date as `from..to`, with `~` for about, `<` and `>` for its reach, `?` for a year that was not written.
fn shown(date: &WrittenDate) -> String {
    let when = date.when;
    let reach = match when.reach {
        Reach::At => "",
        Reach::Before => "<",
        Reach::After => ">",
    };
    let about = if when.is_about { "~" } else { "" };
    let year = if when.year == obelus_insight::Year::Written { "" } else { "?" };
    let to = if when.from == when.to { String::new() } else { format!("..{}", when.to) };
    format!("{reach}{about}{}{to}{year}", when.from)
}

fn found(sentences: &[&str]) -> Vec<String> {
    let mut context = DateContext::default();
    let mut last = Vec::new();
    for sentence in sentences {
        last = dates_in(sentence, &mut context).iter().map(shown).collect();
    }
    last
}

#[track_caller]
fn check(sentence: &str, expected: &[&str]) {
    assert_eq!(found(&[sentence]), expected, "{sentence:?}");
}

#[track_caller]
fn check_after(before: &str, sentence: &str, expected: &[&str]) {
    assert_eq!(found(&[before, sentence]), expected, "{before:?} {sentence:?}");
}

#[test]
fn days_in_english() {
    for written in [
        "4 October 1906",
        "Oct. 4, 1906",
        "October 4th, 1906",
        "the 4th of October, 1906",
        "October the fourth, 1906",
        "4 Oct 1906",
        "the fourth of October 1906",
        "1906-10-04",
        "4.10.1906",
        "Thursday, October 4, 1906",
        "4th October 1906",
        "4October 1906",
        "the fourth day of October in 1906",
        "OCTOBER 4, 1906",
        "Oct 4 1906",
        "the 4th October of 1906",
    ] {
        check(&format!("It began on {written}, they say."), &["1906-10-04"]);
    }
    check("He left on the twenty-third of May 1940.", &["1940-05-23"]);
    check("13/8/1940 was a hot day", &["1940-08-13"]);
    check("8/13/1940 was a hot day", &["1940-08-13"]);
    check("8/9/1940 was a hot day", &["1940"]);
    check("3–5 May 1940 and May 7-9, 1941", &["1940-05-03..1940-05-05", "1941-05-07..1941-05-09"]);
    check("On 5 May 1940 and 6 June 1941 it rained.", &["1940-05-05", "1941-06-06"]);
    check("From 5 May to 7 June 1845 they waited.", &["1845-05-05..1845-06-07"]);
    check("from 30 December to 2 January 1845", &["1844-12-30..1845-01-02"]);
    check("on New Year's Day 1846 and Christmas Eve, 1914", &["1846-01-01", "1914-12-24"]);
}

#[test]
fn days_months_and_years_in_german() {
    for written in ["4. Oktober 1906", "4.10.1906", "4. 10. 1906", "vierten Oktober 1906", "4. Okt. 1906"] {
        check(&format!("Es begann am {written} in Bern."), &["1906-10-04"]);
    }
    check("Im August 1940 starb er.", &["1940-08"]);
    check("Ende August 1940 starb er.", &["1940-08-19..1940-08-31"]);
    check("Anfang der 1920er Jahre und Mitte der dreißiger Jahre", &["1920..1924", "1932..1936"]);
    check("Im 19. Jahrhundert und im Jahre neunzehnhundertvierzig", &["1800..1900", "1940"]);
    check("um 1450", &["~1450"]);
    check("bis 1938 und seit 1939", &["<1938", ">1939"]);
    check("Von 1914 bis 1918 war Krieg.", &["1914..1918"]);
    check("Im Jahr 44 v. Chr. wurde er ermordet.", &["-0044"]);
    check("Am einundzwanzigsten Mai 1945", &["1945-05-21"]);
    check("im Frühjahr 1857", &["1857-03..1857-06"]);
}

#[test]
fn months_seasons_years_and_spans() {
    check("It fell in October 1906.", &["1906-10"]);
    check("It fell in Sept. '24.", &["1924-09"]);
    check("It fell in the autumn of '21 or in '38", &["1921-09..1921-12", "1938"]);
    check("He ruled in 1936-37 and 1914/15.", &["1936..1937", "1914..1915"]);
    check("between 1936 and 1938", &["1936..1938"]);
    check("the early 1920s, the late '30s and the nineties", &["1920..1924", "1934..1939", "1990..1999"]);
    check("the nineteenth century", &["1800..1900"]);
    check("in late 1847 and early in 1848", &["1847-08..1847-12", "1848-01..1848-05"]);
    check("in the first week of June 1845", &["1845-06-01..1845-06-08"]);
    check("at the end of July 1845", &["1845-07-19..1845-07-31"]);
    check("mid-August 1940", &["1940-08-08..1940-08-22"]);
    check("by 1845, before March 1846, since 1850", &["<1845", "<1846-03", ">1850"]);
    check("about 1450 and c. 1460 and ca. 1470", &["~1450", "~1460", "~1470"]);
    check("in nineteen forty-one and eighteen hundred", &["1941", "1800"]);
    check("in 44 BC and AD 476 and 476 AD and 300 B.C.", &["-0044", "0476", "0476", "-0300"]);
    check("(1879–1953)", &["1879..1953"]);
    check("in the winter of 1846-47", &["1846-12..1847-03"]);
    check("after May 24, 1940 attempt he was afraid", &["1940-05-24"]);
    check("He died (1940).", &["1940"]);
}

#[test]
fn numbers_that_are_no_years() {
    check("1,782 men and 1782 women died", &[]);
    check("It costs $1940 or £1200.", &[]);
    check("See p. 1024 and ADM 38/1962.", &[]);
    check("Some 1500 people came.", &[]);
    check("ISBN 0-7735-0936-4", &[]);
    check("He may march on.", &[]);
    check("version 3.4.5.6 and 10.1.1940.5", &[]);
    check("In May 12 men died.", &["0000-05?"]);
    check("", &[]);
}

#[test]
fn dates_counted_from_others() {
    check_after("He came in 1929.", "Eleven years later he died.", &["1940?"]);
    check_after("He came in May 1929.", "The following year he left.", &["1930?"]);
    check_after("He came on 31 December 1929.", "The next day he left.", &["1930-01-01?"]);
    check_after(
        "He came on 3 May 1929.",
        "Three days later he left again, two years before the war.",
        &["1929-05-06?"],
    );
    check_after("Er kam 1929.", "Zwei Jahre später starb er.", &["1931?"]);
    check_after("Er kam 1929.", "Im Jahr darauf starb er.", &["1930?"]);
    check_after("He came in 1929.", "On May 23 he left.", &["1929-05-23?"]);
    check("He came in 1929 and eleven years later he died.", &["1929", "1940?"]);
    check("Eleven years later he died.", &[]);
    check("On May 23 he left.", &["0000-05-23?"]);
}

#[test]
fn two_calendars_are_one_day() {
    let agree = |one: &str, other: &str| {
        let date = |sentence: &str| dates_in(sentence, &mut DateContext::default())[0].when;
        date(one).agrees(&date(other))
    };
    assert!(
        agree("on 25 October (Old Style) 1917", "on 7 November 1917")
            || agree("on 25 October 1917 (Old Style)", "on 7 November 1917")
    );
    assert!(agree("on 25 October 1917 (O.S.)", "on 7 November 1917"));
    assert!(agree("on 26 October (7 November) 1879", "on 7 November 1879"));
    assert!(agree("in 1940", "on August 20, 1940"));
    assert!(agree("in the summer of 1940", "on August 20, 1940"));
    assert!(agree("in the 1940s", "on August 20, 1940"));
    assert!(agree("about 1938", "in 1940"));
    assert!(agree("on May 23", "on the night of 23 May 1940"));
    assert!(!agree("on May 23", "after May 24, 1940 attempt"));
    assert!(!agree("on 25 October 1917", "on 7 November 1917"));
    assert!(!agree("in 1929", "in 1928"));
    assert!(!agree("in the early 1920s", "in 1929"));
    assert!(!agree("by 1920", "in 1929"));
}
