// Which span a key or a drag leaves of a passage.

import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { snapToClusters } from "./breaks.ts";
import type { Ground } from "./cursor.ts";
import { dragged, reshapingOf, runsLeftward, type Shape, stepOf, stepped, type Stride, turned } from "./reshape.ts";
import { CodePoints } from "./utf16.ts";

/** A ground of sentences that are given one by one; spaces lie between them. */
function groundOf(...words: string[]): Ground {
  const sentences = { start: [] as number[], end: [] as number[] };
  let at = 0;
  for (const sentence of words) {
    sentences.start.push(at);
    at += [...sentence].length;
    sentences.end.push(at);
    at += 1;
  }
  return { points: new CodePoints(words.join(" ")), sentences };
}

/** Brackets stand around the span; its moving end is the one with the double bracket. */
function read(ground: Ground, { start, end, side }: Shape): string {
  const [open, close] = side === "start" ? ["[[", "]"] : ["[", "]]"];
  return ground.points.slice(0, start) + open + ground.points.slice(start, end) + close + ground.points.slice(end, ground.points.length);
}

function shapeIn(marked: string): Shape {
  const side = marked.includes("[[") ? "start" : "end";
  const plain = marked.replace("[[", "[").replace("]]", "]");
  const start = [...plain.slice(0, plain.indexOf("["))].length;
  return { start, end: start + [...plain.slice(plain.indexOf("[") + 1, plain.indexOf("]"))].length, side };
}

const ground = groundOf("He came, too.", "She left 👩‍👩‍👧 all.", "Nobody saw it.");

function check(before: string, by: Stride, step: 1 | -1, after: string): void {
  expect(read(ground, stepped(ground, shapeIn(before), by, step))).toBe(after);
}

describe("an end that is moved", () => {
  test("by a character goes on and back", () => {
    check("He [came]], too. She left 👩‍👩‍👧 all. Nobody saw it.", "character", 1, "He [came,]] too. She left 👩‍👩‍👧 all. Nobody saw it.");
    check("He [[came], too. She left 👩‍👩‍👧 all. Nobody saw it.", "character", 1, "He c[[ame], too. She left 👩‍👩‍👧 all. Nobody saw it.");
    check("He [[came], too. She left 👩‍👩‍👧 all. Nobody saw it.", "character", -1, "He[[ came], too. She left 👩‍👩‍👧 all. Nobody saw it.");
  });
  test("by a character takes a joined emoji whole", () => {
    check("He came, too. She [left ]]👩‍👩‍👧 all. Nobody saw it.", "character", 1, "He came, too. She [left 👩‍👩‍👧]] all. Nobody saw it.");
    check("He came, too. She [[left 👩‍👩‍👧 all]. Nobody saw it.", "character", -1, "He came, too. She[[ left 👩‍👩‍👧 all]. Nobody saw it.");
  });
  test("by a word stops where words begin, and the other where they end", () => {
    check("He [came]], too. She left 👩‍👩‍👧 all. Nobody saw it.", "word", 1, "He [came, too]]. She left 👩‍👩‍👧 all. Nobody saw it.");
    check("He came, [[too. She] left 👩‍👩‍👧 all. Nobody saw it.", "word", -1, "He [[came, too. She] left 👩‍👩‍👧 all. Nobody saw it.");
    check("He [[came, too]. She left 👩‍👩‍👧 all. Nobody saw it.", "word", 1, "He came, [[too]. She left 👩‍👩‍👧 all. Nobody saw it.");
  });
  test("by a sentence goes to the edge of its own first", () => {
    check("He came, too. She [left]] 👩‍👩‍👧 all. Nobody saw it.", "sentence", 1, "He came, too. She [left 👩‍👩‍👧 all.]] Nobody saw it.");
    check("He came, too. She [left 👩‍👩‍👧 all.]] Nobody saw it.", "sentence", 1, "He came, too. She [left 👩‍👩‍👧 all. Nobody saw it.]]");
    check("He came, too. She [[left] 👩‍👩‍👧 all. Nobody saw it.", "sentence", -1, "He came, too. [[She left] 👩‍👩‍👧 all. Nobody saw it.");
    check("He came, too. [[She left] 👩‍👩‍👧 all. Nobody saw it.", "sentence", -1, "[[He came, too. She left] 👩‍👩‍👧 all. Nobody saw it.");
  });
  test("stays where nothing would be left, and at the rim of the text", () => {
    check("[H]]e came, too. She left 👩‍👩‍👧 all. Nobody saw it.", "character", -1, "[H]]e came, too. She left 👩‍👩‍👧 all. Nobody saw it.");
    check("He [came]], too. She left 👩‍👩‍👧 all. Nobody saw it.", "word", -1, "He [came]], too. She left 👩‍👩‍👧 all. Nobody saw it.");
    check("He [[came, too]. She left 👩‍👩‍👧 all. Nobody saw it.", "sentence", 1, "He [[came, too]. She left 👩‍👩‍👧 all. Nobody saw it.");
    check("[[He] came, too. She left 👩‍👩‍👧 all. Nobody saw it.", "word", -1, "[[He] came, too. She left 👩‍👩‍👧 all. Nobody saw it.");
    check("He came, too. She left 👩‍👩‍👧 all. Nobody [saw it.]]", "character", 1, "He came, too. She left 👩‍👩‍👧 all. Nobody [saw it.]]");
  });
  test("can be the other one", () => {
    expect(turned(turned(shapeIn("a [b]]"))).side).toBe("end");
    expect(turned(shapeIn("a [b]]")).side).toBe("start");
  });
  test("is drawn no further than the other end allows, and into no character", () => {
    const shape = shapeIn("He [came]], too. She left 👩‍👩‍👧 all. Nobody saw it.");
    expect(read(ground, dragged(ground, shape, 0)).slice(0, 12)).toBe("He [c]]ame, ");
    const inside = dragged(ground, shape, shape.start + 22);
    expect(read(ground, inside)).toBe("He [came, too. She left ]]👩‍👩‍👧 all. Nobody saw it.");
  });
});

