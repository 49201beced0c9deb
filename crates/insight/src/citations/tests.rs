//! Sentences that name a source, and such that only seem to, each with the words that name it.

use std::sync::OnceLock;

use obelus_text::CanonicalText;

use super::*;

fn rules() -> &'static Rules {
    static RULES: OnceLock<Rules> = OnceLock::new();
    RULES.get_or_init(|| Rules::built_in().unwrap())
}

fn found(sentence: &str) -> Vec<(String, CitedWork)> {
    let text = CanonicalText::new(sentence).unwrap();
    let cut = [text.passage(0, text.length()).unwrap()];
    let found = citations(&Reading::new(&text, &cut, &|| true), rules()).unwrap();
    let told = |one: Suggestion| match one.detail {
        Detail::Cited(work) => (text.slice(one.span).unwrap().to_owned(), *work),
        _ => unreachable!("a citation names a work"),
    };
    found.into_iter().map(told).collect()
}

/// The words that cite.
fn check(sentence: &str, expected: &[&str]) {
    let found = found(sentence);
    let words: Vec<&str> = found.iter().map(|(words, _)| words.as_str()).collect();
    assert_eq!(words, expected, "{sentence:?}");
}

/// Author, title, year and place of the one work that is named; what is empty is not named.
fn check_work(sentence: &str, expected: [&str; 4]) {
    let found = found(sentence);
    let [(_, work)] = found.as_slice() else { panic!("{sentence:?}: {found:?}") };
    let named = [&work.author, &work.title, &work.year, &work.locator].map(|part| part.as_deref().unwrap_or_default());
    assert_eq!(named, expected, "{sentence:?}");
}

#[test]
fn brackets_cite() {
    check("It failed (Service 2004, p. 12).", &["(Service 2004, p. 12)"]);
    check("It failed (cf. Deutscher 1963, vol. 3, pp. 450-52).", &["(cf. Deutscher 1963, vol. 3, pp. 450-52)"]);
    check("It failed (Beattie and Geiger, Frozen in Time, 1987).", &["(Beattie and Geiger, Frozen in Time, 1987)"]);
    check("It was reviewed (Oct. 11, 1941, p. 17).", &["(Oct. 11, 1941, p. 17)"]);
    check("He knew it (Annals 15.44).", &["(Annals 15.44)"]);
    check("He wrote of it (Simpson to Arneth, 3 May 1848).", &["(Simpson to Arneth, 3 May 1848)"]);
    check("So auch andere (vgl. Müller 1987, S. 12 f.; ebd., S. 50).", &["(vgl. Müller 1987, S. 12 f.; ebd., S. 50)"]);
    check_work("It failed (Anderson & Wellard 1978: 112).", ["Anderson & Wellard", "", "1978", "112"]);
}

#[test]
fn names_before_brackets_cite() {
    check("As Service (2004: 12) says, it failed.", &["Service (2004: 12)"]);
    check("So auch Müller (1987, S. 12 f.) und andere.", &["Müller (1987, S. 12 f.)"]);
    check(
        "Michael J. Bird, The Town That Died (1962), puts it gently.",
        &["Michael J. Bird, The Town That Died (1962)"],
    );
    check_work(
        "It is in Sherwin B. Nuland, The Doctors' Plague (New York: W. W. Norton, 2003), pp. 165–70.",
        ["Sherwin B. Nuland", "The Doctors' Plague", "2003", "165–70"],
    );
}

#[test]
fn what_is_only_in_brackets_does_not_cite() {
    for sentence in [
        "The novel (1940) was a success.",
        "Stalin (1878–1953) was a Georgian.",
        "Trotsky (born 1879) lived here.",
        "The Battle of Borodino (1812) was bloody.",
        "The revolt (May 1921) was crushed.",
        "He moved to London (1935) and died.",
        "The share price (see chart) fell.",
        "Both Hebra (Vienna) and Simpson (Edinburgh, 1848) agreed.",
        "Friedrich II. (1712–1786) kam selbst.",
        "In Berlin (1920) lebte er allein.",
        "It was so (see below).",
    ] {
        check(sentence, &[]);
    }
}

