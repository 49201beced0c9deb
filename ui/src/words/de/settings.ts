// Words of the settings in German: looks, keys and language.

import type * as en from "../en/settings.ts";
import type { Worded } from "../worded.ts";
import { say } from "./say.ts";

export const settings: Worded<typeof en.settings> = {
  title: "Einstellungen",
  tablist: "Einstellungen",
  tabs: { looks: "Aussehen", keys: "Tasten", language: "Sprache" },
  all: "Alle Einstellungen",
};

export const looks: Worded<typeof en.looks> = {
  title: "Aussehen",
  theme: "Farben",
  themes: { system: "System", light: "Hell", sepia: "Sepia", dark: "Dunkel", contrast: "Hoher Kontrast" },
  face: "Schrift",
  faces: {
    "source-serif": "Source Serif",
    "source-sans": "Source Sans",
    atkinson: "Atkinson Hyperlegible",
    "system-serif": "System-Serifen",
  },
  size: "Textgröße",
  sizeSaid: (pixels: number) => say("{pixels, number} Pixel", { pixels }),
  measure: "Zeilenlänge",
  measureSaid: (letters: number) => say("etwa {letters, number} Zeichen", { letters }),
  leading: "Zeilenabstand",
  leadingSaid: (lines: number) => say("{lines, number, ::.00}", { lines }),
  scale: "Größe der Anzeige",
  scaleSaid: (share: number) => say("{share, number, percent}", { share }),
  way: "Leseweise",
  ways: { continuous: "Fortlaufend", sentences: "Satz unter Satz" },
  focus: "Nur den aktuellen Satz hervorheben",
  invisible: "Unsichtbare Zeichen zeigen",
  noticed: "Zeichen von Vorschlägen im Text zeigen",
  whom: "Dieses Aussehen gilt für",
  whoms: { all: "Alle Bibliotheken", library: "Nur diese Bibliothek" },
  specimen: [
    "Der Brief wurde am Neunten vorgelesen, und zwei, die ihn hörten, schrieben auf, was darin stand.",
    "Von der Antwort weiß man nur, dass sie kam.",
    "Die ganze Stadt soll gesehen haben, wie er verbrannt wurde.",
  ],
};

export const keys: Worded<typeof en.keys> = {
  find: "Befehl suchen",
  findHint: "Name eines Befehls",
  byKey: "Nach Taste suchen",
  pressToFind: "Taste drücken\u00a0…",
  foundBy: (key: string) => say("Befehle auf {key}", { key }),
  showAll: "Alle zeigen",
  nothing: "Kein Befehl passt.",
  unused: (key: string) => say("{key} ist frei.", { key }),
  change: "Ändern",
  changeFor: (name: string) => say("Taste von „{name}“ ändern", { name }),
  changeKey: (key: string, name: string) => say("{key} ändern, eine Taste von „{name}“", { key, name }),
  add: "Hinzufügen",
  addFor: (name: string) => say("„{name}“ eine weitere Taste geben", { name }),
  remove: (key: string) => say("{key} wegnehmen", { key }),
  usual: "Zurücksetzen",
  usualFor: (name: string) => say("„{name}“ auf die üblichen Tasten zurücksetzen", { name }),
  allUsual: "Alle zurücksetzen",
  press: "Neue Taste drücken\u00a0…",
  pressFor: (name: string) => say("Die neue Taste für „{name}“ drücken. Esc lässt alles, wie es ist.", { name }),
  leave: "Belassen",
  swap: "Tauschen",
  take: "Trotzdem hier verwenden",
  none: "keine Taste",
  fixed: "bleibt",
  given: (key: string, name: string) => say("{key} ist jetzt „{name}“.", { key, name }),
  gone: (key: string, name: string) => say("{key} ist nicht mehr „{name}“.", { key, name }),
  usualAgain: (name: string) => say("„{name}“ hat wieder die üblichen Tasten.", { name }),
  allUsualAgain: "Alle Tasten sind wieder wie üblich.",
  taken: (key: string, name: string) => say("{key} ist „{name}“.", { key, name }),
  refused: {
    fixed: "Diese Taste bleibt, damit es immer einen Weg hinaus gibt.",
    "way-out": "Esc führt aus jedem Feld und jedem Dialog hinaus, und das bleibt so.",
    "way-on": "F6 und Tab führen zum nächsten Bereich und zum nächsten Bedienelement, und das bleibt so.",
    copying: "Diese Taste dient in jedem Feld zum Kopieren, Ausschneiden oder Einfügen.",
    typing: "Dieser Befehl gilt auch beim Tippen; seine Taste darf in einem Feld weder etwas schreiben noch den Cursor bewegen. Strg, Cmd oder Alt dazunehmen.",
    system: "Diese Taste fängt das System ab, bevor sie Obelus erreicht.",
    unknown: "Diese Taste kennt Obelus nicht.",
  },
};

export const language: Worded<typeof en.language> = {
  label: "Sprache des Fensters",
  system: "Wie das System",
  hint: "Gilt sofort; Angefangenes wird vorher gespeichert.",
};
