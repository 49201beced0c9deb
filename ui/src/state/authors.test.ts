// What is typed becomes CSL names, and what is not typed anew stays what it was.

import fc from "fast-check";
import { expect, test } from "vitest";
import { authorLine, authorsOf } from "./authors.ts";

test("a line of names is read as people write them", () => {
  expect(authorsOf("Kulik, Leonid; The Committee;  ; Ana", [])).toEqual([{ family: "Kulik", given: "Leonid" }, { literal: "The Committee" }, { literal: "Ana" }]);
  expect(authorsOf("  ", [{ literal: "Ana" }])).toEqual([]);
  expect(authorsOf("King, Martin Luther, Jr.; Solo,", [])).toEqual([{ family: "King", given: "Martin Luther, Jr." }, { literal: "Solo" }]);
});

test("names from elsewhere keep all their parts", () => {
  const before = [
    { family: "Gogh", given: "Vincent", "non-dropping-particle": "van" },
    { literal: "Smith, Jones & Co.; London" },
    { literal: "Smith, Jones & Co." },
  ];
  expect(authorLine(before)).toBe("van Gogh, Vincent; Smith, Jones & Co.; London; Smith, Jones & Co.");
  expect(authorsOf(authorLine(before), before)).toEqual(before);
  expect(authorsOf(`Ana; ${authorLine(before.slice(1))}`, before)).toEqual([{ literal: "Ana" }, ...before.slice(1)]);
  // Half of a name is another name.
  expect(authorsOf("Gogh, Vincent W.", before)).toEqual([{ family: "Gogh", given: "Vincent W." }]);
});

test("what is shown and saved as it is changes nothing", () => {
  const word = fc.stringMatching(/^[A-Za-z.'-]{1,8}( [A-Za-z]{1,6})?$/u);
  const name = fc.oneof(fc.record({ literal: fc.stringMatching(/^[A-Za-z&][A-Za-z,; &]{0,20}[A-Za-z]$/u) }), fc.record({ family: word, given: word, suffix: word }));
  fc.assert(fc.property(fc.uniqueArray(name, { selector: (one) => authorLine([one]), maxLength: 5 }), (names) => {
    const line = authorLine(names);
    expect(authorLine(authorsOf(line, names))).toBe(line);
  }));
});