test("whatever is pressed and drawn, the span holds something, lies in the text and cuts no character", () => {
  const piece = fc.constantFrom("a", "é", "e\u0301", "👩‍👩‍👧", "🇩🇪", "שלום", "من", "中", " ", ", ", "word");
  const deed = fc.oneof(
    fc.record({ by: fc.constantFrom<Stride>("character", "word", "sentence"), step: fc.constantFrom<1 | -1>(1, -1) }),
    fc.record({ to: fc.nat(60) }),
    fc.constant("turn" as const),
  );
  fc.assert(
    fc.property(fc.array(fc.array(piece, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 4 }), fc.array(deed, { maxLength: 12 }), (sentences, deeds) => {
      const made = groundOf(...sentences.map((pieces) => pieces.join("")));
      const { points } = made;
      let shape: Shape = { ...snapToClusters(points, { start: 0, end: points.length }), side: "end" };
      for (const each of deeds) {
        if (each === "turn") shape = turned(shape);
        else shape = "to" in each ? dragged(made, shape, Math.min(each.to, points.length)) : stepped(made, shape, each.by, each.step);
        expect(0 <= shape.start && shape.start < shape.end && shape.end <= points.length).toBe(true);
        expect(snapToClusters(points, shape)).toEqual({ start: shape.start, end: shape.end });
      }
    }),
  );
});

describe("what a key asks while ends are moved", () => {
  const plain = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
  test.each([
    [{ key: "ArrowLeft" }, { does: "step", by: "character", arrow: "left" }],
    [{ key: "ArrowRight", shiftKey: true }, { does: "step", by: "word", arrow: "right" }],
    [{ key: "ArrowRight", ctrlKey: true }, { does: "step", by: "word", arrow: "right" }],
    [{ key: "ArrowLeft", altKey: true }, { does: "step", by: "word", arrow: "left" }],
    [{ key: "ArrowDown" }, { does: "step", by: "sentence", arrow: "on" }],
    [{ key: "Tab" }, { does: "turn" }],
    [{ key: "Enter" }, { does: "save" }],
    [{ key: "Escape" }, { does: "leave" }],
    [{ key: "d" }, "nothing"],
    [{ key: "D", shiftKey: true }, "nothing"],
    [{ key: "z", ctrlKey: true }, "another's"],
    [{ key: "k", metaKey: true }, "another's"],
  ] as const)("%j", (press, asked) => {
    expect(reshapingOf({ ...plain, ...press })).toEqual(asked);
  });
});

describe("beside words that run from right to left", () => {
  const mixed = groundOf("Trotsky טרוצקי came.");
  const at = (words: string, side: Shape["side"]): Shape => {
    const start = [..."Trotsky טרוצקי came.".split(words)[0]!].length;
    return { start, end: start + [...words].length, side };
  };
  test.each([
    ["טרוצקי", "end", "left", 1],
    ["טרוצקי", "end", "right", -1],
    ["טרוצקי", "start", "left", 1],
    ["Trotsky", "end", "left", -1],
    ["came", "start", "right", 1],
    ["טרוצקי", "end", "on", 1],
  ] as const)("at the %s, %s: the arrow %s leads %d", (words, side, arrow, step) => {
    expect(stepOf(mixed, at(words, side), arrow)).toBe(step);
  });
  test("a text without letters runs as ours", () => expect(runsLeftward(new CodePoints("1917 – 1940"), 4, "end")).toBe(false));
});
