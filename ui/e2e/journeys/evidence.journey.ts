// Evidence: a passage of another document is brought by keys, a misquoted sentence is caught, a run is said to come from
// somewhere, and nothing that is typed is lost.

import { expect } from "vitest";

import { audit } from "../drive/audit.ts";
import type { Reader } from "../drive/reader.ts";
import { journey } from "../journey.ts";
import { exportLibrary, pasteText } from "../steps.ts";

const REPORT =
  "Leonid Kulik reached the Tunguska basin in 1927 and found no crater there. The trees lay flat for thirty kilometres around. " +
  "Nobody had asked the Evenki before him, although they had seen the fire in the sky.";
const PAGE =
  "The blast of Tunguska is a riddle. In 1927 Leonid Kulik found a crater in the Tunguska basin. Was it a comet? " +
  "The report says: “Nobody had asked the Evenki after him, although they had seen the fire.” Share this page.";

/** Two texts, of which the second is open, with the cursor on its second sentence. */
async function arrive(reader: Reader): Promise<void> {
  await pasteText(reader, "Report of the expedition", REPORT);
  await pasteText(reader, "A page of the web", PAGE);
  await reader.press("ArrowDown");
}

/** Looks at what is shown with axe, in light and in dark, and takes a picture of each. */
async function look(reader: Reader, title: string): Promise<void> {
  for (const name of ["dark", "light"]) {
    await reader.session.run("document.documentElement.dataset.theme = arguments[0]", name);
    await reader.picture(`${title}-${name}`);
    expect(await audit(reader.session), `${title}, ${name}`).toEqual([]);
  }
}

journey("a claim is tied to a passage of another document in two keys", async (reader) => {
  await arrive(reader);
  await reader.press("d", "ArrowUp", "e");
  await reader.find("option", /^Report of the expedition\s*Leonid/);
  await look(reader, "candidates");
  await reader.press("d");
  await reader.reads(/Refuted\s*refuted 1/);
  await look(reader, "attached");
  // The passage in its own document, beside the text; the keys stay in the list.
  await reader.press("Tab");
  await reader.find("heading", "Report of the expedition");
  await look(reader, "beside");
  await reader.press("q");
  await reader.reads(/Neither for nor against\s*qualified 1/);
  await reader.press("Escape", "Control+z");
  await reader.reads(/Refuted\s*1 piece of evidence/);
  const out = (await exportLibrary(reader)) as unknown as { claims: { evidence?: { stance: string; passage: { exact: string } }[] }[] };
  expect(out.claims.flatMap(({ evidence }) => evidence ?? []).map(({ stance, passage }) => [stance, passage.exact])).toEqual([["refutes", "Leonid Kulik reached the Tunguska basin in 1927 and found no crater there."]]);
  await reader.press("Escape", "Control+z");
  await reader.gone("button", /^Refuted/);
  await reader.press("Control+Shift+z");
  await reader.find("button", /^Refuted/);
});

journey("what is selected in the second text becomes evidence for the claim in the first", async (reader) => {
  await arrive(reader);
  await reader.press("e");
  await reader.find("option", /^Report of the expedition\s*Leonid/);
  await reader.press("Tab");
  await reader.find("heading", "Report of the expedition");
  await reader.press("Escape", "F6", "ArrowDown", "v");
  await reader.reads(/Supported\s*supported 1/);
  await reader.reads("The trees lay flat for thirty kilometres around.");
  await reader.press("ArrowDown", "m");
  await reader.reads(/supported 1 · mentioned 1/);
  await reader.picture("from-the-second-text");
});

journey("a misquoted sentence is caught while it is typed, and listed first", async (reader) => {
  await arrive(reader);
  await reader.press("e", "b");
  await reader.fill("textbox", "Quote", "The trees lay flat for thirteen kilometres around.");
  await reader.reads(/Altered\s*in “Report of the expedition”/);
  await look(reader, "misquoted");
  // What is typed outlives the pane and the window.
  await reader.press("Escape", "Escape");
  await reader.reopen();
  await reader.find("heading", "A page of the web");
  await reader.press("Home", "ArrowDown", "e", "b");
  await reader.reads(/Altered\s*in “Report of the expedition”/);
  await reader.press("Control+Enter");
  await reader.reads(/Supported\s*supported 1/);
  await look(reader, "attached-quote");
  await reader.press("Escape", "q");
  await reader.find("heading", "Quotes of the document");
  await reader.reads(/2 quotes, 2 to be looked at|2 quotes, 1 to be looked at/);
  await look(reader, "quotes");
});

journey("a sourced claim without evidence says so, and its kind is one click away", async (reader) => {
  await arrive(reader);
  await reader.press("s", "s");
  await reader.find("button", /^Sourced, no evidence yet/);
  await reader.picture("calm");
  await reader.click("button", /^Sourced, no evidence yet/);
  await reader.reads("2 claims");
  await reader.press("Escape", "Control+p");
  await reader.find("heading", "Sourced, no evidence yet · 2");
  await look(reader, "work-list");
});

journey("a run of sentences is said to come from somewhere, beside the text", async (reader) => {
  await arrive(reader);
  await reader.press("Shift+ArrowDown", "c");
  await reader.type("https://www.example.org/tunguska");
  await reader.press("Enter");
  await reader.until("a bracket with its label", () => reader.session.run<boolean>("return document.querySelector('.reader-origin')?.textContent === 'example.org/tunguska'"));
  await reader.picture("origin");
  await reader.press("Shift+c");
  await reader.until("no bracket", () => reader.session.run<boolean>("return document.querySelector('.reader-origin') === null"));
});

journey("evidence is brought in German, too", async (reader) => {
  await arrive(reader);
  await reader.press("Control+,");
  await reader.click("tab", "Language");
  await reader.session.run("[...document.querySelectorAll('dialog[open] label')].find((label) => label.textContent.trim() === 'Deutsch')?.click()");
  await reader.reads("Einstellungen");
  await reader.press("Escape");
  await reader.session.run("document.documentElement.dataset.theme = 'dark'");
  await reader.press("e");
  await reader.find("option", /^Report of the expedition\s*Leonid/);
  await reader.press("Enter", "b");
  await reader.fill("textbox", "Zitat", "The trees lay flat for thirteen kilometres around.");
  await reader.reads(/Verändert\s*in „Report of the expedition“/);
  await reader.picture("german");
});
