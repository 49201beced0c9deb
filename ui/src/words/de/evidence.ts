// Words for what bears on a claim, in German.

import type * as en from "../en/evidence.ts";
import type { Worded } from "../worded.ts";
import { keycaps as key } from "./keycaps.ts";
import { say } from "./say.ts";

export const stanceWords: Worded<typeof en.stanceWords> = { supports: "Stützt", refutes: "Widerlegt", qualifies: "Schränkt ein", mentions: "Erwähnt" };

export const standingWords: Worded<typeof en.standingWords> = {
  none: "Noch kein Beleg",
  supported: "Gestützt",
  refuted: "Widerlegt",
  conflicting: "Widersprüchlich",
  open: "Weder dafür noch dagegen",
};

export const quoteWords: Worded<typeof en.quoteWords> = {
  verbatim: { name: "Wörtlich", means: "Genau so steht es dort." },
  altered: { name: "Verändert", means: "Dort steht es mit anderen Wörtern." },
  elsewhere: { name: "Anderswo gefunden", means: "Diesen Wortlaut hat ein anderes Dokument der Bibliothek." },
  absent: { name: "Nicht gefunden", means: "Kein Dokument der Bibliothek hat diesen Wortlaut." },
  "not-held": { name: "Quelle nicht vorhanden", means: "Die Quelle liegt nicht in der Bibliothek, also kann niemand nachsehen." },
};

export const differenceWords: Worded<typeof en.differenceWords> = {
  spaces: "Leerzeichen",
  hyphens: "Trennstriche am Zeilenende",
  "quotation-marks": "Anführungszeichen",
  dashes: "Striche",
  ellipsis: "Auslassungen",
  invisible: "unsichtbare Zeichen",
  brackets: "Klammern",
  punctuation: "Satzzeichen an den Enden",
  ligatures: "Ligaturen",
  case: "Großschreibung",
};

export const locatorWords: Worded<typeof en.locatorWords> = {
  page: "Seite",
  folio: "Blatt",
  line: "Zeile",
  column: "Spalte",
  chapter: "Kapitel",
  section: "Abschnitt",
  paragraph: "Absatz",
  verse: "Vers",
  volume: "Band",
  issue: "Heft",
  figure: "Abbildung",
  note: "Anmerkung",
  timestamp: "Zeit",
};

export const locatorShort: Worded<typeof en.locatorShort> = {
  page: "S.", folio: "Bl.", line: "Z.", column: "Sp.", chapter: "Kap.", section: "Abschn.", paragraph: "Abs.", verse: "V.", volume: "Bd.", issue: "Nr.",
  figure: "Abb.", note: "Anm.", timestamp: "bei",
};

