// Texts in many scripts: what a double click takes, how a selection grows by word and by sentence, which way a line runs.
// Places are counted in code points by the way that shares nothing with the code: `Array.from`.

import { describe, expect, test } from "vitest";

import { snapToClusters, wordAt } from "./breaks.ts";
import { atSentence, type Cursor, type Ground, growBySentence, growByWord, placeOf, turn } from "./cursor.ts";
import { directionOf } from "./scripts.ts";
import type { ReaderPlace } from "./types.ts";
import { CodePoints } from "./utf16.ts";

interface Script {
  sentences: string[];
  /** What stands between two sentences. */
  between: string;
}

const scripts = {
  arabic: { sentences: ["وُلد في القاهرة عام ١٩٢٣.", "ثم رحل إلى بيروت!"], between: " " },
  hebrew: { sentences: ["שָׁלוֹם עוֹלָם גָּדוֹל.", "הוּא הָלַךְ."], between: " " },
  mixed: { sentences: ["He wrote שָׁלוֹם to Cairo (القاهرة) in 1923.", "מֵאָז NATO לא ענתה."], between: " " },
  japanese: { sentences: ["吾輩は猫である。", "名前はまだ無い。"], between: "" },
  devanagari: { sentences: ["क्षत्रिय राजा हिन्दी बोलता था।", "वह गया।"], between: " " },
  thai: { sentences: ["ฉันรักเธอ", "เขาไป"], between: " " },
  flags: { sentences: ["From 🇩🇪🇫🇷 to 🏴󠁧󠁢󠁳󠁣󠁴󠁿 came 👩‍👩‍👧‍👦.", "Then 👍🏽!"], between: " " },
  zalgo: { sentences: ["H̷̢͛e̵͖͝ c̶̛͉o̷͍͐m̸̢̽ê̷͙s̶.", "Run."], between: " " },
} satisfies Record<string, Script>;

type Name = keyof typeof scripts;

function groundOf({ sentences, between }: Script): Ground {
  const columns = { start: [] as number[], end: [] as number[] };
  let at = 0;
  for (const sentence of sentences) {
    columns.start.push(at);
    at += Array.from(sentence).length;
    columns.end.push(at);
    at += Array.from(between).length;
  }
  return { points: new CodePoints(sentences.join(between)), sentences: columns };
}

/** The words of a place, cut out of the code points. */
function wordsAt(ground: Ground, { start, end }: ReaderPlace): string {
  return Array.from(ground.points.text).slice(start, end).join("");
}

/** Plays J and K by sentence, l and h by word, o the other edge, from the first sentence. */
function check(name: Name, keys: string, expected: string): void {
  const ground = groundOf(scripts[name]);
  let cursor: Cursor = atSentence(ground, 0);
  for (const key of keys) {
    if (key === "J") cursor = growBySentence(ground, cursor, 1);
    else if (key === "K") cursor = growBySentence(ground, cursor, -1);
    else if (key === "l") cursor = growByWord(ground, cursor, 1);
    else if (key === "h") cursor = growByWord(ground, cursor, -1);
    else cursor = turn(cursor);
  }
  expect(wordsAt(ground, placeOf(cursor)), `${name} ${keys}`).toBe(expected);
}

/** A double click on the first code point of some words. */
function checkWord(name: Name, on: string, expected: string): void {
  const ground = groundOf(scripts[name]);
  const { text } = ground.points;
  const point = Array.from(text.slice(0, text.indexOf(on))).length;
  expect(wordsAt(ground, wordAt(ground.points, point)), `${name} ${on}`).toBe(expected);
}

/** A selection from one code point to another, as the mouse leaves it. */
function checkSnap(name: Name, cut: string, expected: string): void {
  const ground = groundOf(scripts[name]);
  const { text } = ground.points;
  const start = Array.from(text.slice(0, text.indexOf(cut))).length;
  const place = snapToClusters(ground.points, { start, end: start + Array.from(cut).length });
  expect(wordsAt(ground, place), `${name} ${cut}`).toBe(expected);
}

