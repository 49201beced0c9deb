//! The words that the sentence rules know: abbreviations and how they behave, and words that begin sentences.
//!
//! One list for all languages, since a scrape mixes them; a word is listed only where it misleads in no other
//! language here. Small letters, without the last stop.

/// How a word with a stop behaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Habit {
    /// Something always follows: titles, `e.g.`, `z. B.`
    Never,
    /// An abbreviation only before a number: `p. 5`, `no. 5`; otherwise a word like any other.
    BeforeNumber,
    /// Ends a sentence where a word follows that often begins one: `Co.`, `U.S.`
    MayEnd,
    /// Ends a sentence before any capital: `etc.`
    EndsBeforeCapital,
    /// A unit: behind a number it ends a sentence before any capital, elsewhere as `MayEnd`.
    Unit,
    /// Ends a sentence before a capital that belongs to no hour: `p.m.`
    Hour,
}

/// How a word with a stop behaves; `None` for all that are not abbreviations.
pub fn habit(word: &str) -> Option<Habit> {
    if word.len() > 26 {
        return None;
    }
    let word = word.to_lowercase();
    Some(match word.as_str() {
        "mr" | "mrs" | "ms" | "dr" | "prof" | "gen" | "col" | "sgt" | "capt" | "cpt" | "lt" | "rev" | "hon"
        | "pres" | "gov" | "sen" | "rep" | "st" | "ste" | "mt" | "msgr" | "cmdr" | "adm" | "maj" | "supt" | "insp"
        | "messrs" | "mme" | "mlle" | "vs" | "cf" | "viz" | "approx" | "ca" | "fr" | "hr" | "frl" | "bzw" | "vgl"
        | "geb" | "gest" | "evtl" | "ggf" | "inkl" | "sog" | "bd" | "hrsg" | "dipl" | "med" | "phil" | "jur"
        | "kath" | "evang" | "ing" | "resp" | "abb" | "tab" | "cpl" | "pvt" | "brig" | "sr" | "sra" | "srta"
        | "dra" | "ул" | "пл" | "просп" | "пер" | "проф" | "акад" | "св" | "см" | "ср" | "им" | "пгт" | "напр"
        | "ок" | "тов" | "гос" | "англ" | "нем" | "фр" | "лат" | "греч" | "рус" | "род" | "илл" | "изд" | "ред"
        | "о-в" => Habit::Never,
        "no" | "nos" | "p" | "pp" | "pg" | "pgs" | "pag" | "vol" | "vols" | "ch" | "chap" | "fig" | "figs" | "sec"
        | "sect" | "art" | "para" | "par" | "eq" | "nr" | "ver" | "pt" | "pts" | "op" | "ser" | "fol" | "ed"
        | "lib" | "n°" | "nº" | "°" | "№" | "стр" | "с" | "ст" | "рис" | "табл" | "гл" | "кн" | "ч" | "д" | "кв"
        | "т" | "вып" | "kap" | "art-nr" | "anm" | "bl" | "circ" | "lin" => Habit::BeforeNumber,
        "co" | "inc" | "ltd" | "corp" | "jr" | "snr" | "bros" | "ave" | "blvd" | "rd" | "yr" | "yrs" | "jan"
        | "feb" | "mar" | "apr" | "jun" | "jul" | "aug" | "sep" | "sept" | "oct" | "nov" | "dec" | "mon" | "tue"
        | "tues" | "wed" | "thu" | "thur" | "thurs" | "fri" | "est" | "dept" | "univ" | "assn" | "al" | "eds"
        | "ibid" | "ph" | "fl" | "str" | "gmbh" | "jh" | "jhd" | "jhdt" | "mio" | "mrd" | "tsd" | "govt" | "intl"
        | "natl" | "comm" | "transl" | "publ" | "illus" | "illustr" | "repr" | "reg" | "div" | "okt" | "dez"
        | "mär" | "dt" | "engl" | "franz" | "russ" | "lat" | "ed-by" | "esq" | "edn" | "suppl" | "тыс" | "млн"
        | "млрд" | "трлн" | "руб" | "коп" | "см-в" | "обл" | "респ" | "янв" | "фев" | "февр" | "апр" | "авг"
        | "сент" | "окт" | "нояб" | "дек" | "чел" | "экз" | "род-в" => Habit::MayEnd,
        "mi" | "ft" | "lb" | "lbs" | "oz" | "hrs" | "mins" | "secs" | "min" | "sek" | "std" | "км" | "кг" | "мин"
        | "сек" => Habit::Unit,
        "etc" | "usw" | "cont" | "contd" | "u.s.w" | "др" | "проч" | "гг" | "вв" => Habit::EndsBeforeCapital,
        _ => return None,
    })
}

/// How an abbreviation of several letters behaves: small letters with stops between them, no spaces.
pub fn dotted_habit(dotted: &str) -> Option<Habit> {
    Some(match dotted {
        "e.g" | "i.e" | "z.b" | "d.h" | "u.a" | "s.o" | "s.u" | "v.a" | "i.d.r" | "т.е" | "т.к" | "т.н" | "т.о"
        | "п.э" | "p.ex" | "o.g" | "m.e" | "u.u" | "z.t" | "с.ш" | "в.д" => Habit::Never,
        "и.о" => Habit::Never,
        "a.m" | "p.m" => Habit::Hour,
        "ph.d" | "m.d" | "b.a" | "m.a" | "b.s" | "b.sc" | "m.sc" | "ll.b" | "ll.m" | "j.d" | "b.c" | "a.d" | "c.e"
        | "b.c.e" | "т.д" | "т.п" | "u.s.w" | "н.э" | "o.ä" | "u.ä" | "n.chr" | "v.chr" => {
            Habit::EndsBeforeCapital
        }
        _ => return None,
    })
}

