// Words are found whatever their accents, walked through, and all marked by one deed.

import { expect } from "vitest";

import { journey } from "../journey.ts";
import { claimsOn, exportLibrary, pasteText } from "../steps.ts";

const TEXT = "He lived in Coyoacán. The house in Coyoacan had a wall. Nobody left it. COYOACÁN was quiet. A coyote howled.";

journey("words are found and all their places judged once", async (reader) => {
  await pasteText(reader, "House", TEXT);
  await reader.press("Control+f");
  await reader.type("coyoacan");
  await reader.reads(/1 of 3|3 matches/);
  await reader.picture("found");
  await reader.press("Enter", "Enter");
  await reader.picture("next");
  await reader.click("button", /Mark all/);
  await reader.picture("mark-all");
  await reader.click("button", /^Dubious/);
  await reader.press("Escape");
  await reader.reads("seen 3 times");
  const [claim, ...others] = claimsOn(await exportLibrary(reader), "House");
  expect(others).toEqual([]);
  expect(claim?.passages.map(({ exact }) => exact)).toEqual(["Coyoacán", "Coyoacan", "COYOACÁN"]);
  await reader.press("Escape", "Control+z");
  await reader.reads("5 sentences left");
});

journey("an expression that would never end is given up, and the window goes on", async (reader) => {
  await pasteText(reader, "Long", `${"a".repeat(200)}! The end.`);
  await reader.press("Control+f", "Alt+r");
  await reader.type("(a+)+$x");
  await reader.reads("takes too long");
  await reader.press("Escape", "s");
  await reader.reads("1 sentence left");
});
