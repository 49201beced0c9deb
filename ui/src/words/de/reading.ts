// What the reading surface says to people in German.

import type * as en from "../en/reading.ts";
import type { Worded } from "../worded.ts";
import { say } from "./say.ts";

export const reading: Worded<typeof en.reading> = {
  text: "Text des Dokuments",
  palette: "Die Auswahl beurteilen",
  paletteCommands: { sourced: "Belegt", dubious: "Zweifelhaft", notAClaim: "Keine Behauptung", highlight: "Markieren" },
  strip: "Stand des Dokuments",
  stripValue: (sentence, count) => say("Satz {sentence, number} von {count, number}", { sentence, count }),
  find: "Im Text suchen",
  findNext: "Nächster Treffer",
  findPrevious: "Voriger Treffer",
  findClose: "Schließen",
  findCount: (count, more) =>
    more ? say("über {count, number} Treffer", { count }) : say("{count, plural, one {# Treffer} other {# Treffer}}", { count }),
  findNone: "Kein Treffer",
};
