// The cursor over a text of four sentences; places are written as the words that they hold.

import fc from "fast-check";
import { describe, expect, test } from "vitest";

import type { SpanColumns } from "../host/generated/contract.ts";
import { atPlace, atSentence, type Cursor, type Ground, growBySentence, growByWord, moveBy, placeOf, sentenceAt, sentenceOf, turn } from "./cursor.ts";
import { CodePoints } from "./utf16.ts";

const SENTENCES = ["😀 One fell.", "Two stood up!", "Who, three?", "四是一。"];

const ground = groundOf(SENTENCES);

function groundOf(sentences: string[]): Ground {
  const columns: SpanColumns = { start: [], end: [] };
  let at = 0;
  for (const each of sentences) {
    columns.start.push(at);
    at += Array.from(each).length;
    columns.end.push(at);
    at += 1;
  }
  return { points: new CodePoints(sentences.join(" ")), sentences: columns };
}

/** Plays keys: j k next and previous, J K grow by sentence, l h by word, o the other edge; gives the words selected. */
function play(keys: string, from: Cursor, on = ground): Cursor {
  let cursor = from;
  for (const key of keys) {
    if (key === "j") cursor = moveBy(on, cursor, 1);
    else if (key === "k") cursor = moveBy(on, cursor, -1);
    else if (key === "J") cursor = growBySentence(on, cursor, 1);
    else if (key === "K") cursor = growBySentence(on, cursor, -1);
    else if (key === "l") cursor = growByWord(on, cursor, 1);
    else if (key === "h") cursor = growByWord(on, cursor, -1);
    else cursor = turn(cursor);
  }
  return cursor;
}

function wordsOf(cursor: Cursor): string {
  const { start, end } = placeOf(cursor);
  return ground.points.slice(start, end);
}

function check(keys: string, expected: string): void {
  expect(wordsOf(play(keys, atSentence(ground, 1))), keys).toBe(expected);
}

/** A selection of the words, as the mouse makes it. */
function mouse(words: string): Cursor {
  const start = ground.points.point(ground.points.text.indexOf(words));
  return atPlace(ground, { start, end: start + Array.from(words).length });
}

describe("the sentence cursor", () => {
  test("moves by sentence and stays on the first and last", () => {
    check("j", "Who, three?");
    check("k", "😀 One fell.");
    check("kkkk", "😀 One fell.");
    check("jjjjj", "四是一。");
  });

  test("grows away from the sentence where it began, and shrinks back to it", () => {
    check("J", "Two stood up! Who, three?");
    check("JJJJ", "Two stood up! Who, three? 四是一。");
    check("JK", "Two stood up!");
    check("K", "😀 One fell. Two stood up!");
    check("KJ", "Two stood up!");
    check("JKK", "😀 One fell. Two stood up!");
  });

  test("grows and shrinks by word at the moving edge, and keeps one word", () => {
    check("h", "Two stood up");
    check("hh", "Two stood");
    check("hhhhhh", "Two");
    check("hhl", "Two stood up");
    check("hhll", "Two stood up!");
    check("l", "Two stood up! Who");
  });

  test("the other edge moves after a turn", () => {
    check("oh", "fell. Two stood up!");
    check("ol", "stood up!");
    check("olllll", "up!");
    check("olo", "stood up!");
  });

  test("a move drops the selection and goes on from its moving edge", () => {
    check("Jj", "四是一。");
    check("Kk", "😀 One fell.");
  });

  test("a mouse selection grows to the ends of sentences and never empties", () => {
    expect(wordsOf(play("J", mouse("fell. Two")))).toBe("fell. Two stood up!");
    expect(wordsOf(play("K", mouse("fell. Two")))).toBe("fell.");
    expect(wordsOf(play("KK", mouse("fell. Two")))).toBe("😀 One fell.");
    expect(wordsOf(play("K", mouse("stood")))).toBe("Two stood");
  });

  test("is on the sentence at its moving edge", () => {
    expect(sentenceOf(ground, play("J", atSentence(ground, 1)))).toBe(2);
    expect(sentenceOf(ground, play("K", atSentence(ground, 1)))).toBe(0);
    expect(sentenceOf(ground, mouse("fell. Two"))).toBe(1);
  });

  test("between two sentences belongs to the one before", () => {
    expect([0, 10, 11, 12, 9_999, -5].map((at) => sentenceAt(ground.sentences, at))).toEqual([0, 0, 0, 1, 3, 0]);
  });

  test("a text without sentences has no sentence and an empty place", () => {
    const empty = groundOf([]);
    const cursor = play("jkJKlho", atSentence(empty, 0), empty);
    expect(sentenceOf(empty, cursor)).toBe(-1);
    expect(placeOf(cursor)).toEqual({ start: 0, end: 0 });
  });

  test("no keys make the place empty or lead out of the text", () => {
    const keys = fc.string({ unit: fc.constantFrom("j", "k", "J", "K", "l", "h", "o"), maxLength: 30 });
    fc.assert(
      fc.property(fc.nat(30), fc.integer({ min: 1, max: 20 }), keys, (start, length, played) => {
        const { start: from, end: to } = placeOf(play(played, atPlace(ground, { start, end: start + length })));
        expect(from).toBeLessThan(to);
        expect(from).toBeGreaterThanOrEqual(0);
        expect(to).toBeLessThanOrEqual(ground.points.length);
      }),
    );
  });
});
