//! How the signs of each sentence of a text are seen.
//! Invariant: a sentence of more than `MOST_WORDS` words is not looked at. Not here: what signs make likely.

use super::{Look, Looks, Sign, Sorts, word_of};
use crate::phrases::Words;
use crate::reading::{Reading, Stopped};
use crate::vocabulary::{Vocabulary, as_index};
use crate::words::{ends, last_sign};

/// A sentence with more words is prose, and nothing else is asked of it.
pub(crate) const MOST_WORDS: usize = 40;
/// So many words has a sentence of the text itself at least.
const PROSE: usize = 6;
/// So many lines at either end of a text are its first and its last.
const ENDS: usize = 4;

/// Looks at every sentence of a text; at those that are too long it does not.
pub(crate) fn seen(
    reading: &Reading<'_>,
    looks: &Looks,
    vocabulary: &Vocabulary,
) -> Result<Vec<Option<Look>>, Stopped> {
    let count = reading.count();
    let is_open: Vec<bool> = (0..count).map(|index| !ends(reading.sentence(index))).collect();
    let of_text = said_in_prose(vocabulary, &is_open);
    let (mut words, mut sorts) = (Words::default(), Vec::new());
    let mut seen = Vec::with_capacity(count);
    for index in 0..count {
        reading.go_on()?;
        if vocabulary.said(index).len() > MOST_WORDS {
            seen.push(None);
            continue;
        }
        let sentence = reading.sentence(index);
        words.cut(sentence);
        looks.sorts(&words, &mut sorts);
        let mut look = Look::default();
        look.see(Sign::Bias);
        see_length(&mut look, words.count());
        see_ends(&mut look, sentence, (&words, &sorts));
        see_capitals(&mut look, sentence, (&words, &sorts));
        see_words(&mut look, (&words, &sorts));
        look.words.extend((0..words.count()).filter_map(|index| words.word(index)).map(word_of));
        look.words.sort_unstable();
        look.words.dedup();
        see_signs(&mut look, sentence);
        see_numbers(&mut look, sentence, (&words, &sorts));
        see_shared(&mut look, vocabulary, &of_text, index, !is_open.get(index).copied().unwrap_or_default());
        see_place(&mut look, reading, &is_open, index);
        see_together(&mut look);
        seen.push(Some(look));
    }
    Ok(seen)
}

/// How often each word is said in sentences of the text itself.
fn said_in_prose(vocabulary: &Vocabulary, is_open: &[bool]) -> Vec<u32> {
    let mut said = vec![0_u32; vocabulary.words().len()];
    let is_prose = |index: usize| is_open.get(index) == Some(&false) && vocabulary.said(index).len() >= PROSE;
    for id in (0..is_open.len()).filter(|index| is_prose(*index)).flat_map(|index| vocabulary.said(index)) {
        if let Some(times) = said.get_mut(as_index(*id)) {
            *times = times.saturating_add(1);
        }
    }
    said
}

fn see_length(look: &mut Look, words: usize) {
    look.see(match words {
        0 => Sign::NoWords,
        1 => Sign::OneWord,
        2 => Sign::TwoWords,
        3 => Sign::ThreeWords,
        4 => Sign::FourWords,
        5..=6 => Sign::SomeWords,
        7..=9 => Sign::MoreWords,
        10..=13 => Sign::ManyWords,
        14..=19 => Sign::LongWords,
        _ => Sign::VeryLong,
    });
}

type Cut<'a> = (&'a Words, &'a [Sorts]);

