// What is typed into a field changes it and nothing else.

import { expect, test } from "vitest";
import { firstFields, hintOf, keptKeys, lineOf, variables, withLine } from "./fields.ts";

const item = {
  id: "a", type: "book", title: "Stalin", custom: { bibtex: {} }, volume: 2,
  author: [{ family: "Berg", given: "Jan", "non-dropping-particle": "van der" }, { literal: "The House" }],
  issued: { "date-parts": [[2004]] },
};

test("values are typed as people write them", () => {
  expect(lineOf(item, "author")).toBe("van der Berg, Jan; The House");
  expect(lineOf(item, "issued")).toBe("2004");
  expect(lineOf(item, "volume")).toBe("2");
  expect(lineOf(item, "note")).toBe("");
  expect(lineOf({ note: ["a"] }, "note")).toBeNull();
  expect([hintOf("author"), hintOf("issued"), hintOf("title")]).toEqual(["names", "date", null]);
});

test("one field changes, and all else stays", () => {
  expect(withLine(item, "title", " Lenin ")).toEqual({ ...item, title: "Lenin" });
  expect(withLine(item, "issued", "2005-03")).toEqual({ ...item, issued: { "date-parts": [[2005, 3]] } });
  expect(withLine(item, "author", "van der Berg, Jan; Service, Robert").author).toEqual([item.author[0], { family: "Service", given: "Robert" }]);
  expect(Object.keys(withLine(item, "title", ""))).toEqual(["id", "type", "custom", "volume", "author", "issued"]);
  expect(withLine(item, "publisher", "Macmillan")).toEqual({ ...item, publisher: "Macmillan" });
  expect(withLine(item, "publisher", "")).toEqual(item);
});

test("every kind has fields, each once", () => {
  for (const type of ["book", "personal_communication", "unheard-of"]) {
    const fields = firstFields(type);
    expect(new Set(fields).size).toBe(fields.length);
    expect(fields.filter((field) => !variables.includes(field))).toEqual([]);
  }
  expect(keptKeys({ ...item, "unknown-key": 1 })).toEqual(["custom", "unknown-key"]);
});