#[test]
fn works_are_named_in_running_text() {
    check_work(
        "Trotsky: A Biography by Robert Service see Pg: 143, 168, 182, 184-185",
        ["Robert Service", "Trotsky: A Biography", "", "143, 168, 182, 184-185"],
    );
    check_work("As I remember from Sudoplatov's memoirs, the order was oral.", ["Sudoplatov", "", "", ""]);
    check_work("I know it from Scott's Last Expedition, vol. I, p. 595.", ["Scott", "Last Expedition", "", "595"]);
    check("Joel Zemel's Scapegoat makes the case for him.", &["Joel Zemel's Scapegoat"]);
    check("Quoted after Deutscher, The Prophet Outcast.", &["Deutscher, The Prophet Outcast"]);
    check("There is a chapter on this in Pierre Berton, The Arctic Grail.", &["Pierre Berton, The Arctic Grail"]);
    check("In his book The Lost Fleet (1962) he tells it otherwise.", &["his book The Lost Fleet (1962)"]);
    check("Wie Fontane in seinen „Wanderungen durch die Mark“ schreibt.", &["seinen „Wanderungen durch die Mark“"]);
    check(
        "An account is in the Manchester Guardian, 22 August 1940, p. 5.",
        &["Manchester Guardian, 22 August 1940, p. 5"],
    );
    check("According to Wikipedia, it was Tuesday.", &["Wikipedia"]);
    check("He died, according to the note left at Victory Point.", &["the note left at Victory Point"]);
    check("Deutscher, op. cit., p. 12, has more.", &["Deutscher, op. cit., p. 12"]);
    check("Loudon 2000, pp. 88–110, is less kind.", &["Loudon 2000, pp. 88–110"]);
}

#[test]
fn records_letters_and_reports_cite() {
    check(
        "We know this from the parish register of St Osyth, burials 1665–67.",
        &["parish register of St Osyth, burials 1665–67"],
    );
    check("Nach dem Häuserbuch der Stadt Straubach, Nr. 88, war es leer.", &["Häuserbuch der Stadt Straubach, Nr. 88"]);
    check("It is on tape 6 of the Watertown Oral History Project.", &["tape 6 of the Watertown Oral History Project"]);
    check("He thought otherwise: Vasseur to Paris, Mogador, 3 May 1844.", &["Vasseur to Paris, Mogador, 3 May 1844"]);
    check("The stone is CIL XIII 11742 now.", &["CIL XIII 11742"]);
    check(
        "So the court in Corbin v. Commissioners of Saltby (1867) LR 2 QB 418, and rightly.",
        &["Corbin v. Commissioners of Saltby (1867) LR 2 QB 418"],
    );
    check(
        "The master was heard in The Sloop Petrel, 4 Adm. Rep. 31 (1822), and lost his ship in the end.",
        &["The Sloop Petrel, 4 Adm. Rep. 31 (1822)"],
    );
    for sentence in [
        "He signed the parish register in 1841.",
        "They went from London to Paris on 3 May 1844.",
        "The map of the town hung in the hall.",
        "The league had WW II teams.",
    ] {
        check(sentence, &[]);
    }
}

/// The file of what was learned fits what the program sees: of the lines that it was learned from it finds what the rules alone
/// do not, and hardly anything where nothing is.
#[test]
fn what_was_learned_reads_beside_the_rules() {
    let mut bare = Rules::built_in().unwrap();
    bare.tagger = Tagger::default();
    let (mut found, mut found_by_rules, mut wrong, mut marked_lines) = (0, 0, 0, 0);
    for line in include_str!("../../tests/citing-lines.txt").lines() {
        let (sentence, places) = marked(line);
        let text = CanonicalText::new(&sentence).unwrap();
        let cut = [text.passage(0, text.length()).unwrap()];
        let finds = |rules: &Rules| !citations(&Reading::new(&text, &cut, &|| true), rules).unwrap().is_empty();
        let is_marked = !places.is_empty();
        marked_lines += usize::from(is_marked);
        found += usize::from(is_marked && finds(rules()));
        found_by_rules += usize::from(is_marked && finds(&bare));
        wrong += usize::from(!is_marked && finds(rules()));
    }
    assert!(found * 4 > marked_lines * 3, "{found} of {marked_lines}");
    assert!(found * 10 > found_by_rules * 11, "{found}, and {found_by_rules} by the rules alone");
    assert!(wrong * 50 < marked_lines * 3, "{wrong} where nothing is");
}

