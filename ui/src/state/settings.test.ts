// What was kept is read with care, and looks are kept for whom they were meant.

import fc from "fast-check";
import { expect, test } from "vitest";
import { faces, ranges, readLooks, themes, usualLooks, ways } from "./looks.ts";
import { KeptSettings, readSettings } from "./settings.svelte.ts";

function check(kept: string | null, expected: { settings?: object; looks?: object }): void {
  expect(readSettings(kept)).toMatchObject(expected);
}

test("what nobody can read is as good as nothing", () => {
  for (const kept of [null, "", "{", "null", "7", '"dark"', "[]", '[{"theme":"dark"}]']) {
    expect(readSettings(kept), String(kept)).toEqual(readSettings("{}"));
  }
  check("{}", { looks: usualLooks, settings: { libraryShown: true, language: "system", keys: {} } });
});

test("unknown names and other kinds of values are as usual, each by itself", () => {
  check('{"looks":{"theme":"neon","face":"Comic","size":"large","leading":null,"focus":1,"way":"sentences"},"libraryShown":1,"guideDone":true}', {
    looks: { ...usualLooks, way: "sentences" },
    settings: { libraryShown: true, guideDone: true },
  });
  check('{"language":"tlh","lastDocument":7,"libraryWidth":"wide","claimsWay":"cloud"}', { settings: { language: "system", lastDocument: null, libraryWidth: 280, claimsWay: "list" } });
});

test("what fits is kept, within its limits", () => {
  check('{"looks":{"theme":"contrast","size":99,"measure":-3,"leading":200,"scale":1e9}}', {
    looks: { theme: "contrast", size: ranges.size.most, measure: ranges.measure.least, leading: 200, scale: ranges.scale.most },
  });
  check('{"libraryWidth":9000,"claimsWidth":1,"lastDocument":"d","claimsOrder":"time"}', { settings: { libraryWidth: 560, claimsWidth: 200, lastDocument: "d", claimsOrder: "time" } });
});

test("looks that lay among the settings are found there", () => {
  check('{"theme":"sepia","size":24,"libraryShown":false,"guideDone":true}', {
    looks: { ...usualLooks, theme: "sepia", size: 24 },
    settings: { libraryShown: false, guideDone: true },
  });
});

test("changed keys are lists of names, or are not there", () => {
  check('{"keys":{"judge.sourced":["1","A"],"judge.dubious":[],"a":"X","b":[7],"c":[""],"d":["1","2","3","4","5","6","7","8","9"]}}', {});
  expect(readSettings('{"keys":{"judge.sourced":["1","A"],"judge.dubious":[],"a":"X","b":[7],"c":[""]}}').settings.keys).toEqual({
    "judge.sourced": ["1", "A"], "judge.dubious": [],
  });
  expect(readSettings('{"keys":["A"]}').settings.keys).toEqual({});
});

test("any looks at all are read as looks", () => {
  fc.assert(
    fc.property(fc.anything(), fc.dictionary(fc.constantFrom(...Object.keys(usualLooks)), fc.anything()), (whole, odd) => {
      for (const looks of [readLooks(whole), readLooks(odd)]) {
        expect(themes).toContain(looks.theme);
        expect(faces).toContain(looks.face);
        expect(ways).toContain(looks.way);
        for (const [name, { least, most }] of Object.entries(ranges)) {
          const value = looks[name as keyof typeof ranges];
          expect(value >= least && value <= most, name).toBe(true);
        }
        expect(readLooks(JSON.parse(JSON.stringify(looks)))).toEqual(looks);
      }
    }),
  );
});

/** A storage that can be looked into, and can be full. */
function open(kept = new Map<string, string>(), isFull = false): { settings: KeptSettings; kept: Map<string, string> } {
  const setItem = (key: string, value: string): void => {
    if (isFull) throw new Error("full");
    kept.set(key, value);
  };
  return { settings: new KeptSettings({ getItem: (key) => kept.get(key) ?? null, setItem }), kept };
}

test("looks are for all libraries until one has its own", () => {
  const { settings, kept } = open();
  settings.openLibrary("one");
  settings.setLooks({ size: 24 });
  settings.keepLooksFor("library");
  settings.setLooks({ theme: "sepia" });
  expect([settings.looksFor, settings.looks.size, settings.looks.theme]).toEqual(["library", 24, "sepia"]);
  settings.openLibrary("two");
  expect([settings.looksFor, settings.looks.size, settings.looks.theme]).toEqual(["all", 24, "system"]);
  settings.setLooks({ size: 30 });
  const next = open(kept).settings;
  expect(next.looks.size).toBe(30);
  next.openLibrary("one");
  expect([next.looks.size, next.looks.theme]).toEqual([24, "sepia"]);
});

test("a library that gives up its own follows the common ones, for good", () => {
  const { settings, kept } = open();
  settings.openLibrary("one");
  settings.keepLooksFor("library");
  settings.setLooks({ focus: true });
  settings.keepLooksFor("all");
  expect(settings.looks.focus).toBe(false);
  settings.setLooks({ size: 21 });
  const next = open(kept).settings;
  next.openLibrary("one");
  expect([next.looksFor, next.looks.size]).toEqual(["all", 21]);
});

test("without a library there is none to keep looks for", () => {
  const { settings } = open();
  settings.keepLooksFor("library");
  expect(settings.looksFor).toBe("all");
});

test("looks never leave their limits", () => {
  const { settings } = open();
  settings.setLooks({ size: 1_000, leading: Number.NaN });
  expect([settings.looks.size, settings.looks.leading]).toEqual([ranges.size.most, ranges.leading.usual]);
});

test("where nothing can be kept, settings hold until the window closes", () => {
  const { settings } = open(new Map(), true);
  settings.set({ guideDone: true });
  settings.setLooks({ theme: "dark" });
  expect([settings.now.guideDone, settings.looks.theme]).toEqual([true, "dark"]);
});
