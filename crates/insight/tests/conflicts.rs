//! Pairs that cannot both be right, and pairs that only look so, each among sentences that have nothing to do with it.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, clippy::print_stdout, missing_docs)]

use std::collections::HashSet;

use obelus_insight::{Kind, Reading, Rules, Stopped, conflicts_between, dated, notice};
use obelus_text::{CanonicalText, Span};

/// Sentences that contradict each other.
const CONFLICTS: &[(&str, &str, &str)] = &[
    (
        "dates-differ",
        "Charlotte Brontë was born on 21 April 1816 at Thornton.",
        "Born in the spring of 1818, Charlotte Brontë was the third of six children.",
    ),
    (
        "dates-differ",
        "The Titanic sank on 15 April 1912 with the loss of more than 1,500 people.",
        "It was in May 1912 that the Titanic went down off Newfoundland.",
    ),
    (
        "dates-differ",
        "Gutenberg died on 3 February 1468 in Mainz.",
        "The printer Gutenberg passed away in 1471, poor and nearly blind.",
    ),
    (
        "dates-differ",
        "Construction of the Eiffel Tower was completed in March 1889.",
        "The Eiffel Tower was finished only in 1891, two years after the exhibition.",
    ),
    (
        "dates-differ",
        "On 4 October 1957 the Soviet Union launched Sputnik.",
        "Sputnik was launched on October 14th, 1957 from the steppe.",
    ),
    (
        "dates-differ",
        "Darwin published On the Origin of Species in November 1859.",
        "The Origin of Species came out in the spring of '61, and Darwin was surprised by its success.",
    ),
    (
        "dates-differ",
        "Mozart married Constanze Weber on 4 August 1782.",
        "The wedding of Mozart and Constanze took place in 1784 in the cathedral.",
    ),
    (
        "dates-differ",
        "Napoleon was exiled to Elba in April 1814.",
        "In 1813 Napoleon was banished to Elba by the victors.",
    ),
    (
        "dates-differ",
        "The Lusitania left New York on 1 May 1915.",
        "The Lusitania had set out from New York in the last week of April 1915.",
    ),
    (
        "dates-differ",
        "Tutankhamun's tomb was discovered by Howard Carter on 4 November 1922.",
        "Carter found the tomb of Tutankhamun in the autumn of 1924.",
    ),
    (
        "dates-differ",
        "The Treaty of Ghent was signed on Christmas Eve 1814.",
        "It was on 8 January 1815 that both sides signed the Treaty of Ghent.",
    ),
    (
        "dates-differ",
        "Amundsen reached the South Pole on 14 December 1911.",
        "Amundsen's party arrived at the South Pole on 17 December, 1911.",
    ),
    (
        "dates-differ",
        "Pompeii was buried by the eruption of Vesuvius in 79 AD.",
        "In 89 AD Vesuvius erupted and buried Pompeii.",
    ),
    (
        "dates-differ",
        "The Great Fire of London broke out on 2 September 1666 in Pudding Lane.",
        "The Great Fire of London started in the bakery on 12 September 1666.",
    ),
    (
        "dates-differ",
        "The bridge at Remagen collapsed on 17 March 1945.",
        "On the 27th of March 1945 the Remagen bridge fell into the Rhine.",
    ),
    (
        "dates-differ",
        "Marie Curie received her second Nobel Prize in 1911.",
        "Her second Nobel Prize came to Marie Curie in the early 1920s.",
    ),
    (
        "dates-differ",
        "Kafka did not leave Prague for good until 1923.",
        "Kafka left Prague for ever in 1919, as soon as the war was over.",
    ),
    (
        "dates-differ",
        "Johann Sebastian Bach starb am 28. Juli 1750 in Leipzig.",
        "Gestorben ist Bach erst 1752, wie das Kirchenbuch zeigt.",
    ),
    (
        "numbers-differ",
        "The crew of the Bounty numbered forty-six men.",
        "There were 62 men in the crew of the Bounty.",
    ),
    (
        "numbers-differ",
        "The avalanche at Blons killed 57 villagers.",
        "Eighty-two villagers were killed when the avalanche hit Blons.",
    ),
    (
        "numbers-differ",
        "Bach had twenty children by two wives.",
        "Of the seventeen children of Bach only nine outlived him.",
    ),
    (
        "numbers-differ",
        "The cathedral tower of Ulm is 161 metres high.",
        "The tower of Ulm cathedral rises to a height of 148 metres.",
    ),
    ("numbers-differ", "Keats was twenty-five years old when he died in Rome.", "Keats died in Rome at the age of 27."),
    (
        "numbers-differ",
        "Shackleton's boat journey to South Georgia took sixteen days.",
        "After twenty-one days in the boat Shackleton landed on South Georgia.",
    ),
    (
        "numbers-differ",
        "The painting was sold at auction for £12,000.",
        "At the auction the painting changed hands for 30,000 pounds.",
    ),
    (
        "numbers-differ",
        "Three shots were fired at the archduke's car.",
        "Only two shots were fired at the car of the archduke.",
    ),
    ("numbers-differ", "The siege of Vienna lasted for sixty days.", "For 35 days the siege of Vienna went on."),
    (
        "things-differ",
        "Marat was stabbed with a knife in his bath.",
        "Charlotte Corday murdered Marat with a pistol as he lay in the bath.",
    ),
    ("things-differ", "Nelson was hit in the shoulder by a musket ball.", "The musket ball hit Nelson in the leg."),
    (
        "things-differ",
        "The Vasa was built by a Dutch shipwright for the king.",
        "The shipwright who built the Vasa was a Danish master.",
    ),
    ("places-differ", "Karl Marx was born in Trier in 1818.", "Marx, who was born in Cologne, studied law."),
    (
        "places-differ",
        "The first railway in Germany ran from Nuremberg and was opened in 1835.",
        "Germany's first railway ran from Leipzig, whatever the Bavarians say.",
    ),
    (
        "names-differ",
        "The planet Uranus was discovered by William Herschel.",
        "It was Galle who discovered the planet Uranus.",
    ),
    ("names-differ", "The telephone was invented by Bell.", "The telephone was really invented by Reis."),
    (
        "denied",
        "Galileo muttered that the earth moves after his trial in Rome.",
        "Galileo never muttered anything of the sort about the earth at his trial.",
    ),
    (
        "denied",
        "Marie Antoinette told the hungry to eat cake.",
        "Marie Antoinette did not tell the hungry to eat cake.",
    ),
    ("denied", "Nero played the lyre while Rome burned.", "There was no lyre in Nero's hands when Rome burned."),
    ("denied", "Lead pipes poisoned the Romans.", "The Romans were not poisoned by their lead pipes."),
    (
        "denied",
        "Columbus carried a map of Toscanelli aboard.",
        "No map of Toscanelli was aboard, and Columbus had never seen one.",
    ),
    (
        "denied",
        "Kaspar Hauser wurde im Schlossgarten von einem Fremden erstochen.",
        "Kaspar Hauser wurde nicht von einem Fremden im Schlossgarten erstochen.",
    ),
];