export const evidence: Worded<typeof en.evidence> = {
  title: "Belege",
  pane: "Belege zur Behauptung",
  close: `Zurück zum Text (${key.Escape})`,
  nothingHere: "Kein Satz ist gewählt",
  nothingHereHint: "Was zu einem Satz des Textes vorliegt, steht hier, sobald er gewählt ist.",
  counts: (supports, refutes, qualifies, mentions) =>
    [
      ...(supports > 0 ? [say("{supports, number}-mal gestützt", { supports })] : []),
      ...(refutes > 0 ? [say("{refutes, number}-mal widerlegt", { refutes })] : []),
      ...(qualifies > 0 ? [say("{qualifies, number}-mal eingeschränkt", { qualifies })] : []),
      ...(mentions > 0 ? [say("{mentions, number}-mal erwähnt", { mentions })] : []),
    ].join(" · "),
  origins: (citations, origins) => say("{citations, plural, one {# Fundstelle} other {# Fundstellen}}, {origins, plural, one {# Ursprung} other {# Ursprünge}}", { citations, origins }),
  why: "Warum?",
  shared: "Dieser Wortlaut ist ihnen gemeinsam:",
  sharedNone: "Es gilt als dieselbe Quelle.",
  attached: "Was dazu vorliegt",
  candidates: "In der Bibliothek",
  candidatesList: "Passende Stellen, die beste zuerst",
  looking: "Die Bibliothek wird durchgesehen\u00a0…",
  none: "Keine andere Stelle der Bibliothek hat dieselben Namen, Zahlen oder seltenen Wörter.",
  sharedWords: (words) => say("gemeinsam: {words}", { words }),
  isAttached: (stance) => say("angefügt: {stance}", { stance }),
  ways: "Was es für die Behauptung bedeutet",
  show: "Zeigen",
  showIn: (title) => say("In „{title}“ zeigen", { title }),
  sentence: (number) => say("Satz {number, number}", { number }),
  byHand: "Etwas anderes\u00a0…",
  byHandHint: "Eine Quelle, ein Zitat, eine Adresse, eine Notiz",
  edit: "Ändern",
  editing: "Diesen Beleg ändern",
  detach: "Wegnehmen",
  stance: "Es",
  source: "Quelle",
  sourceHint: "Ein Name, ein Jahr oder ein Wort aus dem Titel",
  noSource: "Keine Quelle heißt so",
  noSources: "Noch keine Quellen in der Bibliothek",
  newSource: (words) => say("Neue Quelle: {words}", { words }),
  clearSource: "Die Quelle wegnehmen",
  locator: "Wo darin",
  locatorHint: "208–209, 12r, §\u00a04",
  quote: "Zitat",
  quoteHint: "Der genaue Wortlaut; er wird beim Tippen gesucht",
  url: "Adresse",
  urlHint: "https://\u00a0…",
  accessed: "Angesehen am",
  accessedHint: "JJJJ-MM-TT",
  note: "Notiz",
  noteHint: "Was zeigt es?",
  passage: "Stelle",
  dropPassage: "Die Stelle wegnehmen",
  attach: "Anfügen",
  save: "Sichern",
  cancel: "Abbrechen",
  saveKeys: `${key.Mod}+${key.Enter} fügt an, ${key.Escape} behält es als Entwurf`,
  empty: "Nötig ist eine Quelle, ein Zitat, eine Adresse oder eine Notiz.",
  tellsApart: (differences) => say("nicht gezählt: {differences}", { differences }),
  instead: "Wie es dort steht:",
  lacks: (text) => say("dort nicht: {text}", { text }),
  has: (text) => say("dort: {text}", { text }),
  elsewhereAltered: "Anderswo gefunden, mit anderen Wörtern",
  foundIn: (title) => say("in „{title}“", { title }),
  accessedOn: (day) => say("angesehen am {day}", { day }),
  lostPassage: "Der Wortlaut steht nicht mehr in seinem Dokument",
  bareSourced: "Belegt, aber noch ohne Beleg",
  bareSourcedHint: "Von diesen Behauptungen heißt es, sie hätten eine Quelle; noch zeigt es nichts.",
  open: "Die Belege zeigen",
};

export const quotes: Worded<typeof en.quotes> = {
  page: "Zitate des Dokuments",
  library: "Zitate der Bibliothek",
  hint: "Jedes Zitat der Belege, und was im Text in Anführungszeichen steht: Was nicht stimmt, steht zuerst.",
  none: "Noch keine Zitate",
  noneHint: "Hier wird geprüft, was als Beleg zitiert wird oder was der Text selbst in Anführungszeichen setzt.",
  list: "Zitate, die falschen zuerst",
  count: (wrong, all) => say("{all, plural, one {# Zitat} other {# Zitate}}, {wrong, plural, =0 {keines falsch} one {# zum Nachsehen} other {# zum Nachsehen}}", { all, wrong }),
  inText: "im Text",
  onClaim: "Beleg",
  jump: "Im Text zeigen",
  toLibrary: "Die ganze Bibliothek",
  toDocument: "Das offene Dokument",
  back: "Zurück zum Text",
  ways: "Wege von hier",
  checking: "Die Zitate werden geprüft\u00a0…",
  far: (looked, of) => say("{looked, number} von {of, plural, one {# Text} other {# Texten}}", { looked, of }),
};
