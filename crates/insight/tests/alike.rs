//! What counts as nearly said again, what does not, and that any text is taken.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use std::sync::LazyLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use obelus_insight::{Kind, Reading, Rules, Stopped, Suggestion, checkable, notice};
use obelus_text::{CanonicalText, Span, sentences};
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

/// A text of these lines, each taken as one sentence.
fn lines(lines: &[impl AsRef<str>]) -> (CanonicalText, Vec<Span>) {
    let mut text = String::new();
    let mut spans = Vec::new();
    for line in lines.iter().map(AsRef::as_ref) {
        let start = u32::try_from(text.chars().count()).unwrap();
        text.push_str(line);
        spans.extend(Span::new(start, u32::try_from(text.chars().count()).unwrap()));
        text.push('\n');
    }
    (CanonicalText::new(&text).unwrap(), spans)
}

/// Read once: that takes longer than most texts here.
static RULES: LazyLock<Rules> = LazyLock::new(|| Rules::built_in().unwrap());

fn repeats_in(text: &CanonicalText, spans: &[Span]) -> Vec<Suggestion> {
    let noticed = notice(&Reading::new(text, spans, &|| true), &RULES).unwrap();
    noticed.into_iter().filter(|noticed| noticed.kind == Kind::Repeat).collect()
}

/// The groups by the indexes of their sentences, or of those of which a part is said again.
fn groups(of: &[impl AsRef<str>]) -> Vec<Vec<usize>> {
    let (text, spans) = lines(of);
    let index = |span: &Span| spans.iter().position(|other| other.contains(*span)).unwrap();
    let members = |found: &Suggestion| std::iter::once(&found.span).chain(&found.related).map(index).collect();
    repeats_in(&text, &spans).iter().map(members).collect()
}

#[track_caller]
fn check(one: &str, other: &str, is_repeat: bool) {
    let expected: Vec<Vec<usize>> = if is_repeat { vec![vec![0, 1]] } else { Vec::new() };
    assert_eq!(groups(&[one, other]), expected, "{one:?} {other:?}");
}

#[test]
fn lost_letters_and_a_changed_word_make_no_other_sentence() {
    check("The Terror was led by Captain Francis Crozier.", "The Teror was led by Captain Francis Crozer.", true);
    check(
        "The crew left the ship in the last week of April.",
        "The crews left the ship in the last days of April.",
        true,
    );
    check("Sir John died on 11 June, according to the note.", "Sir John died on 11June according to thenote.", true);
    check("Almost six thousand people lost an eye.", "Almost 6,000 people lost an eye", true);
    check("The sledge didn't come back to the camp.", "The sledge didnt come back to the camp.", true);
    check("Related: Why the city sends a tree each year", "Why the city sends a tree each year", true);
    check(
        "Das Luftschiff verbrannte über dem Feld von Lakehurst.",
        "Das Luftschif verbrante über dem Feld von Lakehurst.",
        true,
    );
    check("THE GREAT PLAGUE OF THE NORTH 98", "100 THE GREAT PLAGUE OF THE NORTH", true);
    check(
        "In the boat lay two skeletons, two guns, chocolate, tea and a copy of a novel that everybody read.",
        "In the boat lay two skeletons, two guns, chocolate, tea and a copy of a novel that everyb",
        true,
    );
}

#[test]
fn what_a_page_has_around_a_sentence_makes_no_other() {
    check("Bosun wrote: He never spent a day behind those bars.", "He never spent a day behind those bars.", true);
    check(
        "Posted by Admin | Leave a comment The ships were deserted in the ice.",
        "The ships were deserted in the ice.",
        true,
    );
    check("It is said that he never spent a day behind those bars.", "He never spent a day behind those bars.", false);
    check(
        "He never spent a day behind those bars, nor in the court or in the dock.",
        "He never spent a day behind those bars.",
        false,
    );
}

/// What is told of lines as said again: the words of each place, group by group.
fn told(of: &[&str]) -> Vec<Vec<String>> {
    let (text, spans) = lines(of);
    let words = |span: &Span| text.slice(*span).unwrap().to_owned();
    let members = |found: &Suggestion| std::iter::once(&found.span).chain(&found.related).map(words).collect();
    repeats_in(&text, &spans).iter().map(members).collect()
}