/// Sentences that do not.
const NEAR_MISSES: &[(&str, &str)] = &[
    ("Charlotte Brontë was born on 21 April 1816 at Thornton.", "Charlotte Brontë was born in 1816."),
    ("Charlotte Brontë was born on 21 April 1816 at Thornton.", "Emily Brontë was born on 30 July 1818 at Thornton."),
    ("Charlotte Brontë was born in 1816.", "Charlotte Brontë died in 1855."),
    ("The Titanic sank on 15 April 1912.", "The Britannic sank on 21 November 1916."),
    ("Napoleon was exiled to Elba in April 1814.", "Napoleon was exiled to St Helena in 1815."),
    ("The crew of the Bounty numbered 46 men.", "Some 45 men made up the crew of the Bounty."),
    ("About 1,500 people died when the ship went down.", "When the ship went down, 1,517 people died."),
    ("The tower is 161 metres high.", "The tower is 528 feet high."),
    ("The tower of Ulm is 161 metres high.", "The tower of Freiburg is 116 metres high."),
    ("The war began in 1914.", "The war ended in 1918."),
    ("Amundsen reached the South Pole on 14 December 1911.", "Scott reached the South Pole on 17 January 1912."),
    ("Lenin arrived in Petrograd on 3 April 1917 (Old Style).", "Lenin arrived in Petrograd on 16 April 1917."),
    (
        "Tutankhamun's tomb was discovered on 4 November 1922.",
        "Tutankhamun's tomb was discovered in the autumn of 1922.",
    ),
    ("He had three sons.", "He had two daughters."),
    ("The first edition was printed in 1859 and sold out in a day.", "The second edition was printed in January 1860."),
    ("The bakery opened in 1886.", "The bakery closed in 1931."),
    ("Keats was 25 when he died.", "Keats was 14 when his mother died."),
    ("The siege lasted for two months.", "The siege lasted for about sixty days."),
    ("Marat was stabbed with a knife.", "The knife that killed Marat had been bought that morning."),
    ("Marx was born in Trier.", "Marx died in London."),
    ("Marx lived in Paris until 1845.", "Marx lived in Brussels from 1845 to 1848."),
    ("Beethoven wrote his Third Symphony in 1803.", "Beethoven wrote his Fifth Symphony in 1808."),
    ("Bell was born in Edinburgh in Scotland.", "Bell was born in Scotland."),
    ("The planet Uranus was discovered by Herschel.", "The planet Neptune was discovered by Galle."),
    ("The telegraph office was opened by the mayor.", "The school was opened by the bishop."),
    ("Galileo did not come to Florence in winter.", "Galileo came to Padua in summer."),
    ("Nobody was hurt in the fire at the mill.", "The fire at the mill destroyed forty looms."),
    ("The ship did not call at Lisbon on the way out.", "The ship called at Lisbon on the way home."),
    ("Columbus never learned to write Italian well.", "Columbus wrote a letter to the queen about the map."),
    ("In 1843 he visited Rome for the first time.", "In 1851 he visited Rome for the second time."),
    ("The school had 120 pupils in 1880.", "The school had 310 pupils in 1912."),
    ("The population was 4,000 in 1801.", "By 1901 the population had grown to 19,000."),
    ("She married Henry Nicholls in 1854.", "Her sister married George Ross in 1851."),
    ("The elder son was born in 1820.", "The younger son was born in 1823."),
    ("The library bought 300 books in March.", "The library sold 40 books in April."),
    ("Two of the sailors drowned.", "Five of the sailors were saved."),
    ("The train left Vienna at 9:05 a.m.", "The train arrived in Prague at 3:40 p.m."),
    ("He was elected mayor in 1870.", "He was elected mayor again in 1876."),
    ("The bridge is 300 metres long.", "The bridge is 12 metres wide."),
    ("The fire of 1666 destroyed the old cathedral.", "The fire of 1834 destroyed the old parliament."),
    ("The red house burned down in 1901.", "The green house was sold in 1903."),
    ("The French army crossed the river.", "The Austrian army camped by the river."),
    ("Winter 1846-47 was spent at the island.", "They spent January 1847 at the island."),
    ("The paper first appeared in 1785.", "The paper has appeared every day since 1788."),
    ("He died in the 1940s.", "He died on 20 August 1940."),
    ("The company paid him £300 a year.", "The company paid his brother £250 a year."),
    ("The wall was torn down in 1857.", "The gate was torn down in 1860."),
    ("On 3 May the fleet reached Malta.", "On 9 May the fleet reached Egypt."),
    ("Er wurde am 4. Oktober 1906 in Bern geboren.", "Er wurde 1906 in Bern geboren."),
    ("Die Brücke wurde 1888 eröffnet.", "Die Schule wurde 1893 eröffnet."),
    ("Goethe wohnte bis 1765 in Frankfurt.", "Goethe wohnte ab 1775 in Weimar."),
    ("Im ersten Jahr kamen 200 Besucher.", "Im zweiten Jahr kamen 450 Besucher."),
    ("The first attack failed on 6 June.", "The second attack succeeded on 9 June."),
    ("The storm sank four ships off Calais.", "The storm drove two ships ashore at Dover."),
    ("Bach had twenty children.", "Bach had two wives."),
    ("The north tower was finished in 1420.", "The south tower was finished in 1513."),
    ("Three shots were fired from the window.", "Two policemen fired back."),
    ("The expedition lasted from 1845 to 1848.", "In 1847 the expedition was still in the ice."),
    ("It was not the cold that killed them.", "The cold of that winter was long remembered."),
    ("Her first novel appeared in 1847.", "Her last novel appeared in 1853."),
];

