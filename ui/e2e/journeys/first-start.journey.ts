// Who opens Obelus for the first time finds the sample, and can judge at once.

import { journey } from "../journey.ts";

journey("a first start opens the sample", async (reader) => {
  await reader.reads("43 sentences left");
  await reader.press("s");
  await reader.reads("42 sentences left");
  await reader.picture("judged");
  await reader.reopen();
  await reader.reads("42 sentences left");
  await reader.picture("reopened");
});
