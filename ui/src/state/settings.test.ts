// What was kept is read with care.

import { expect, test } from "vitest";
import { readSettings } from "./settings.svelte.ts";

function check(kept: string | null, expected: object): void {
  expect(readSettings(kept)).toMatchObject(expected);
}

test("what nobody can read is as good as nothing", () => {
  check(null, { theme: "system", size: 19 });
  check("{", { theme: "system", size: 19 });
  check("null", { theme: "system" });
  check('{"theme":"neon","size":"large","libraryShown":1}', { theme: "system", size: 19, libraryShown: true });
});

test("what fits is kept, within its limits", () => {
  check('{"theme":"sepia","size":99,"lastDocument":"d"}', { theme: "sepia", size: 30, lastDocument: "d" });
});
