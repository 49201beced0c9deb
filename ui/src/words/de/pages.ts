// What the view of the printed page says to people in German.

import type * as en from "../en/pages.ts";
import type { Worded } from "../worded.ts";
import { say } from "./say.ts";

export const pages: Worded<typeof en.pages> = {
  pane: "Druckseite",
  show: "Druckseite zeigen",
  hide: "Druckseite ausblenden",
  back: "Zurück zum Text",
  resize: "Breite der Druckseite",
  previous: "Vorige Seite",
  next: "Nächste Seite",
  smaller: "Seite kleiner",
  larger: "Seite größer",
  width: "So breit wie der Bereich",
  whole: "Ganze Seite",
  percent: (share) => say("{share, number, percent}", { share }),
  /** Which page it is, with what is printed on it where that is not its number. */
  place: (number, count, label) =>
    label === "" || label === String(number) ? say("Seite {number, number} von {count, number}", { number, count }) : say("Seite {label} ({number, number} von {count, number})", { label, number, count }),
  picture: (place, title) => say("{place}, „{title}“", { place, title }),
  coming: "Die Seite wird gezeichnet.",
  password: "Kennwort",
  passwordKept: "Es gilt, bis sich das Fenster schließt, und steht nirgends geschrieben.",
  open: "Seite zeigen",
  again: "Noch einmal versuchen",
};