#[test]
fn of_a_line_joined_to_the_next_sentence_that_part_is_told_which_is_said_again() {
    let sentence = "The boats were found in the spring by two seal hunters from Tromsø.";
    let joined = format!("Ask me each time Photo gallery {sentence}");
    assert_eq!(told(&[sentence, &joined]), [[sentence, sentence]]);
    let quoted = "Post by bosun64 » Thu Mar 13, 2014 3:04 pm halyard wrote: The boats were found in the spring by two seal \
        hunters from Tromsø Nope: they were found in the autumn.";
    assert_eq!(told(&[sentence, quoted]), [[sentence, sentence.trim_end_matches('.')]]);
    // In neither of the two it is all there is.
    let glued =
        "The ice was thick.The boats were found in the spring by two seal hunters from Tromsø.Then nothing was heard.";
    assert_eq!(told(&[&joined, glued]), [[sentence, sentence]]);
    // Each of several parts by itself.
    let both = "The crew had left the ship a year before, with two sledges and a cat The boats were found in the spring by \
        two seal hunters from Tromsø Last edited by bosun64";
    let other = "The crew had left the ship a year before, with two sledges and a cat.";
    let found = told(&[sentence, both, other]);
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found.contains(&vec![other.trim_end_matches('.').to_owned(), other.to_owned()]), "{found:?}");
}

#[test]
fn heads_among_the_lines_of_a_page_are_told_by_their_capitals() {
    let found = told(&[
        "Scanned by the library 126  THE PUMP AND THE PARISH",
        "THE PUMP AND THE PARISH  127 Digitized by the library, and no rights reserved",
        "130  THE PUMP AND THE PARISH It was the curate of the church who set out to prove him wrong.",
    ]);
    assert_eq!(found, [["THE PUMP AND THE PARISH"; 3]]);
}

#[test]
fn a_part_that_belongs_to_what_stands_beside_it_is_not_said_again() {
    let sentence = "Otto Sverdrup brought the ship through the ice to the harbour of Skjervøy in August.";
    let clause = sentence.trim_end_matches('.');
    for other in [
        format!(
            "Nobody believed Otto Sverdrup brought the ship through the ice to the harbour of Skjervøy in August {}",
            "and she was sold there to the owners of a whaling station for a very small sum of money."
        ),
        format!("It is said along the whole coast from Bergen to the north by many an old fisherman that {clause}."),
        format!(
            "{clause} of that year, as the pilots of the north had foretold to the owners and to the newspapers of the capital."
        ),
    ] {
        assert!(told(&[sentence, &other]).is_empty(), "{other}");
    }
    // What differs beside it makes another statement of it.
    let (four, five) = (
        "Otto Sverdrup brought the ship through the ice to the harbour of Skjervøy with four men.",
        "Otto Sverdrup brought the ship through the ice to the harbour of Skjervøy with five men.",
    );
    assert!(told(&[four, five]).is_empty());
    // A name that two sentences share is no statement.
    assert!(
        told(&[
            "Photo: The Royal Geographical Society of London The ship lay in the ice.",
            "Source: The Royal Geographical Society of London Nobody knew of it.",
        ])
        .is_empty()
    );
}

#[test]
fn drawn_words_turned_dates_and_short_months_are_the_same() {
    check("The sledge was not seen by anybody there.", "The sledge wasn't seen by anybody there.", true);
    check("It is held to be the oldest boat of the yard.", "It's held to be the oldest boat of the yard.", true);
    check(
        "The engineer was knighted at Windsor on 26 June 1879.",
        "The engineer was knighted at Windsor on June 26, 1879.",
        true,
    );
    check("The yard in the bay was sold in Oct. 1879.", "The yard in the bay was sold in October 1879.", true);
    check("The engineer was knighted on 26 June 1879.", "The engineer was knighted on 28 June 1879.", false);
    check(
        "The prisoners were kept in the jail of Garapan for a year.",
        "The prisoners were kept in the jail of Garrapan for a year.",
        true,
    );
}

#[test]
fn another_number_name_or_a_not_is_no_repeat() {
    check(
        "The ship sank in the bay in May 1845 with all hands.",
        "The ship sank in the bay in May 1848 with all hands.",
        false,
    );
    check("The ship sank off Disko with all of her hands.", "The ship sank off Boston with all of her hands.", false);
    check(
        "The lead in the tins killed the men of both ships.",
        "The lead in the tins never killed the men of both ships.",
        false,
    );
    check("He was buried in the north churchyard.", "He was married in the north chapel.", false);
    check("Some 129 men left the ships that spring.", "Some 105 men left the ships that spring.", false);
    check("He died there.", "He died here.", false);
    check("The letter was sent before the battle.", "The letter was sent after the battle.", false);
    check(
        "The town voted for the war by a great majority.",
        "The town voted against the war by a great majority.",
        false,
    );
    check(
        "The long letter of that spring was written in London in the winter by the old admiral.",
        "The long letter of that spring was written by the old admiral in Paris in the winter.",
        false,
    );
}

