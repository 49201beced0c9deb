// Hits with the same words, as the library tells them.

import { readFileSync } from "node:fs";

import { expect, test } from "vitest";

import { wordingOf } from "./wordings.ts";

const cases = JSON.parse(readFileSync("../crates/insight/tests/wordings.json", "utf8")) as [string, string][];

test.each(cases)("%j is %j", (words, wording) => expect(wordingOf(words)).toBe(wording));