/// What stands around them.
const AROUND: &[&str] = &[
    "Bread has been baked in the valley for as long as anyone remembers.",
    "Sheep are driven up to the pastures when the snow has gone.",
    "Much of what is told about the old market is hearsay.",
    "A good clockmaker needs patience and a steady hand.",
    "Letters from the mission reached home once a season.",
    "The orchard belongs to the monastery and is let to farmers.",
    "Salt came up the river on flat barges.",
    "Nothing grows on the moor but heather and a few birches.",
    "The choir rehearses in the old granary.",
    "Glass from these ovens was famous for its green tint.",
];

/// A text of these sentences.
fn text_of<'t>(sentences: impl IntoIterator<Item = &'t str>) -> (CanonicalText, Vec<Span>) {
    let mut text = String::new();
    let mut spans = Vec::new();
    for sentence in sentences {
        let start = u32::try_from(text.chars().count()).unwrap();
        text.push_str(sentence);
        spans.extend(Span::new(start, u32::try_from(text.chars().count()).unwrap()));
        text.push(' ');
    }
    (CanonicalText::new(&text).unwrap(), spans)
}

/// The codes of the conflicts between the two.
fn found(one: &str, other: &str, rules: &Rules) -> Vec<String> {
    let (before, after) = AROUND.split_at(5);
    let sentences = [one].into_iter().chain(before.iter().copied()).chain([other]).chain(after.iter().copied());
    let (text, spans) = text_of(sentences);
    let reading = Reading::new(&text, &spans, &|| true);
    let noticed = notice(&reading, rules).unwrap();
    noticed.into_iter().filter(|it| it.kind == Kind::Conflict).map(|it| it.why.code).collect()
}