#[test]
fn contraries_a_letter_or_two_apart_are_no_slip() {
    let apart = [
        ("His {} came back to the old house by the harbour.", "brother mother"),
        ("The {} bank of the river was held by the guard.", "eastern western"),
        ("The council met on the {} behind closed doors again.", "Tuesday Thursday"),
        ("The letter was carried to the {} by a page.", "prince princess"),
        ("The church was built in the {} century of the town.", "fifteenth sixteenth"),
        ("The feast was held on the {} day of the month.", "twenty-fifth twenty-sixth"),
        ("Der Rat der Stadt tagte am {} hinter geschlossenen Türen.", "Montag Sonntag"),
        ("Das Lager lag {} der Brücke über den Fluss.", "östlich westlich"),
        ("Der Hauptmann wurde vom Gericht für {} befunden.", "schuldig unschuldig"),
        ("Der Brief wurde dem {} noch am Abend gebracht.", "König Königin"),
        ("Im Hafen der Stadt lagen {} Schiffe mit Getreide.", "zweihundert dreihundert"),
        ("Im Hafen der Stadt lagen {} Schiffe mit Getreide.", "einundzwanzig einunddreißig"),
        ("Die Kirche wurde im {} Jahrhundert von Mönchen erbaut.", "fünfzehnten sechzehnten"),
    ];
    for (sentence, words) in apart {
        let said = words.split(' ').map(|word| sentence.replace("{}", word)).collect::<Vec<_>>();
        check(&said[0], &said[1], false);
    }
    // What is dropped here and put in there has nothing to do with one another.
    check(
        "By the end of the week all the men of the ship were back on board.",
        "By the end of the week the men of the ship were back in on board.",
        true,
    );
    check("The work was begun in the small harbour.", "The work was began in the smaller harbour.", true);
}

#[test]
fn another_name_at_the_head_of_a_sentence_is_somebody_else() {
    check("Ross sailed to the bay with seven men.", "Parry sailed to the bay with seven men.", false);
    check("Rosse sailed to the bay with seven men.", "Rossee sailed to the bay with seven men.", true);
    check(
        "Kjellvik segelte mit sieben Männern in die Bucht.",
        "Brandvold segelte mit sieben Männern in die Bucht.",
        false,
    );
    check("Kursk is a city in Russia.", "Stalingrad is a city in Russia.", false);
    check("Omsk was the first city on the line.", "Perm was the first city on the line.", false);
    check("Ships lay in the bay behind the town.", "Boats lay in the bay behind the town.", true);
    check("Sadly the men never came back to the bay.", "Afterwards the men never came back to the bay.", true);
    check("Schiffe lagen in der Bucht hinter der Stadt.", "Boote lagen in der Bucht hinter der Stadt.", true);
    check("Later the men came back to the bay.", "Then the men came back to the bay.", true);
}

#[test]
fn a_short_name_that_only_moved_is_no_other() {
    check(
        "The old boat of the yard was mended by Bo in the long dark winter of that year.",
        "The old boat of the yard was mended in the long dark winter of that year by Bo.",
        true,
    );
}

#[test]
fn why_tells_how_often_and_how_many_words_differ() {
    let (text, spans) = lines(&[
        "The crew left the ship in April.",
        "Other words.",
        "The crew left teh ship in Aprl.",
        "the crew left the ship in april",
    ]);
    let found = repeats_in(&text, &spans);
    assert_eq!(found.len(), 1);
    assert_eq!(
        (found[0].why.code.as_str(), found[0].why.facts.as_slice()),
        ("nearly-same-words", &["3".to_owned(), "2".to_owned()][..])
    );
    let fired: Vec<&str> = found[0].fired.iter().map(|span| text.slice(*span).unwrap()).collect();
    assert!(fired.contains(&"Aprl") && fired.contains(&"April"), "{fired:?}");
    assert!(found[0].score > 0.5 && found[0].score < 0.99);
    let (text, spans) = lines(&["The crew left.", "The crew left!"]);
    let found = repeats_in(&text, &spans);
    assert_eq!((found[0].why.code.as_str(), found[0].why.facts.as_slice()), ("same-words", &["2".to_owned()][..]));
}

