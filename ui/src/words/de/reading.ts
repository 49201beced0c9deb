// What the reading surface says to people in German.

import type * as en from "../en/reading.ts";
import type { Worded } from "../worded.ts";
import { keycaps as key } from "./keycaps.ts";
import { say } from "./say.ts";

export const reading: Worded<typeof en.reading> = {
  text: "Text des Dokuments",
  palette: "Was mit diesen Wörtern geschehen soll",
  brief: {
    unsure: "Unsicher", clear: "Ohne Urteil", highlight: "Markieren", reasons: "Gründe", note: "Notiz", tags: "Schlagwörter", link: "Verknüpfen",
    join: "Verbinden", ends: "Enden", look: "Ansehen", delete: "Löschen", more: "Mehr",
  },
  highlightAs: (color) => say("Markieren: {color}", { color }),
  colorChoice: "Farbe wählen",
  card: "Was hier gesagt ist",
  moreMarks: (count) => say("{count, plural, one {Noch # Eintrag} other {Noch # Einträge}} an dieser Stelle", { count }),
  highlightOf: (color) => say("Markierung, {color}", { color }),
  times: (count) => `×${count}`,
  nth: (index, count) => `${index}/${count}`,
  nthPassage: (index, count) => say("Textstelle {index, number} von {count, number}.", { index, count }),
  ends: "Die Enden werden verschoben",
  endsSave: "Sichern",
  endsLeave: "So lassen",
  endsOther: "Anderes Ende",
  endsHint: `${key.ArrowLeft} ${key.ArrowRight} um ein Zeichen, mit ${key.Shift} um ein Wort; ${key.ArrowUp} ${key.ArrowDown} um einen Satz`,
  endsBegun: `Das Ende wird verschoben. ${key.Tab} nimmt den Anfang, ${key.Enter} sichert, ${key.Escape} lässt alles, wie es war.`,
  endsStart: (quote) => say("Beginnt: {quote}", { quote }),
  endsEnd: (quote) => say("Endet: {quote}", { quote }),
  endsSaved: "Die Enden sind verschoben.",
  endsLeft: "Alles ist, wie es war.",
  strip: "Stand des Dokuments",
  stripValue: (sentence, count) => say("Satz {sentence, number} von {count, number}", { sentence, count }),
  stripHint: (sentence) => say("Satz {sentence, number}", { sentence }),
  stripRepeats: (times) => say("{times, plural, =2 {steht zweimal da} other {steht #-mal da}}", { times }),
  find: "Im Text suchen",
  findNext: "Nächster Treffer",
  findPrevious: "Voriger Treffer",
  findClose: "Schließen",
  findOptions: "Wie verglichen wird",
  findOption: {
    matchCase: { name: "Groß- und Kleinschreibung beachten", means: "A ist nicht a" },
    wholeWord: { name: "Ganze Wörter", means: "und nicht mitten in anderen" },
    expression: { name: "Regulärer Ausdruck", means: "ein Muster statt Wörter" },
    ignoreAccents: { name: "Akzente übergehen", means: "Coyoacan findet Coyoacán" },
  },
  findCount: (count, more) =>
    more ? say("über {count, number} Treffer", { count }) : say("{count, plural, one {# Treffer} other {# Treffer}}", { count }),
  findPlace: (place, count, more) =>
    more ? say("{place, number} von über {count, number}", { place, count }) : say("{place, number} von {count, number}", { place, count }),
  findNone: "Kein Treffer",
  findTurned: { top: "Am Anfang fortgesetzt", end: "Am Ende fortgesetzt" },
  findAll: "Alle auszeichnen…",
  findAllTitle: (count) => say("{count, plural, one {Den einen Treffer auszeichnen als} other {Alle # Treffer auszeichnen als}}", { count }),
  findAllAs: { highlight: "Markierungen", sourced: "Belegt", dubious: "Zweifelhaft", notAClaim: "Keine Behauptung" },
  findAllOnce: "Einmal beurteilt: eine Behauptung mit allen diesen Textstellen.",
  findTooMany: (most) => say("Höchstens {most, number} Stellen lassen sich auf einmal auszeichnen. Suchen Sie etwas Engeres.", { most }),
  findProblem: {
    "open-group": "Eine Klammer ( ist nicht mit ) geschlossen.",
    "extra-bracket": "Eine schließende Klammer hat keine öffnende. Meinen Sie das Zeichen selbst, setzen Sie \\ davor.",
    "open-class": "Eine Klammer [ ist nicht mit ] geschlossen.",
    "nothing-to-repeat": "Vor *, + oder ? steht nichts, was sich wiederholen könnte. Meinen Sie das Zeichen selbst, setzen Sie \\ davor.",
    "wrong-quantifier": "Die Zahlen in den geschweiften Klammern stimmen nicht: die kleinere steht vorn. Meinen Sie das Zeichen selbst, setzen Sie \\ davor.",
    "wrong-range": "Ein Bereich in [ ] läuft rückwärts oder hat kein Ende: schreiben Sie [a-z].",
    "wrong-escape": "Dieses Zeichen kann nicht hinter \\ stehen.",
    "wrong-group": "Was auf (? oder \\k folgt, ist nicht bekannt.",
    "wrong-property": "Was auf \\p folgt, nennt keine Eigenschaft von Zeichen.",
    "wrong-expression": "Das ist kein regulärer Ausdruck.",
    "too-slow": "Dieser Ausdruck braucht für diesen Text zu lange und wurde abgebrochen. Das geschieht, wenn eine Wiederholung in einer anderen steht, wie bei (a+)+.",
    "no-expressions": "Reguläre Ausdrücke lassen sich in diesem Fenster nicht suchen, Wörter schon.",
  },
};