#[test]
fn most_pairs_that_contradict_each_other_are_told_and_hardly_any_others() {
    let rules = Rules::built_in().unwrap();
    let missed: Vec<_> =
        CONFLICTS.iter().filter(|(code, one, other)| !found(one, other, &rules).iter().any(|it| it == code)).collect();
    let wrong: Vec<_> = NEAR_MISSES.iter().filter(|(one, other)| !found(one, other, &rules).is_empty()).collect();
    missed.iter().for_each(|pair| println!("missed {pair:?}"));
    wrong.iter().for_each(|pair| println!("wrong {:?} {pair:?}", found(pair.0, pair.1, &rules)));
    println!("{} of {} missed, {} of {} wrong", missed.len(), CONFLICTS.len(), wrong.len(), NEAR_MISSES.len());
    assert!(missed.len() <= 3 && wrong.len() <= 6, "{} missed, {} wrong", missed.len(), wrong.len());
}

#[test]
fn a_conflict_shows_the_words_on_both_sides() {
    let rules = Rules::built_in().unwrap();
    let (one, other) = ("The Titanic sank on 15 April 1912.", "In May 1912 the Titanic went down off Newfoundland.");
    let (text, spans) = text_of([one].into_iter().chain(AROUND.iter().copied()).chain([other]));
    let reading = Reading::new(&text, &spans, &|| true);
    let noticed = notice(&reading, &rules).unwrap();
    let conflict = noticed.iter().find(|it| it.kind == Kind::Conflict).unwrap();
    assert_eq!((conflict.span, &conflict.related), (spans[0], &vec![spans[11]]));
    assert_eq!(conflict.why.code, "dates-differ");
    assert_eq!(conflict.why.facts, ["15 April 1912", "May 1912"]);
    let fired: Vec<_> = conflict.fired.iter().map(|span| text.slice(*span).unwrap()).collect();
    assert_eq!(fired, ["15 April 1912", "May 1912"]);
    assert!((0.5..1.0).contains(&conflict.score));
}

#[test]
fn sentences_that_say_the_same_words_are_one_side() {
    let rules = Rules::built_in().unwrap();
    let (one, other) = ("The Titanic sank on 15 April 1912.", "In May 1912 the Titanic went down off Newfoundland.");
    let (text, spans) = text_of([one].into_iter().chain(AROUND.iter().copied()).chain([
        other,
        one,
        other,
        "the titanic sank on 15 April 1912!",
    ]));
    let reading = Reading::new(&text, &spans, &|| true);
    let noticed = notice(&reading, &rules).unwrap();
    assert_eq!(noticed.iter().filter(|it| it.kind == Kind::Conflict).count(), 1);
}

/// Texts of which nothing is set aside.
fn whole<'r, 't>(readings: &'r [Reading<'t>]) -> Vec<(&'r Reading<'t>, HashSet<Span>)> {
    readings.iter().map(|reading| (reading, HashSet::new())).collect()
}

#[test]
fn what_one_text_says_of_a_thing_does_not_hide_what_another_says() {
    let rules = Rules::built_in().unwrap();
    let told = |at: usize| format!("On its voyage number {at} the Titanic carried coal and mail to the harbour.");
    let mut said = vec!["The Titanic sank on 15 April 1912.".to_owned()];
    said.extend((0..60).map(told));
    let first = text_of_many(&said);
    let second = text_of(["The Titanic sank on 3 May 1913."].into_iter().chain(AROUND.iter().copied()));
    let readings = [Reading::new(&first.0, &first.1, &|| true), Reading::new(&second.0, &second.1, &|| true)];
    let found = conflicts_between(&whole(&readings), &rules).unwrap();
    assert!(found.iter().any(|it| it.spans == [first.1[0], second.1[0]]), "{found:?}");
    // What is set aside states nothing.
    let aside = [(&readings[0], HashSet::from([first.1[0]])), (&readings[1], HashSet::new())];
    assert!(conflicts_between(&aside, &rules).unwrap().iter().all(|it| it.spans[0] != first.1[0]));
}