#[test]
fn what_says_the_very_same_stays_together_where_a_like_sentence_contradicts() {
    let (one, other) = (
        "The ship Titanic sank on 15 April 1912 in the cold night off Newfoundland.",
        "The ship Titanic sank in the cold night off Newfoundland.",
    );
    let third = "The ship Titanic sank in May 1912 in the cold night off Newfoundland.";
    let (text, spans) = lines(&[one, other, one, third, third, "Nothing more is known of it."]);
    let noticed = notice(&Reading::new(&text, &spans, &|| true), &RULES).unwrap();
    assert!(noticed.iter().any(|noticed| noticed.kind == Kind::Conflict), "{noticed:?}");
    let same = noticed.iter().filter(|noticed| noticed.kind == Kind::Repeat && noticed.why.code == "same-words");
    let groups: Vec<Vec<Span>> =
        same.map(|it| std::iter::once(it.span).chain(it.related.iter().copied()).collect()).collect();
    assert_eq!(groups, [vec![spans[0], spans[2]], vec![spans[3], spans[4]]]);
}

#[test]
fn letters_with_their_marks_apart_say_the_same() {
    let told = |text: String| -> Vec<(Kind, String, Vec<String>, u32)> {
        let text = CanonicalText::new(&text).unwrap();
        let spans = sentences(&text);
        let whole = |text: &str| text.nfc().collect::<String>();
        let noticed = notice(&Reading::new(&text, &spans, &|| true), &RULES).unwrap();
        let told = |it: Suggestion| {
            let facts = it.why.facts.iter().map(|fact| whole(fact)).collect();
            (
                it.kind,
                format!("{} {}", it.why.code, whole(text.slice(it.span).unwrap())),
                facts,
                (it.score * 100.0) as u32,
            )
        };
        noticed.into_iter().map(told).collect()
    };
    let text = "Im März 1847 führte Müller die Männer über das Eis. Wir verwenden Cookies für die beste Erfahrung auf \
        unserer Seite. Müller starb am 3. Mai 1851 in Zürich. Warum kehrte er nicht früher zurück? Angeblich lag das Schiff \
        nördlich der Küste. Müller starb im Juni 1852 in Zürich. Die Brüder fuhren über fünfhundert Meilen nach Süden. \
        Die Brüder furen über fünfhundert Meilen nach Süden. Vgl. Müller, Über das Eis, München 1879, S. 12 f. Das ist \
        vermutlich die schönste Küste der Welt. Das Schif lag im Eis. Nach dem Winter verließen die Männer das Schiff und \
        fuhren über die Brückevon Zürich.";
    let (composed, apart) = (told(text.nfc().collect()), told(text.nfd().collect()));
    assert!(composed.len() > 6, "{composed:?}");
    assert_eq!(composed, apart);
}

#[test]
fn groups_do_not_run_into_one_another() {
    // Each line is near to the next; the first and the last have hardly a word in common.
    let words = [
        "alpha", "bravo", "charlie", "delta", "echo", "foxtrot", "golf", "hotel", "india", "juliett", "kilo", "lima",
        "mike", "november", "oscar", "papa", "quebec", "romeo", "sierra", "tango",
    ];
    let chain: Vec<String> = (0..words.len() - 7).map(|first| words[first..first + 8].join(" ")).collect();
    let groups = groups(&chain);
    assert!(groups.iter().all(|group| group.len() <= 3), "{groups:?}");
}

#[test]
fn hostile_texts_are_worked_off() {
    let texts = [
        "word ".repeat(50_000),
        "x".repeat(300_000),
        "All the same words here. ".repeat(5_000),
        "1234567890 ".repeat(20_000),
        "(".repeat(100_000),
        "托".repeat(50_000),
        (0..2_000).map(|number| format!("The boat with the number {number} left. ")).collect(),
        (0..2_000).map(|number| format!("The boat of the man w{number} left the port. ")).collect(),
        "bake the cookies again. ".repeat(5_000),
    ];
    let rules = &*RULES;
    for text in texts {
        let text = CanonicalText::new(&text).unwrap();
        for spans in [sentences(&text), vec![Span::new(0, text.length()).unwrap()]] {
            let reading = Reading::new(&text, &spans, &|| true);
            notice(&reading, rules).unwrap();
            assert_eq!(checkable(&reading, rules).unwrap().len(), spans.len());
        }
    }
}

