// The window opens and answers.

import { journey } from "../journey.ts";

journey("the window opens", async (reader) => {
  await reader.reads("Obelus");
  await reader.picture("open");
});