fn see_ends(look: &mut Look, sentence: &str, (_, sorts): Cut<'_>) {
    let trimmed = sentence.trim();
    look.see(match last_sign(trimmed) {
        Some('.' | '…' | '。') => Sign::EndsStop,
        Some('!' | '！') => Sign::EndsCheer,
        Some('?' | '？') => Sign::EndsQuestion,
        Some(':') => Sign::EndsColon,
        Some(last) if last.is_numeric() => Sign::EndsDigit,
        Some(last) if last.is_alphabetic() => Sign::EndsOpen,
        _ => Sign::EndsMark,
    });
    match trimmed.chars().next() {
        Some(first) if first.is_numeric() => look.see(Sign::BeginsDigit),
        Some(first) if first.is_lowercase() => look.see(Sign::BeginsSmall),
        Some('"' | '“' | '„' | '»' | '«' | '‘' | '\'') => look.see(Sign::BeginsQuote),
        Some(first) if !first.is_alphabetic() => look.see(Sign::BeginsMark),
        _ => {}
    }
    let (open, closed) = (trimmed.starts_with(['[', '(']), trimmed.ends_with([']', ')']));
    look.see_if(open && closed, Sign::IsBracketed);
    let (first, last) = (sorts.first().copied().unwrap_or_default(), sorts.last().copied().unwrap_or_default());
    look.see_if(first.has(Sorts::COMMAND), Sign::BeginsCommand);
    look.see_if(first.has(Sorts::ASKING), Sign::BeginsAsking);
    look.see_if(first.has(Sorts::HELPING), Sign::BeginsHelping);
    look.see_if(first.is_of_page(), Sign::BeginsPage);
    look.see_if(last.is_of_page(), Sign::EndsPage);
}

fn see_capitals(look: &mut Look, sentence: &str, (words, sorts): Cut<'_>) {
    let (mut small, mut large, mut shouted) = (0_usize, 0_usize, 0_usize);
    for (index, sort) in sorts.iter().enumerate() {
        let written = words.bytes(index..index + 1).and_then(|bytes| sentence.get(bytes)).unwrap_or_default();
        let is_shouted = written.chars().nth(1).is_some() && !written.chars().any(|letter| !letter.is_uppercase());
        if is_shouted && shouted == index {
            shouted += 1;
        }
        match written.chars().next() {
            Some(first) if first.is_uppercase() => large += usize::from(index > 0),
            Some(first) if first.is_lowercase() && !sort.has(Sorts::FUNCTION) => small += 1,
            _ => {}
        }
    }
    let letters = || sentence.chars().filter(|letter| letter.is_alphabetic());
    let is_shouted = letters().nth(3).is_some() && !letters().any(char::is_lowercase);
    look.see_if(is_shouted, Sign::AllCapitals);
    look.see_if(!is_shouted && shouted > 0, Sign::FirstWordsCapitals);
    look.see_if(large > 1 && small == 0, Sign::TitleCase);
    look.see_if(small == 0, Sign::NoSmall);
    look.see_if((1..3).contains(&small), Sign::FewSmall);
}

fn see_words(look: &mut Look, (words, sorts): Cut<'_>) {
    let count = |of: Sorts| sorts.iter().filter(|sort| sort.has(of)).count();
    let (all, function) = (sorts.len().max(1), count(Sorts::FUNCTION));
    match function {
        0 => look.see(Sign::NoFunction),
        _ if function * 5 < all => look.see(Sign::FewFunction),
        _ if function * 5 > all * 2 => look.see(Sign::ManyFunction),
        _ => {}
    }
    let is_bent = |index: usize| {
        let word = words.word(index).unwrap_or_default();
        word.len() > 4 && word.ends_with("ed")
    };
    let is_past = count(Sorts::PAST) > 0 || (1..all).any(is_bent);
    look.see_if(is_past, Sign::Past);
    look.see_if(count(Sorts::PRESENT) > 0, Sign::Present);
    look.see_if(!is_past && count(Sorts::PRESENT) == 0, Sign::NoVerb);
    look.see_if(count(Sorts::YOU) > 0, Sign::You);
    look.see_if(count(Sorts::WE) > 0, Sign::We);
    look.see_if(count(Sorts::ME) > 0, Sign::Me);
    look.see_if(count(Sorts::THEY) > 0, Sign::They);
    look.see_if(count(Sorts::COMMAND) > 1, Sign::Commands);
    see_page_words(look, sorts);
}

