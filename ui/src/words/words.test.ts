// There is a word for everything that can come over the wire, and no two faults say the same.

import { expect, test } from "vitest";
import * as contract from "../host/generated/contract.ts";
import { faultSentence } from "./faults.ts";
import { colorWords, kindWords, reasonWords, statusWords, verbWords, verdictWords } from "./nouns.ts";

function check(keys: readonly string[], words: Record<string, unknown>): void {
  expect(keys.filter((key) => !words[key])).toEqual([]);
}

test("every value of the contract has a word", () => {
  check(contract.verdicts, verdictWords);
  check(contract.reasonCodes, reasonWords);
  check(contract.kinds, kindWords);
  check(contract.highlightColors, colorWords);
  check(contract.statuses, statusWords);
  check(contract.verbs, verbWords);
});

test("every fault is a sentence of its own, with and without a subject", () => {
  const bare = contract.faultCodes.map((code) => faultSentence({ code, subject: "", detail: "" }));
  expect(bare.filter((sentence) => !/^\S.*\.$/su.test(sentence) || sentence.includes("undefined"))).toEqual([]);
  expect(new Set(bare).size).toBe(bare.length);
});

test("a fault names the file without its folders, and a limit in megabytes", () => {
  expect(faultSentence({ code: "file-too-large", subject: "a/b/long.txt", detail: String(64 * 1024 * 1024) })).toBe(
    "“long.txt” is too large: the limit is 64 MB. Split it, and import the parts.",
  );
});