describe("a selection grows by sentence and shrinks by word", () => {
  test("from right to left", () => {
    check("arabic", "J", "وُلد في القاهرة عام ١٩٢٣. ثم رحل إلى بيروت!");
    check("arabic", "hh", "وُلد في القاهرة عام");
    check("arabic", "ol", "في القاهرة عام ١٩٢٣.");
    check("hebrew", "hh", "שָׁלוֹם עוֹלָם");
    check("hebrew", "hhl", "שָׁלוֹם עוֹלָם גָּדוֹל");
    check("hebrew", "Jh", "שָׁלוֹם עוֹלָם גָּדוֹל. הוּא הָלַךְ");
  });

  test("with both ways in one sentence", () => {
    check("mixed", "hhh", "He wrote שָׁלוֹם to Cairo (القاهرة");
    check("mixed", "hhhhhh", "He wrote שָׁלוֹם");
    check("mixed", "oll", "שָׁלוֹם to Cairo (القاهرة) in 1923.");
    check("mixed", "Jhhh", "He wrote שָׁלוֹם to Cairo (القاهرة) in 1923. מֵאָז NATO");
  });

  test("without spaces", () => {
    check("japanese", "J", "吾輩は猫である。名前はまだ無い。");
    check("japanese", "JK", "吾輩は猫である。");
    check("japanese", "h", "吾輩は猫である");
    check("thai", "h", "ฉันรัก");
  });

  test("with letters of several code points", () => {
    check("devanagari", "hhhh", "क्षत्रिय राजा");
    check("devanagari", "ol", "राजा हिन्दी बोलता था।");
    check("zalgo", "hh", "H̷̢͛e̵͖͝");
    check("flags", "hh", "From 🇩🇪🇫🇷 to");
    check("flags", "J", "From 🇩🇪🇫🇷 to 🏴󠁧󠁢󠁳󠁣󠁴󠁿 came 👩‍👩‍👧‍👦. Then 👍🏽!");
  });
});

test("a double click takes the word, or the character where there is none", () => {
  checkWord("arabic", "القاهرة", "القاهرة");
  checkWord("arabic", "وُلد", "وُلد");
  checkWord("arabic", "١٩٢٣", "١٩٢٣");
  checkWord("hebrew", "לוֹם", "שָׁלוֹם");
  checkWord("mixed", "שָׁלוֹם", "שָׁלוֹם");
  checkWord("mixed", "NATO", "NATO");
  checkWord("devanagari", "हिन्दी", "हिन्दी");
  checkWord("flags", "🇫🇷", "🇫🇷");
  checkWord("flags", "🏴", "🏴󠁧󠁢󠁳󠁣󠁴󠁿");
  checkWord("flags", "👩", "👩‍👩‍👧‍👦");
  checkWord("flags", "👍", "👍🏽");
  checkWord("zalgo", "e̵͖͝", "H̷̢͛e̵͖͝");
});

test("a selection cuts no character", () => {
  checkSnap("hebrew", "ש", "שָׁ");
  checkSnap("devanagari", "ष", "क्ष");
  checkSnap("flags", "🇪🇫", "🇩🇪🇫🇷");
  checkSnap("flags", "👧", "👩‍👩‍👧‍👦");
  checkSnap("flags", "👍", "👍🏽");
  checkSnap("zalgo", "e", "e̵͖͝");
});

test("a line runs the way of most of its letters", () => {
  const cases: [string, ReturnType<typeof directionOf>][] = [
    ["وُلد في القاهرة.", "rtl"],
    ["NATO كلمة لاتينية في بداية جملة.", "rtl"],
    ["This English sentence cites שלום inside.", "ltr"],
    ["吾輩は猫である。", "ltr"],
    ["שָׁלוֹם", "rtl"],
    ["𐤀𐤁𐤂 ab", "rtl"],
    ["1923 – (…)", null],
    ["אב ab", null],
    ["", null],
  ];
  for (const [words, expected] of cases) expect(directionOf(words), words).toBe(expected);
});
