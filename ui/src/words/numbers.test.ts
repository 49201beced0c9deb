// Numbers, dates and sentences are written as the chosen language writes them.

import { beforeEach, expect, test, vi } from "vitest";
// Read once beforehand, so that no test waits for it.
import type * as numbers from "./numbers.ts";
import "./numbers.ts";
import { localeOf, speaker } from "./speaker.ts";

const now = new Date("2026-03-10T12:00:00Z");

/** The page as it loads for somebody who chose a language. */
async function load(language: string): Promise<typeof numbers> {
  localStorage.setItem("obelus.settings", JSON.stringify({ language }));
  return import("./numbers.ts");
}

beforeEach(() => {
  vi.resetModules();
  localStorage.clear();
  vi.spyOn(navigator, "languages", "get").mockReturnValue(["C"]);
});

test("in English", async () => {
  const { ago, day, figure, list, moment, percent } = await load("en");
  expect([figure(1234567.5), percent(0.256), list(["a", "b", "c"]), list(["a"])]).toEqual(["1,234,567.5", "26%", "a, b and c", "a"]);
  expect([day("2026-03-07T08:00:00Z"), moment("2026-03-07T08:00:00Z").slice(0, 12)]).toEqual(["7 Mar 2026", "7 Mar 2026, "]);
  expect(ages.map((at) => ago(at, now))).toEqual(["now", "5 minutes ago", "3 hours ago", "yesterday", "2 weeks ago", "last year", "in 2 hours"]);
});

test("in German", async () => {
  const { ago, day, figure, list, moment, percent } = await load("de");
  expect([figure(1234567.5), percent(0.256), list(["a", "b", "c"])]).toEqual(["1.234.567,5", "26\u00a0%", "a, b und c"]);
  expect([day("2026-03-07T08:00:00Z"), moment("2026-03-07T08:00:00Z").slice(0, 12)]).toEqual(["07.03.2026", "07.03.2026, "]);
  expect(ages.map((at) => ago(at, now))).toEqual(["jetzt", "vor 5 Minuten", "vor 3 Stunden", "gestern", "vor 2 Wochen", "letztes Jahr", "in 2 Stunden"]);
});

const ages = [
  "2026-03-10T12:00:00Z", "2026-03-10T11:55:00Z", "2026-03-10T09:00:00Z", "2026-03-09T11:00:00Z", "2026-02-24T12:00:00Z", "2025-03-01T12:00:00Z",
  "2026-03-10T14:00:00Z",
];

test("what is no moment is nothing", async () => {
  const { ago, day, moment } = await load("en");
  expect([moment("soon"), day(""), ago("soon", now)]).toEqual(["", "", ""]);
});

test("no two marks of an axis beside each other say the same", async () => {
  const { ticksOf } = await load("de");
  const at = new Date(2026, 10, 26, 10, 41).valueOf();
  expect(ticksOf([at, at + 30_000, at + 60_000], 30_000)).toEqual(["10:41:00", "10:41:30", "10:42:00"]);
  expect(ticksOf([at, at + 500, at + 1_000], 500)).toEqual(["10:41:00", "", "10:41:01"]);
  expect(ticksOf([at, at + 60_000], 60_000)).toEqual(["10:41", "10:42"]);
});

test("the words follow what is kept, and the machine where nothing is", async () => {
  await load("de");
  expect((await import("./labels.ts")).frame.library).toBe("Bibliothek");
  vi.resetModules();
  vi.spyOn(navigator, "languages", "get").mockReturnValue(["de-CH", "en"]);
  await load("system");
  const { direction, language } = await import("./language.ts");
  expect([language, direction]).toEqual(["de", "ltr"]);
  expect((await import("./numbers.ts")).figure(1234567)).toMatch(/^1['’]234['’]567$/u);
});

test("a language is written in the person's own kind of it", () => {
  const check = (wanted: string[], expected: string): void => expect(localeOf("de", "de-DE", wanted)).toBe(expected);
  check(["fr", "de-AT", "de"], "de-AT");
  check(["DE"], "DE");
  check(["den", "C"], "de-DE");
  check([], "de-DE");
});

test("messages count, keep what looks like markup, and take no gap for granted", () => {
  const { say } = speaker("pl");
  const files = "{n, plural, one {# plik} few {# pliki} many {# plików} other {# pliku}}";
  expect([1, 2, 5, 22, 1.5].map((n) => say(files, { n }))).toEqual(["1 plik", "2 pliki", "5 plików", "22 pliki", "1,5 pliku"]);
  expect(say("{name} <b>&amp;</b>", { name: "<i>{x}</i>" })).toBe("<i>{x}</i> <b>&amp;</b>");
  expect(() => say("{name}", {})).toThrow();
});
