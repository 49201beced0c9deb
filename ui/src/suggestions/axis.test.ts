// The axis is mounted before it is measured: then nothing is drawn, and nothing fails.

import { flushSync, mount, unmount } from "svelte";
import { expect, test } from "vitest";
import type { DatedRow } from "../host/generated/contract.ts";
import Axis from "./Axis.svelte";
import { inTime } from "./timeline.ts";

const row = (year: string): DatedRow => ({ document: "d", start: 0, end: 9, written: { start: 0, end: 4 }, text: "Then", from: year, to: year, conflicts: [] });

test.each([["1940", "1941"], ["962", "2024"], ["-44", "2020"]])("without any width %s and %s are told, and none is drawn", (...years) => {
  const shown = mount(Axis, { target: document.body, props: { dated: inTime(years.map(row)), onpick: () => undefined } });
  flushSync();
  expect([document.querySelector("[role=slider]")?.getAttribute("aria-valuemax"), document.querySelector("svg")]).toEqual(["2", null]);
  void unmount(shown);
});
