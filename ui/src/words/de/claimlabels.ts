// Words of the claims pane, its cards and editors, the codebook and the history in German.

import type * as en from "../en/claimlabels.ts";
import type { Worded } from "../worded.ts";
import { keycaps as key } from "./keycaps.ts";
import { say } from "./say.ts";

export const claims: Worded<typeof en.claims> = {
  tabs: { claims: "Behauptungen", highlights: "Markierungen" },
  tablist: "Behauptungen und Markierungen",
  list: "Behauptungen dieses Textes",
  highlightList: "Markierungen dieses Textes",
  empty: "Noch keine Behauptungen",
  emptyHint: "Jeder beurteilte Satz steht hier mit seinen Gründen, Notizen und Schlagwörtern.",
  noneFits: "Keine Behauptung passt",
  clearFilter: "Alle zeigen",
  noHighlights: "Noch keine Markierungen",
  noHighlightsHint: "Eine Markierung hebt eine Textstelle hervor, ohne sie zu beurteilen.",
  filterVerdict: "Nach Urteil filtern",
  filterReason: "Grund",
  filterTag: "Schlagwort",
  filterWords: "In Behauptungen suchen",
  any: "beliebig",
  shown: (shown, of) =>
    shown === of
      ? say("{of, plural, one {# Behauptung} other {# Behauptungen}}", { of })
      : say("{shown, number} von {of, plural, one {# Behauptung} other {# Behauptungen}}", { shown, of }),
  judgeAs: "Urteil",
  statement: "Aussage",
  statementHint: "Die Behauptung in eigenen Worten",
  note: "Notiz",
  noteHint: "Was ist darüber bekannt?",
  nextStep: "Nächster Schritt",
  nextStepHint: "Was würde es klären?",
  reasons: "Gründe",
  addReason: "Grund",
  tags: "Schlagwörter",
  addTag: "Schlagwort",
  unsure: "Unsicher",
  kind: "Art",
  kindNone: "ohne Angabe",
  history: "Verlauf",
  remove: "Behauptung löschen",
  removeHighlight: "Markierung löschen",
  color: "Farbe",
  seen: (times) => say("{times, plural, one {einmal} other {#-mal}} im Text", { times }),
  evidence: (pieces) => say("{pieces, plural, one {# Beleg} other {# Belege}}", { pieces }),
  links: (links) => say("{links, plural, one {# Verknüpfung} other {# Verknüpfungen}}", { links }),
  takeOff: (name) => say("Wegnehmen: {name}", { name }),
  goTo: "Im Text zeigen",
  lost: "Wortlaut in dieser Fassung nicht gefunden",
};

export const editors: Worded<typeof en.editors> = {
  reasons: "Warum zweifelhaft?",
  reasonsHint: `${key.Enter} kreuzt an, noch einmal ${key.Enter} schließt ab, ${key.Escape} verwirft`,
  reasonList: "Gründe",
  reasonTyping: "Filtern",
  tagTyping: "Filtern oder neu anlegen",
  note: "Notiz",
  noteHint: `${key.Mod}+${key.Enter} speichert, ${key.Escape} lässt alles, wie es war`,
  tags: "Schlagwörter",
  tagsHint: `${key.Enter} kreuzt an, noch einmal ${key.Enter} schließt ab, ${key.Escape} verwirft`,
  tagList: "Schlagwörter",
  link: "Mit anderer Behauptung verknüpfen",
  linkHint: `${key.Escape} bricht ab`,
  create: (name) => say("Schlagwort „{name}“ anlegen", { name }),
  save: "Speichern",
  done: "Fertig",
  cancel: "Abbrechen",
  nothingFits: "Nichts passt",
};

export const codebook: Worded<typeof en.codebook> = {
  title: "Codebuch",
  empty: "Noch keine Schlagwörter",
  emptyHint: "Ein Schlagwort sagt, wovon eine Behauptung handelt. Es lässt sich an einem Satz vergeben oder hier anlegen.",
  make: "Neues Schlagwort",
  name: "Name",
  definition: "Definition",
  definitionHint: "Wann wird es vergeben?",
  color: "Farbe",
  parent: "Oberbegriff",
  noParent: "keiner",
  uses: (uses) => say("{uses, plural, one {einmal} other {#-mal}} vergeben", { uses }),
  remove: "Schlagwort löschen",
  add: "Hinzufügen",
  done: "Fertig",
  cancel: "Abbrechen",
};

export const history: Worded<typeof en.history> = {
  title: "Verlauf",
  empty: "Noch ist nichts geschehen",
  emptyHint: "Jede Änderung steht hier mit ihrer Zeit und lässt sich zurücknehmen.",
  list: "Verlauf, das Neueste zuerst",
  undo: "Rückgängig",
  redo: "Wiederholen",
  records: (records) => say("{records, plural, one {# Eintrag} other {# Einträge}}", { records }),
  undone: "zurückgenommen",
  before: "vorher",
  after: "nachher",
  nothing: "nichts",
};

export const help: Worded<typeof en.help> = {
  palette: "Alle Befehle",
  paletteHint: "Was soll geschehen?",
  nothing: "Kein Befehl passt",
  isOn: "ist an",
  or: "oder",
  keys: "Die Tasten",
  keysHint: "Die Tasten zum Urteilen gelten überall, wo nicht gerade getippt wird.",
};
