// Another language: the window speaks it at once, at the same place, with everything saved; and so it does tomorrow.

import { journey } from "../journey.ts";

/** Whether some field of the page holds a text. */
const HOLDS = "return [...document.querySelectorAll('textarea')].some((field) => field.value === arguments[0])";
const CHOOSE = "[...document.querySelectorAll('dialog[open] label')].find((label) => label.textContent.trim() === arguments[0])?.click()";

journey("the window speaks German where the person was", async (reader) => {
  await reader.reads(/\d+ sentences left/);
  await reader.press("s", "d");
  await reader.press("ArrowUp", "n");
  await reader.type("Ask the archive.");
  await reader.reads("Typing…");
  await reader.press("Control+,");
  await reader.click("tab", "Language");
  await reader.session.run(CHOOSE, "Deutsch");
  await reader.reads("Einstellungen");
  await reader.picture("settings");
  await reader.press("Escape");
  await reader.until("the note on the card of the same sentence", () => reader.session.run<boolean>(HOLDS, "Ask the archive."));
  await reader.press("ArrowDown", "x");
  await reader.reads(/Keine Behauptung[^]*\d+ Sätze offen/);
  await reader.picture("judged");
  await reader.reopen();
  await reader.reads(/\d+ Sätze offen/);
  await reader.picture("tomorrow");
});
