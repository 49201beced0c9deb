// Which entries fit the words typed so far.

import { expect, test } from "vitest";
import { fitting, isNamed } from "./pick.ts";

const items = [
  { id: "no-source", name: "No source", hint: "Nothing says where this is from." },
  { id: "self-published", name: "Self-published", hint: "Its own author printed the source." },
  { id: "garbled", name: "Garbled" },
];

function check(typed: string, expected: string[]): void {
  expect(fitting(items, typed).map(({ id }) => id)).toEqual(expected);
}

test("nothing typed fits all", () => check("  ", ["no-source", "self-published", "garbled"]));
test("every word must be there, in any order and case", () => check("SOURCE own", ["self-published"]));
test("names that begin with the words come first", () => check("s", ["self-published", "no-source"]));
test("what fits nothing finds nothing", () => check("zebra", []));

test("one is called just that, whatever the case and the spaces around it", () => {
  const items = [{ id: "1", name: "Über allem" }];
  expect(["über allem ", "U\u0308ber allem", "über", ""].map((typed) => isNamed(items, typed))).toEqual([true, true, false, false]);
});
