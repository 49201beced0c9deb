// Every screen as an accessibility checker sees it, in the engine that people use: nothing to be found, in any theme.

import { expect } from "vitest";

import { audit } from "../drive/audit.ts";
import type { Reader } from "../drive/reader.ts";
import { journey } from "../journey.ts";
import { pasteText } from "../steps.ts";

const TEXT = "The bureau lost a letter. Nobody knew why. The bureau lost a letter. Kulik asked in 1921. It was autumn. Was it so?";

/** Picks a command from the list of all. */
async function command(reader: Reader, words: string): Promise<void> {
  await reader.press("Control+k");
  await reader.type(words);
  await reader.press("Enter");
}

/** How each screen is come by from the text, and what ends it. */
const SCREENS: Record<string, (reader: Reader) => Promise<void>> = {
  text: async () => undefined,
  "sentence a line": (reader) => command(reader, "Read one sentence a line"),
  commands: (reader) => reader.press("Control+k"),
  keys: (reader) => reader.press("Control+/"),
  settings: (reader) => reader.press("Control+,"),
  paste: (reader) => reader.press("Control+Shift+n"),
  export: (reader) => reader.press("Control+e"),
  backups: async (reader) => {
    await command(reader, "Backups");
    await reader.click("button", "Back up now");
    await reader.reads("asked for");
    await reader.press("Tab", "Tab", "Enter");
  },
  check: async (reader) => {
    await command(reader, "Check the library");
    await reader.find("heading", "The library is sound");
  },
  find: async (reader) => {
    await reader.press("Control+f");
    await reader.type("bureau");
  },
  search: (reader) => reader.press("Control+Shift+f"),
  found: async (reader) => {
    await reader.press("Control+Shift+f");
    await reader.type("bureau");
    await reader.reads(/[1-9] hits?/u);
  },
  concordance: async (reader) => {
    await reader.press("Control+Shift+k");
    await reader.reads(/[1-9] hits?/u);
  },
  "hits again": (reader) => reader.press("Control+Shift+f", "Control+Shift+k"),
  "second text": (reader) => reader.press("b", "F6"),
  reasons: (reader) => reader.press("r"),
  note: (reader) => reader.press("n"),
  tags: (reader) => reader.press("t"),
  link: (reader) => reader.press("l"),
  evidence: (reader) => reader.press("e"),
  "evidence by hand": (reader) => reader.press("e", "b"),
  quotes: (reader) => reader.press("q"),
  ends: (reader) => reader.press("m"),
  codebook: (reader) => command(reader, "Codebook"),
  history: (reader) => command(reader, "History"),
  progress: (reader) => command(reader, "Progress of the document"),
  overview: (reader) => command(reader, "Overview of the library"),
};

async function look(reader: Reader, theme: string): Promise<string[]> {
  const found: string[] = [];
  for (const [name, come] of Object.entries(SCREENS)) {
    await come(reader);
    await new Promise((resolve) => setTimeout(resolve, 300));
    found.push(...(await audit(reader.session)).map((each) => `${theme}, ${name}: ${each}`));
    await reader.press("Escape", "Escape");
  }
  await command(reader, "Documents");
  await reader.press("Escape");
  return found;
}

for (const theme of ["light", "dark", "sepia", "high contrast"]) {
  journey(`no screen has a fault that axe finds, ${theme}`, async (reader) => {
    await pasteText(reader, "Letters", TEXT);
    await reader.press("s", "d", "x", "h", "ArrowUp", "ArrowUp", "ArrowUp");
    await command(reader, `Theme: ${theme}`);
    expect(await look(reader, theme)).toEqual([]);
  });
}

journey("nothing is cut off at twice the size", async (reader) => {
  await pasteText(reader, "Letters", TEXT);
  await reader.press("s", "d");
  await reader.session.run("document.documentElement.style.setProperty('--scale', '2')");
  await reader.picture("twice-the-size");
  expect(await reader.session.run<number>("return document.documentElement.scrollWidth - document.documentElement.clientWidth")).toBe(0);
  expect(await audit(reader.session)).toEqual([]);
});
