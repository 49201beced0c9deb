// Keys are changed in the settings; a key that another command has is refused.

import { journey } from "../journey.ts";
import { pasteText } from "../steps.ts";

journey("a changed key judges, and one that is taken is refused", async (reader) => {
  await pasteText(reader, "Two", "One came. Two went. Three stayed.");
  await reader.press("Control+,");
  await reader.click("tab", /Keys/);
  await reader.picture("keys");
  await reader.click("button", /^Change.*Sourced/);
  await reader.press("d");
  await reader.reads(/Dubious/);
  await reader.picture("clash");
  await reader.press("Escape");
  await reader.click("button", /^Change.*Sourced/);
  await reader.press("z");
  await reader.picture("changed");
  await reader.press("Escape");
  await reader.press("z");
  await reader.reads("2 sentences left");
  await reader.reopen();
  await reader.reads("2 sentences left");
  await reader.press("Space", "z");
  await reader.reads("1 sentence left");
});
