// The layer moves as the text does, and little is measured for that.

import { expect, test } from "vitest";
import type { InSight } from "../state/sight.ts";
import { Alongside } from "./alongside.ts";

const mark = (start: number, id = String(start)) => ({ id, place: { start, end: start + 1 } }) as InSight;

/** A text in which the place `n` is drawn at `n * step - scrolled`, from 0 to 100. */
function check(layer: Alongside, marks: InSight[], scrolled: number, step = 1): { seen: (number | undefined)[]; measured: number } {
  let measured = 0;
  layer.follow(marks, ({ start }) => {
    measured += 1;
    const at = start * step - scrolled;
    return at < 0 || at > 100 ? null : at;
  });
  const seen = marks.map((one) => {
    const height = layer.heightOf(one);
    return height === undefined ? undefined : height + layer.shift;
  });
  return { seen, measured };
}

test("a text that scrolls moves the layer; only the ends and what is new are measured", () => {
  const layer = new Alongside();
  const marks = [10, 20, 30, 40, 50].map((at) => mark(at));
  expect(check(layer, marks, 0)).toEqual({ seen: [10, 20, 30, 40, 50], measured: 5 });
  expect(check(layer, marks, 7)).toEqual({ seen: [3, 13, 23, 33, 43], measured: 2 });
  expect(layer.shift).toBe(-7);
  expect(check(layer, [...marks.slice(1), mark(60), mark(70)], 12)).toEqual({ seen: [8, 18, 28, 38, 48, 58], measured: 4 });
});

test("a text that was laid out anew is measured anew", () => {
  const layer = new Alongside();
  const marks = [10, 20, 30].map((at) => mark(at));
  check(layer, marks, 5);
  expect(check(layer, marks, 5, 2).seen).toEqual([15, 35, 55]);
});

test("what is not drawn has no place, and a jump begins anew", () => {
  const layer = new Alongside();
  expect(check(layer, [mark(10), mark(300)], 0).seen).toEqual([10, undefined]);
  expect(check(layer, [mark(10), mark(300)], 290).seen).toEqual([undefined, 10]);
  expect(check(layer, [mark(900)], 850).seen).toEqual([50]);
});

test("a claim that is now at another passage does not move the layer", () => {
  const layer = new Alongside();
  check(layer, [mark(10, "c"), mark(30)], 0);
  expect(check(layer, [mark(20, "c"), mark(30)], 5).seen).toEqual([15, 25]);
  expect(layer.shift).toBe(-5);
});
