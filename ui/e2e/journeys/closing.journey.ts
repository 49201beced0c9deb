// Closing the window while something is typed: nothing of it is lost.

import { existsSync } from "node:fs";

import { journey } from "../journey.ts";

/** Whether some field of the page holds a text. */
const HOLDS = "return [...document.querySelectorAll('textarea')].some((field) => field.value === arguments[0])";

journey("a note that is being typed is kept when the window closes", async (reader) => {
  await reader.reads(/\d+ sentences left/);
  await reader.press("d");
  await reader.press("ArrowUp", "n");
  await reader.type("Ask the archive.");
  await reader.reads("Typing…");
  // The window may be gone before the keys are let go.
  await reader.press("Control+q").catch(() => undefined);
  await reader.until("the window to close by itself", () => reader.session.run("return true").then(() => false, () => true));
  // Whoever copies the file copies all of the library.
  await reader.until("the log to be folded into the file", async () => !existsSync(reader.scratch("library.obelus-wal")));

  await reader.reopen();
  await reader.until("the note on the card", () => reader.session.run<boolean>(HOLDS, "Ask the archive."));
});