/// How surely a capitalised word begins a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Starter {
    /// It is no name, initial or title: `They`.
    Clear,
    /// It begins sentences, and is a name now and then: `May`.
    Likely,
    /// Nothing is known of it.
    No,
}

/// How surely a word begins a sentence where it has a capital.
pub fn starter(word: &str) -> Starter {
    if word.len() > 18 {
        return Starter::No;
    }
    match word.to_lowercase().as_str() {
        "he" | "she" | "it" | "they" | "we" | "you" | "this" | "that" | "these" | "those" | "the" | "there"
        | "when" | "what" | "who" | "how" | "why" | "where" | "which" | "while" | "his" | "her" | "their" | "its"
        | "our" | "your" | "did" | "does" | "was" | "is" | "are" | "were" | "if" | "but" | "and" | "after"
        | "before" | "because" | "although" | "however" | "then" | "thus" | "nobody" | "everybody" | "every"
        | "each" | "not" | "many" | "most" | "some" | "another" | "with" | "from" | "in" | "er" | "sie" | "wir"
        | "das" | "der" | "die" | "ein" | "eine" | "dann" | "danach" | "später" | "aber" | "und" | "als" | "wenn"
        | "warum" | "beide" | "dort" | "он" | "она" | "оно" | "они" | "мы" | "вы" | "это" | "этот" | "эта" | "эти"
        | "этого" | "что" | "кто" | "как" | "где" | "когда" | "почему" | "если" | "после" | "затем" | "его" | "их"
        | "но" | "не" | "тогда" | "там" => Starter::Clear,
        "a" | "an" | "i" | "on" | "at" | "as" | "by" | "for" | "to" | "of" | "no" | "now" | "here" | "so" | "or"
        | "do" | "can" | "could" | "would" | "should" | "will" | "may" | "has" | "have" | "had" | "let" | "one"
        | "all" | "my" | "during" | "since" | "until" | "only" | "once" | "even" | "also" | "both" | "under"
        | "over" | "ich" | "im" | "am" | "auch" | "doch" | "es" | "wer" | "wie" | "wo" | "sein" | "ihr" | "в"
        | "на" | "и" | "а" | "по" | "с" | "со" | "из" | "от" | "до" | "при" | "для" | "за" | "у" | "к" | "так"
        | "здесь" | "её" | "ее" | "я" => Starter::Likely,
        _ => Starter::No,
    }
}

/// Whether a word names what a speaker does: after a quotation it goes on with the sentence.
pub fn is_saying(word: &str) -> bool {
    matches!(
        word,
        "said"
            | "asked"
            | "replied"
            | "cried"
            | "wrote"
            | "added"
            | "answered"
            | "shouted"
            | "whispered"
            | "says"
            | "asks"
            | "writes"
            | "explained"
            | "exclaimed"
            | "muttered"
            | "sagte"
            | "fragte"
            | "rief"
            | "schrieb"
    )
}

/// Whether a word is one after which a German number with a stop is an ordinal: `am 3.`
pub fn precedes_ordinal(word: &str) -> bool {
    matches!(
        word,
        "am" | "im"
            | "der"
            | "die"
            | "das"
            | "den"
            | "dem"
            | "des"
            | "zum"
            | "vom"
            | "ab"
            | "bis"
            | "seit"
            | "beim"
            | "jeder"
            | "Am"
            | "Im"
            | "Der"
            | "Die"
            | "Das"
            | "Vom"
            | "Zum"
            | "Den"
            | "Dem"
            | "Des"
            | "Seit"
    )
}

/// Whether a German ordinal is wont to stand before this noun: `3. Oktober`.
pub fn is_ordinal_noun(word: &str) -> bool {
    matches!(
        word,
        "Januar"
            | "Jänner"
            | "Februar"
            | "März"
            | "Mai"
            | "Juni"
            | "Juli"
            | "Oktober"
            | "Dezember"
            | "Jahrhundert"
            | "Jahrhunderts"
            | "Jahrtausend"
            | "Weltkrieg"
            | "Weltkriegs"
            | "Klasse"
            | "Auflage"
            | "Kapitel"
            | "Lebensjahr"
            | "Platz"
            | "Mal"
            | "Stock"
            | "Armee"
            | "Division"
            | "Kongress"
            | "Parteitag"
    )
}

/// Whether a word with a capital follows an hour without beginning a sentence: zones and days.
pub fn is_hour_follower(word: &str) -> bool {
    matches!(
        word,
        "EST"
            | "EDT"
            | "CST"
            | "CDT"
            | "MST"
            | "PST"
            | "PDT"
            | "GMT"
            | "UTC"
            | "BST"
            | "CET"
            | "Eastern"
            | "Central"
            | "Pacific"
            | "Greenwich"
            | "Moscow"
            | "Monday"
            | "Tuesday"
            | "Wednesday"
            | "Thursday"
            | "Friday"
            | "Saturday"
            | "Sunday"
    )
}

/// Whether a word opens a phrase that tells a time: `At 5 a.m. ...`
pub fn is_adverbial(word: &str) -> bool {
    matches!(
        word,
        "At" | "By"
            | "On"
            | "In"
            | "Around"
            | "About"
            | "Until"
            | "Before"
            | "After"
            | "From"
            | "Since"
            | "Between"
            | "Towards"
    )
}