#[test]
fn archives_and_addresses_cite() {
    check("The rolls are at Kew (ADM 38/1962 and ADM 38/9162).", &["(ADM 38/1962 and ADM 38/9162)"]);
    check("It is RGASPI, f. 17, op. 3, d. 162, l. 5.", &["RGASPI, f. 17, op. 3, d. 162, l. 5"]);
    check("See https://www.example.org/a/b?c=d for more.", &["https://www.example.org/a/b?c=d"]);
    check("It has ISBN 978-3-12-345678-4 on its back.", &["ISBN 978-3-12-345678-4"]);
    let doi = found("It is doi:10.5555/otto.2016.3, as is known.");
    assert_eq!(doi.first().and_then(|(_, work)| work.doi.as_deref()), Some("10.5555/otto.2016.3"));
}

#[test]
fn marks_of_footnotes_cite() {
    check("He never spoke of it again.[12]", &["[12]"]);
    check("He never spoke of it again.¹²", &["¹²"]);
    check("The war was over by then.3 He never spoke of it again.", &["3"]);
    check("An area of 20 m² burned in [1940], and he gave [sic] 3.5 pounds.", &[]);
}

#[test]
fn footnotes_and_entries_cite_as_a_whole() {
    for line in [
        "12 Ibid., pp. 3-4.",
        "[7] Robert Conquest, The Great Terror: A Reassessment, Oxford University Press, 1990, p. 45.",
        "¹ Vgl. hierzu Weber, Stalinismus, 1981, Kap. 4.",
        "Benedek, István, Ignaz Philipp Semmelweis 1818–1865. Budapest: Corvina, 1983.",
        "Karl Marx, Das Kapital (Hamburg: Meissner, 1867), 1: 45.",
        "Plutarch, Life of Crassus, 8.",
    ] {
        check(line, &[line]);
    }
    check("14 Norwegians died in 1840.", &[]);
    check("The 14 men of Company B, 3rd Battalion, died in 1916.", &[]);
}

#[test]
fn an_entry_that_was_cut_in_two_is_one() {
    let text =
        CanonicalText::new("Loudon, Irvine, The Tragedy of Fever. Oxford: Oxford University Press, 2000. It was so.")
            .unwrap();
    let cut = obelus_text::sentences(&text);
    let found = citations(&Reading::new(&text, &cut, &|| true), rules()).unwrap();
    let words: Vec<&str> = found.iter().map(|one| text.slice(one.span).unwrap()).collect();
    assert_eq!(
        (cut.len(), words),
        (3, vec!["Loudon, Irvine, The Tragedy of Fever. Oxford: Oxford University Press, 2000."])
    );
}

#[test]
fn what_is_talked_about_is_not_cited() {
    for sentence in [
        "She read the Times every day.",
        "He wrote a letter to his wife.",
        "Chapter 3 is boring.",
        "Peter's Winter Palace was stormed.",
        "In Hitler's Germany it was forbidden.",
        "The Oxford University Press building was sold in 1920.",
        "The book was written by Isaac Deutscher in 1954.",
        "According to the man in the shop, it rained.",
        "Frank 1940 was a good year.",
        "Die Zeitung lag auf dem Tisch.",
    ] {
        check(sentence, &[]);
    }
}