#[test]
fn conflicts_between_texts_leave_out_those_within_one() {
    let rules = Rules::built_in().unwrap();
    let (one, other) = ("The Titanic sank on 15 April 1912.", "In May 1912 the Titanic went down off Newfoundland.");
    let first =
        text_of([one].into_iter().chain(AROUND.iter().copied()).chain(["The Titanic sank in 1911 off Ireland."]));
    let second = text_of(AROUND.iter().copied().chain([other]));
    let readings = [Reading::new(&first.0, &first.1, &|| true), Reading::new(&second.0, &second.1, &|| true)];
    let found = conflicts_between(&whole(&readings), &rules).unwrap();
    assert!(!found.is_empty());
    assert!(found.iter().all(|it| it.texts == [0, 1]));
    let whole = found.iter().find(|it| it.spans == [first.1[0], second.1[10]]).unwrap();
    assert_eq!(whole.why.facts, ["15 April 1912", "May 1912"]);
    assert_eq!(whole.fired.map(|span| span.is_some()), [true, true]);
    assert!(conflicts_between(&[], &rules).unwrap().is_empty());
}

#[test]
fn a_line_of_time_has_every_date_that_has_a_year() {
    let (text, spans) = text_of([
        "On May 3 it rained.",
        "He came on 4 October 1906.",
        "The following year he left.",
        "It was the late 1920s.",
    ]);
    let reading = Reading::new(&text, &spans, &|| true);
    let told: Vec<_> = dated(&reading)
        .unwrap()
        .into_iter()
        .map(|it| format!("{} {}..{} {}", it.sentence, it.from, it.to, text.slice(it.written).unwrap()))
        .collect();
    assert_eq!(
        told,
        ["1 1906-10-04..1906-10-04 4 October 1906", "2 1907..1907 following year", "3 1924..1929 late 1920s"]
    );
}

#[test]
fn nobody_is_told_anything_once_nobody_wants_to_know() {
    let rules = Rules::built_in().unwrap();
    let (text, spans) = text_of(AROUND.iter().copied());
    let reading = Reading::new(&text, &spans, &|| false);
    assert_eq!(dated(&reading), Err(Stopped));
    assert_eq!(conflicts_between(&[(&reading, HashSet::new())], &rules).map(|found| found.len()), Err(Stopped));
}

/// Texts that are made to be slow are looked at like any other: with what grows faster than a text these never end.
#[test]
fn hostile_texts_are_read_to_their_end() {
    let rules = Rules::built_in().unwrap();
    let counted = |count: usize, told: fn(usize) -> String| (0..count).map(told).collect::<Vec<_>>();
    let texts = [
        counted(2_000, |_| "The Titanic sank on 15 April 1912 with 1500 men.".to_owned()),
        counted(2_000, |at| format!("The Titanic sank on {} April {} with {at} men.", at % 28 + 1, 1800 + at % 200)),
        counted(2_000, |at| format!("Nobody never saw {at} men die in Rome.")),
        counted(1, |_| "in May 1840 and ".repeat(20_000)),
        counted(1, |_| "word ".repeat(50_000)),
        counted(1, |_| "1".repeat(50_000)),
        counted(1, |_| "1840-".repeat(20_000)),
        counted(1, |_| "(".repeat(30_000)),
        counted(1, |_| "3 May to 4 May 1840 (5 May) ".repeat(4_000)),
        counted(100, |_| "not 3 men or 4 men on 5 May 1840, ".repeat(40)),
    ];
    for sentences in &texts {
        let (text, spans) = text_of_many(sentences);
        let reading = Reading::new(&text, &spans, &|| true);
        dated(&reading).unwrap();
        conflicts_between(&[(&reading, HashSet::new())], &rules).unwrap();
    }
}

/// The same, counting as it goes.
fn text_of_many(sentences: &[String]) -> (CanonicalText, Vec<Span>) {
    let mut spans = Vec::new();
    let mut at = 0;
    for sentence in sentences {
        let end = at + u32::try_from(sentence.chars().count()).unwrap();
        spans.extend(Span::new(at, end));
        at = end + 1;
    }
    (CanonicalText::new(&sentences.join(" ")).unwrap(), spans)
}