fn see_page_words(look: &mut Look, sorts: &[Sorts]) {
    let of_page = || sorts.iter().filter(|sort| sort.is_of_page());
    let page = of_page().count();
    match page {
        0 => {}
        1 => look.see(Sign::OnePage),
        2 => look.see(Sign::TwoPage),
        _ => look.see(Sign::ThreePage),
    }
    look.see_part(Sign::PagePart, page as f32 / sorts.len().max(1) as f32);
    look.see_if(page * 2 >= sorts.len() && page > 0, Sign::PageHalf);
    let mut groups: Vec<usize> = of_page().flat_map(|sort| sort.groups()).collect();
    groups.sort_unstable();
    let groups: Vec<(usize, usize)> =
        groups.chunk_by(PartialEq::eq).filter_map(|all| Some((*all.first()?, all.len()))).collect();
    look.see_if(groups.len() > 2, Sign::PageGroups);
    groups.into_iter().for_each(|(group, words)| look.see_group(group, words));
}

fn see_signs(look: &mut Look, sentence: &str) {
    let (mut bars, mut pictograms) = (0_usize, 0_usize);
    for sign in sentence.chars() {
        match sign {
            '|' | '·' | '•' | '›' | '»' | '«' | '‹' | '→' | '←' | '>' | '<' | '⋅' | '∙' | '●' | '‖' => {
                bars += 1
            }
            '\u{2190}'..='\u{2BFF}' | '\u{1F000}'..='\u{1FAFF}' | '^' => pictograms += 1,
            _ => {}
        }
    }
    match bars {
        0 => {}
        1 => look.see(Sign::OneBar),
        2 => look.see(Sign::TwoBars),
        _ => look.see(Sign::ManyBars),
    }
    look.see_if(pictograms > 0, Sign::Pictogram);
    look.see_if(sentence.contains(['©', '®', '™']), Sign::Copyright);
    look.see_if(sentence.contains(" / "), Sign::Slash);
    look.see_if(sentence.contains('#'), Sign::Hash);
    look.see_if(sentence.contains('@'), Sign::At);
    look.see_if(sentence.contains('+'), Sign::Plus);
    look.see_if(sentence.contains([',', ';']), Sign::Comma);
    look.see_if(sentence.contains(" – ") || sentence.contains(" — ") || sentence.contains(" - "), Sign::Dash);
    look.see_if(sentence.contains(['"', '“', '”', '„', '«', '»']), Sign::Quotation);
    if let Some((before, _)) = sentence.split_once(": ") {
        let is_early = before.split_whitespace().nth(3).is_none();
        look.see(if is_early { Sign::EarlyColon } else { Sign::LateColon });
    }
    let counted = sentence.split('(').skip(1).filter_map(|rest| rest.split_once(')'));
    let is_count =
        |inner: &str| inner.len() < 4 && !inner.is_empty() && inner.bytes().all(|byte| byte.is_ascii_digit());
    look.see_if(counted.map(|(inner, _)| inner).any(is_count), Sign::CountInBrackets);
}

fn see_numbers(look: &mut Look, sentence: &str, (words, sorts): Cut<'_>) {
    let (mut numbers, mut years, mut months, mut handles) = (0_usize, 0_usize, 0_usize, 0_usize);
    for (index, sort) in sorts.iter().enumerate() {
        let word = words.word(index).unwrap_or_default();
        let digits = word.bytes().filter(u8::is_ascii_digit).count();
        numbers += usize::from(digits > 0);
        years += usize::from(digits == 4 && word.len() == 4 && word.starts_with(['1', '2']));
        months += usize::from(sort.has(Sorts::MONTH));
        // "mapmaker_joe", "bosun64": a letter or a low line right beside.
        handles += usize::from(digits > 0 && digits < word.len() && word.starts_with(char::is_alphabetic));
    }
    match numbers {
        0 => {}
        1 => look.see(Sign::OneNumber),
        _ => look.see(Sign::ManyNumbers),
    }
    look.see_if(years > 0, Sign::Year);
    look.see_if(months > 0 && numbers > 0, Sign::Date);
    look.see_if(handles > 0 || sentence.contains('_'), Sign::Handle);
    look.see_if(sentence.contains(['$', '£', '€', '%']), Sign::Money);
    look.see_if(sentence.contains("://") || sentence.contains("www."), Sign::Address);
    let bytes = sentence.as_bytes();
    let is_clock = |at: &[u8]| matches!(at, [a, b':', c, d] if [a, c, d].iter().all(|byte| byte.is_ascii_digit()));
    look.see_if(bytes.windows(4).any(is_clock), Sign::Clock);
}