#[test]
fn nothing_more_is_done_when_nobody_wants_to_know() {
    let text = CanonicalText::new(&obelus_testkit::prose(50_000)).unwrap();
    let spans = sentences(&text);
    let rules = &*RULES;
    for after in [0, 1, 100, 500, 1_000] {
        let asked = AtomicUsize::new(0);
        let goes_on = || asked.fetch_add(1, Ordering::Relaxed) < after;
        assert_eq!(notice(&Reading::new(&text, &spans, &goes_on), rules), Err(Stopped));
        // Each of the few threads that look at a text hears of it at its own next question.
        assert!((after + 1..after + 6).contains(&asked.into_inner()), "it went on");
    }
}

#[test]
fn what_is_likely_a_fact_comes_before_what_is_none() {
    let order = [
        "What do you think of that?",
        "A wonderful book, I think.",
        "The ship sank off Disko in May 1845 with 129 men.",
    ];
    let (text, spans) = lines(&order);
    let likely = checkable(&Reading::new(&text, &spans, &|| true), &RULES).unwrap();
    assert!(likely[0] < likely[1] && likely[1] < 0.5 && likely[2] > 0.8, "{likely:?}");
}

#[test]
fn a_recipe_is_out_of_place_among_ships() {
    let mut said: Vec<String> = (0..30)
        .map(|year| format!("The ships of the navy were beset in the ice again in the winter of 18{:02}.", 20 + year))
        .collect();
    said.insert(12, "Preheat the oven and bake the cookies for ten minutes.".to_owned());
    let (text, spans) = lines(&said);
    let noticed = notice(&Reading::new(&text, &spans, &|| true), &RULES).unwrap();
    let off: Vec<&Suggestion> = noticed.iter().filter(|noticed| noticed.kind == Kind::OffTopic).collect();
    assert_eq!(off.len(), 1);
    assert_eq!((off[0].span, off[0].why.code.as_str()), (spans[12], "far-from-subject"));
    assert!(off[0].why.facts[0].contains("oven") && off[0].why.facts[1].contains("navy"), "{:?}", off[0].why);
    assert!(off[0].fired.iter().any(|fired| text.slice(*fired) == Some("oven")));
    // A text that is short is about nothing yet.
    let (text, spans) = lines(&said[..29]);
    let noticed = notice(&Reading::new(&text, &spans, &|| true), &RULES).unwrap();
    assert!(noticed.iter().all(|noticed| noticed.kind != Kind::OffTopic));
    // Where the text is about baking, it is at home.
    let baking: Vec<String> =
        (0..30).map(|number| format!("The bakers of the town mix dough for {number} cookies in the oven.")).collect();
    let (text, spans) = lines(&baking);
    let noticed = notice(&Reading::new(&text, &spans, &|| true), &RULES).unwrap();
    assert!(noticed.iter().all(|noticed| noticed.kind != Kind::OffTopic));
}

proptest! {
    /// Against the plain way: with one word of eight changed at any place, every pair of sentences is found.
    #[test]
    fn a_sentence_with_one_word_changed_is_always_found(at in 0usize..8, seed in 0u32..1000) {
        let word = |number: u32| format!("w{}x", number.wrapping_mul(7919) % 100_003);
        let said: Vec<String> = (seed * 8..seed * 8 + 8).map(word).collect();
        let mut other = said.clone();
        other[at] = "changed".to_owned();
        let mut text: Vec<String> = vec![said.join(" ")];
        text.extend((0..20).map(|line| (0..8).map(|place| word(50_000 + line * 8 + place)).collect::<Vec<_>>().join(" ")));
        text.push(other.join(" "));
        prop_assert_eq!(groups(&text), vec![vec![0, 21]]);
    }

    #[test]
    fn any_text_is_taken_and_each_place_is_in_one_group_at_the_most(text in any::<String>(), copies in 1usize..4) {
        let Ok(text) = CanonicalText::new(&format!("{text} ").repeat(copies)) else { return Ok(()) };
        let spans = sentences(&text);
        let found = repeats_in(&text, &spans);
        let mut members: Vec<Span> = found.iter().flat_map(|found| found.related.iter().copied().chain([found.span])).collect();
        let count = members.len();
        members.sort();
        members.dedup();
        prop_assert_eq!(members.len(), count);
        prop_assert!(members.iter().all(|member| spans.iter().any(|span| span.contains(*member))));
        prop_assert!(members.windows(2).all(|two| !two[0].overlaps(two[1])));
        for found in &found {
            let places: Vec<Span> = std::iter::once(found.span).chain(found.related.iter().copied()).collect();
            prop_assert!(places.is_sorted());
            prop_assert!(found.fired.is_sorted() && found.fired.iter().all(|fired| places.iter().any(|place| place.contains(*fired))));
            prop_assert!((0.5..=1.0).contains(&found.score));
        }
    }
}