/// Long texts of one sort, as one sentence: a look that is worse than linear does not end while somebody waits for this.
#[test]
fn hostile_texts_end() {
    let units = [
        "Smith, ",
        "J. ",
        "Smith 1999, ",
        "p. 12, ",
        "see ",
        "see Smith ",
        "book by Smith ",
        "Smith's Book ",
        "his memoirs ",
        "*",
        "²",
        "(a) ",
        "(",
        "A:",
        "-",
        "box 1, ",
        "Times ",
        "op. cit. ",
        "The Great Book of ",
        "http://a.b/c",
        "ISBN 1",
        "lost.12 Then ",
        "in the preface, ",
        "A. B, Title Of It, London 1850, ",
        "told the Times ",
        "interview with the Times ",
        "Ibid. ",
        "Smith v. A ",
        "“Title One” ",
        "Papers, 1/2/3, ",
        "Herodotus, Book ",
        "as Smith's tests ",
        "(Smith, 12) ",
        "number for May ",
        "Map of A, ",
        "tape 6 of the A B ",
        "A to B, ",
        "A, 7 Adm. Rep. 112 ",
        "CIL XIII 117, ",
        "A, B (Press: ",
    ];
    for unit in units {
        let text = CanonicalText::new(&unit.repeat(60_000 / unit.len())).unwrap();
        let cut = [text.passage(0, text.length()).unwrap()];
        citations(&Reading::new(&text, &cut, &|| true), rules()).unwrap();
    }
}

/// A sentence of the cases, and the places in it that name sources, in bytes.
pub(super) fn marked(line: &str) -> (String, Vec<Range<usize>>) {
    let (mut sentence, mut places, mut from) = (String::new(), Vec::new(), 0);
    for letter in line.chars() {
        match letter {
            '⟦' => from = sentence.len(),
            '⟧' => places.push(from..sentence.len()),
            _ => sentence.push(letter),
        }
    }
    (sentence, places)
}

/// Whether two places share half of each, or more.
pub(super) fn agree(one: &Range<usize>, other: &Range<usize>) -> bool {
    let shared = one.end.min(other.end).saturating_sub(one.start.max(other.start));
    shared * 2 >= one.len() && shared * 2 >= other.len()
}

#[test]
fn sources_are_named_in_many_ways() {
    let (mut missed, mut wrong) = (Vec::new(), Vec::new());
    for line in include_str!("../../tests/citing-cases.txt").lines() {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let (line, is_known_miss) = line.strip_prefix("? ").map_or((line, false), |line| (line, true));
        let (sentence, expected) = marked(line);
        let text = CanonicalText::new(&sentence).unwrap();
        let cut = [text.passage(0, text.length()).unwrap()];
        let found = citations(&Reading::new(&text, &cut, &|| true), rules()).unwrap();
        let bytes = |one: &Suggestion| {
            let before = text.slice(text.passage(0, one.span.start().max(1)).unwrap()).unwrap();
            let start = if one.span.start() == 0 { 0 } else { before.len() };
            start..start + text.slice(one.span).unwrap().len()
        };
        let places: Vec<Range<usize>> = found.iter().map(bytes).collect();
        if !is_known_miss && expected.iter().any(|one| !places.iter().any(|other| agree(one, other))) {
            missed.push(format!("{line} — {:?}", places.iter().map(|one| &sentence[one.clone()]).collect::<Vec<_>>()));
        }
        let of_none =
            |place: &&Range<usize>| !expected.iter().any(|one| one.start < place.end && place.start < one.end);
        wrong.extend(places.iter().filter(of_none).map(|place| format!("{line} — {:?}", &sentence[place.clone()])));
    }
    assert!(missed.is_empty() && wrong.is_empty(), "missed\n{}\nwrong\n{}", missed.join("\n"), wrong.join("\n"));
}

/// Author, title and place of each citation in lines of a text.
fn works(text: &str) -> Vec<[String; 3]> {
    let text = CanonicalText::new(text).unwrap();
    let cut = obelus_text::sentences(&text);
    let found = citations(&Reading::new(&text, &cut, &|| true), rules()).unwrap();
    let told = |one: Suggestion| match one.detail {
        Detail::Cited(work) => [work.author, work.title, work.locator].map(Option::unwrap_or_default),
        _ => unreachable!("a citation names a work"),
    };
    found.into_iter().map(told).collect()
}