fn see_shared(look: &mut Look, vocabulary: &Vocabulary, of_text: &[u32], index: usize, is_prose: bool) {
    let said = vocabulary.said(index);
    let own = u32::from(is_prose && said.len() >= PROSE);
    let (mut content, mut shared) = (0_usize, 0_usize);
    for id in said {
        let tells =
            vocabulary.word(*id).is_some_and(|word| !word.is_function && !word.is_number && word.letters.len() > 2);
        content += usize::from(tells);
        shared += usize::from(tells && of_text.get(as_index(*id)).is_some_and(|times| *times > own));
    }
    match (content, shared) {
        (0, _) => {}
        (_, 0) => look.see(Sign::SharesNone),
        _ if shared * 3 < content => look.see(Sign::SharesFew),
        _ if shared * 3 > content * 2 => look.see(Sign::SharesMost),
        _ => {}
    }
}

fn see_place(look: &mut Look, reading: &Reading<'_>, is_open: &[bool], index: usize) {
    let gap = |before: Option<usize>, behind: usize| {
        let start = before.and_then(|before| reading.range(before)).map_or(0, |range| range.end);
        let end = reading.range(behind).map_or(reading.text().len(), |range| range.start);
        reading.text().get(start..end).is_none_or(|gap| gap.contains('\n'))
    };
    let before = index.checked_sub(1);
    let (begins, ends) =
        (before.is_none() || gap(before, index), gap(Some(index), index + 1) || index + 1 == is_open.len());
    look.see_if(begins, Sign::BeginsBlock);
    look.see_if(ends, Sign::EndsBlock);
    look.see_if(begins && ends, Sign::AloneInBlock);
    look.see_if(index < ENDS, Sign::First);
    look.see_if(index + ENDS >= is_open.len(), Sign::Last);
    let open = |place: Option<usize>| place.and_then(|place| is_open.get(place)).copied().unwrap_or(true);
    let (before, behind) = (open(before), open(Some(index + 1)));
    look.see_if(before, Sign::BeforeOpen);
    look.see_if(behind, Sign::BehindOpen);
    look.see_if(before && behind, Sign::BetweenOpen);
    look.see_if(!before && !behind, Sign::BetweenSentences);
}

/// What says something only together.
fn see_together(look: &mut Look) {
    let has = |sign: Sign| look.has(sign);
    let is_line = has(Sign::EndsOpen) || has(Sign::EndsDigit) || has(Sign::EndsMark);
    let is_sentence = has(Sign::EndsStop);
    let has_page = has(Sign::OnePage) || has(Sign::TwoPage) || has(Sign::ThreePage);
    let has_bars = has(Sign::OneBar) || has(Sign::TwoBars) || has(Sign::ManyBars);
    let has_numbers = has(Sign::OneNumber) || has(Sign::ManyNumbers);
    let is_long = has(Sign::ManyWords) || has(Sign::LongWords) || has(Sign::VeryLong);
    let speaks = has(Sign::You) || has(Sign::We);
    let is_heading = is_line && has(Sign::AloneInBlock) && !has_page && !has_bars && !has_numbers;
    let is_exchange = has(Sign::EarlyColon) && is_long;
    let of_page = has(Sign::TwoPage) || has(Sign::ThreePage);
    let together = [
        (is_heading, Sign::Heading),
        (is_line && !has_page, Sign::LineWithoutPage),
        (is_sentence && !has_page, Sign::SentenceWithoutPage),
        (is_sentence && speaks, Sign::SentenceWithYou),
        (is_sentence && of_page, Sign::SentenceOfPage),
        (is_line && is_long, Sign::LongLine),
        (is_exchange, Sign::Exchange),
    ];
    together.into_iter().for_each(|(is_there, sign)| look.see_if(is_there, sign));
}
