// As many panes as there is room for.

import { expect, test } from "vitest";
import type { Panes, Side } from "./panes.ts";
import { panesShown, roomForAside } from "./panes.ts";

const both = { libraryShown: true, claimsShown: true };

function check(width: number, drawer: Side | null | undefined, expected: Panes): void {
  expect(panesShown(width, both, drawer)).toEqual(expected);
}

test("a wide window shows what is wanted", () => {
  check(1280, "library", { library: true, claims: true, over: false });
  expect(panesShown(1280, { libraryShown: false, claimsShown: true }, null)).toEqual({ library: false, claims: true, over: false });
});

test("a narrow one shows the claims, or the one that was asked for", () => {
  check(800, undefined, { library: false, claims: true, over: false });
  check(800, "library", { library: true, claims: false, over: false });
  check(800, null, { library: false, claims: false, over: false });
});

test("a search that is open has the place of the library's pane, whatever was shown", () => {
  expect(panesShown(1280, { libraryShown: false, claimsShown: true }, null, true)).toEqual({ library: true, claims: true, over: false });
  expect(panesShown(800, both, "claims", true)).toEqual({ library: true, claims: false, over: false });
  expect(panesShown(500, both, undefined, true)).toEqual({ library: true, claims: false, over: true });
});

test("a very narrow one shows the text alone, and what was asked for over it", () => {
  check(500, undefined, { library: false, claims: false, over: true });
  check(500, "claims", { library: false, claims: true, over: true });
});

test("what is wanted for a while stands in its pane's place, whatever was folded away", () => {
  expect(panesShown(1280, { libraryShown: false, claimsShown: false }, null, false, "claims")).toEqual({ library: false, claims: true, over: false });
  expect(panesShown(800, both, "library", false, "claims")).toEqual({ library: false, claims: true, over: false });
  expect(panesShown(500, both, null, false, "claims")).toEqual({ library: false, claims: true, over: true });
});

test("what is told covers nothing of what stands at the right for a while", () => {
  const kept = { width: "22rem", toasts: 60 };
  const beside = { library: true, claims: true, over: false };
  expect(roomForAside(beside, "looks", kept)).toEqual({ beside: "min(22rem, 45vw)", below: "0px" });
  expect(roomForAside({ ...beside, over: true }, "looks", kept)).toEqual({ beside: "0px", below: "calc(60px + 1rem)" });
  expect(roomForAside({ ...beside, over: true }, "looks", { ...kept, toasts: 0 }).below).toBe("0px");
  for (const [panes, aside] of [[beside, null], [{ ...beside, claims: false }, "looks"]] as const) expect(roomForAside(panes, aside, kept)).toEqual({ beside: "0px", below: "0px" });
});