#[test]
fn what_points_back_is_the_work_before() {
    let snow = ["Snow", "On Cholera"];
    let with = |[author, title]: [&str; 2], place: &str| [author, title, place].map(str::to_owned);
    let notes = "1. Snow, On Cholera, London 1855, p. 49.\n\n2. Ibid., p. 50.\n\n3. Ibid.\n\n4. Whitehead, The Street, London 1854, p. 7.\n\n5. Snow, op. cit., p. 12.";
    let found = works(notes);
    assert_eq!(found[1], with(snow, "50"));
    assert_eq!(found[2], with(snow, "50"));
    assert_eq!(found[4], with(snow, "12"));
    let found = works("So war es (vgl. Weber, Die Börse, Berlin 1894, S. 3). Und so (ebd., S. 9).");
    assert_eq!(found[1], with(["Weber", "Die Börse"], "9"));
    // Two that it can be, and none.
    let found =
        works("1. Snow, On Cholera, 1855, p. 1.\n\n2. Snow, On Ether, 1847, p. 2.\n\n3. Snow, op. cit., p. 12.");
    assert_eq!(found[2], with(["Snow", ""], "12"));
    assert_eq!(works("It was so (ibid., p. 3)."), [with(["", ""], "3")]);
}

#[test]
fn papers_of_an_archive_are_called_by_their_mark() {
    let found = works("The rolls are at Kew (ADM 38/1962 and ADM 38/9162).");
    assert_eq!(found, [["", "ADM 38/1962", ""].map(str::to_owned)]);
    let found = works("The order survives (PRO, FO 371/2488, fol. 112).");
    assert_eq!(found, [["", "PRO, FO 371/2488", "112"].map(str::to_owned)]);
}

#[test]
fn a_name_cites_where_its_work_is_named_elsewhere() {
    let text =
        "It failed (Keegan, 112). It was so (Keegan 12–15). He is in John Keegan, The First World War (London, 1998).";
    assert_eq!(works(text).len(), 3);
    assert_eq!(works("It failed (Keegan, 112). It was so (Keegan 12–15).").len(), 0);
}

#[test]
fn a_citation_that_a_stop_cut_in_two_is_found_whole() {
    let text = CanonicalText::new("It is in Parl. Papers 1880, vol. 3, p. 44. He lived on.").unwrap();
    let first = text.as_str().find("Papers").unwrap();
    let first = u32::try_from(first).unwrap();
    let end = u32::try_from(text.as_str().find(" He").unwrap()).unwrap();
    let cut = [text.passage(0, first - 1), text.passage(first, end), text.passage(end + 1, text.length())]
        .map(Result::unwrap);
    let found = citations(&Reading::new(&text, &cut, &|| true), rules()).unwrap();
    let words: Vec<&str> = found.iter().map(|one| text.slice(one.span).unwrap()).collect();
    assert_eq!(words, ["Parl. Papers 1880, vol. 3, p. 44"]);
}

#[test]
fn entries_that_were_cut_into_sentences_are_whole() {
    for entry in [
        "Brown, D. (2007). The wreck of the ship that nobody wanted. Naval History, 21(3), 44–49.",
        "Carlyon, Les. Gallipoli. Sydney: Pan Macmillan, 2001.",
        "1 C. E. W. Bean, The Story of Anzac, vol. I, Sydney 1921, p. 252.",
        "Mann, Golo: Wallenstein. Sein Leben erzählt. Frankfurt a. M.: S. Fischer, 1971.",
    ] {
        let text = CanonicalText::new(&format!("It was so.\n\n{entry}\n\nHe lived on. It rained.")).unwrap();
        let cut = obelus_text::sentences(&text);
        let found = citations(&Reading::new(&text, &cut, &|| true), rules()).unwrap();
        let words: Vec<&str> = found.iter().map(|one| text.slice(one.span).unwrap()).collect();
        assert_eq!(words, [entry]);
    }
}
