// The application that was unpacked from its package comes up by itself. `cargo xtask install` names its place.

import { journey } from "../journey.ts";

journey("the installed window opens", async (reader) => {
  await reader.reads(/\d+ sentences left/);
  await reader.picture("installed");
});
