// Dates of sources come back as they were typed.

import { expect, test } from "vitest";
import { dateLine, dateOf } from "./sourcedates.ts";

test("what is typed is a date or stays words", () => {
  const check = (typed: string, date: unknown): void => {
    expect(dateOf(typed, undefined)).toEqual(date);
    if (date !== null) expect(dateLine(date)).toBe(typed);
  };
  check("1940", { "date-parts": [[1940]] });
  check("1940-08-20", { "date-parts": [[1940, 8, 20]] });
  check("1940-08/1940-09", { "date-parts": [[1940, 8], [1940, 9]] });
  check("c. 1940", { "date-parts": [[1940]], circa: true });
  check("-44", { "date-parts": [[-44]] });
  for (const words of ["after 1910", "1940/41/42", "1940-13", "20 August 1940", "0"]) check(words, { literal: words });
  check("", null);
});

test("a date that is not typed anew keeps all that it had", () => {
  const before = { "date-parts": [["1940", "8"]], season: 2, mine: true };
  expect(dateLine(before)).toBe("1940-08");
  expect(dateOf(" 1940-08 ", before)).toBe(before);
  expect(dateLine({ raw: "Aug 1940" })).toBe("Aug 1940");
  expect(dateLine({ "date-parts": [[]] })).toBe("");
  expect(dateLine("1940")).toBe("");
});
