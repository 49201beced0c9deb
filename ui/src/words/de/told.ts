// Sentences for what the window tells in German, shown or only said. Faults have their own file.

import type { AnchoringCounts, InvisibleRow } from "../../host/generated/contract.ts";
import type * as en from "../en/told.ts";
import { gradeParts, isAllLost, looksIn } from "../grades.ts";
import { fileName } from "../machine.ts";
import { stanceWords } from "./evidence.ts";
import { faults } from "./faults.ts";
import { keycaps as key } from "./keycaps.ts";
import { verdictWords } from "./nouns.ts";
import { say } from "./say.ts";
import { versions } from "./versions.ts";

const imported = "„{title}“ ist in der Bibliothek: {sentences, plural, one {# Satz} other {# Sätze}}.";
const guessed = "Als {guessed} gelesen, was eine Vermutung ist: Falls Buchstaben falsch aussehen, in den Angaben eine andere Kodierung wählen.";
const marks = "{claims, plural, one {# Behauptung} other {# Behauptungen}} und {highlights, plural, one {# Markierung} other {# Markierungen}}";

/** Pages that gave no text: something may be missing that stands on a picture. */
function blank(many: number): string[] {
  return many === 0 ? [] : [say("{many, plural, one {# Seite hat} other {# Seiten haben}} keinen Text: ein Bild, oder leer.", { many })];
}

/** What is in a text that cannot be seen; nothing where nothing is. */
function unseen({ bidi, zeroWidth, control }: InvisibleRow): string[] {
  const told = [
    ...(bidi > 0 ? [say("{bidi, plural, one {# steuert} other {# steuern}} die Leserichtung", { bidi })] : []),
    ...(zeroWidth > 0 ? [say("{zeroWidth, plural, one {# nimmt} other {# nehmen}} keinen Platz ein", { zeroWidth })] : []),
    ...(control > 0 ? [say("{control, plural, one {# Steuerzeichen} other {# Steuerzeichen}}", { control })] : []),
  ].join(", ");
  return told === "" ? [] : [say("Unsichtbare Zeichen: {told}. „Unsichtbare Zeichen zeigen“ macht sie sichtbar.", { told })];
}

const noOther = {
  unjudged: "Kein anderer Satz ist noch offen.",
  checkable: "Kein anderer offener Satz lohnt eine Prüfung.",
  dubious: "Kein anderer Satz ist zweifelhaft.",
  note: "In diesem Text steht keine andere Notiz.",
  suggestion: "In diesem Text ist nichts Aufgefallenes mehr offen.",
  passage: "Hierzu gibt es keine andere Textstelle.",
};

/** How passages were found in another version of their text. */
function foundAgain(counts: AnchoringCounts): string {
  const { exact } = counts;
  const looks = looksIn(counts);
  if (looks === 0) return say("{exact, plural, =0 {Nichts war darin markiert.} one {Die eine Textstelle wurde Wort für Wort wiedergefunden.} other {Alle # Textstellen wurden Wort für Wort wiedergefunden.}}", { exact });
  // Most likely another file was meant.
  if (isAllLost(counts)) return "Nichts, was darin markiert ist, wurde gefunden: Ist es die richtige?";
  const parts = gradeParts({ ...counts, exact: 0 }, versions).join(", ");
  return say("{exact, plural, one {# Textstelle} other {# Textstellen}} Wort für Wort wiedergefunden; {looks, number} anzusehen: {parts}.", { exact, looks, parts });
}

/** How many passages need a look; nothing where none does. */
function toLook(counts: AnchoringCounts): string {
  const looks = looksIn(counts);
  return looks === 0 ? "" : ` ${say("{looks, plural, one {# Textstelle ist} other {# Textstellen sind}} anzusehen.", { looks })}`;
}

export const told: typeof en.told = {
  imported: ({ title, sentences, guessed: encoding, invisible, blankPages }) =>
    [say(imported, { title, sentences }), ...(encoding === null ? [] : [say(guessed, { guessed: encoding })]), ...unseen(invisible), ...blank(blankPages)].join(" "),
  known: ({ title }) => say("„{title}“ war schon in der Bibliothek; hier ist es.", { title }),
  "claim-deleted": () => "Behauptung gelöscht.",
  "highlight-deleted": () => "Markierung gelöscht.",
  "evidence-deleted": () => "Beleg weggenommen.",
  "tag-deleted": ({ name }) => say("Schlagwort „{name}“ gelöscht.", { name }),
  "document-removed": ({ title }) => say("„{title}“ entfernt, mit allem, was daran hing.", { title }),
  "sources-exported": ({ sources, path }) => say("{sources, plural, one {# Quelle} other {# Quellen}} geschrieben nach {path}", { sources, path }),
  "citation-copied": ({ text }) => say("Kopiert: {text}", { text }),
  "source-deleted": ({ label }) => say("Quelle „{label}“ gelöscht.", { label }),
  "sources-merged": ({ label }) => say("Zusammengeführt zu „{label}“.", { label }),
  "sources-loaded": ({ loaded: { added, known, refused } }) =>
    say("{added, plural, one {# Quelle} other {# Quellen}} neu, {known, number} schon bekannt{refused, plural, =0 {} one {, # Eintrag nicht lesbar} other {, # Einträge nicht lesbar}}.", {
      added, known, refused: refused.length,
    }),
  exported: ({ exported: { claims, highlights, path } }) => say(`${marks} exportiert nach {path}`, { claims, highlights, path }),
  loaded: ({ loaded: { added, changed, skipped, refused, passages, unmatched, beyond } }) =>
    say("Geladen: {added, number} neu, {changed, number} geändert, {skipped, number} schon bekannt, {refused, number} hier neuer und behalten.{unmatched, plural, =0 {} one { # Anmerkung liegt auf einer Adresse, die kein Dokument hat.} other { # Anmerkungen liegen auf Adressen, die kein Dokument hat.}}{beyond, plural, =0 {} one { Die Datei spricht von einer weiteren, die nicht in ihr steht.} other { Die Datei spricht von # weiteren, die nicht in ihr stehen.}}", {
      added, changed, skipped, refused, unmatched: unmatched.reduce((sum, { annotations }) => sum + annotations, 0), beyond,
    }) + toLook(passages),
  "original-saved": ({ path, bytes }) => say("Das Original, {bytes, plural, one {# Byte} other {# Bytes}}, ist unverändert gesichert in {path}", { path, bytes }),
  "load-differs": ({ fault }) => faults[fault.code](fault),
  replaced: ({ title, passages }) => `${say("„{title}“ hat eine andere Fassung des Textes.", { title })} ${foundAgain(passages)}`,
  "same-text": ({ title }) => say("Die Datei hat genau den Text, den „{title}“ schon hat. Nichts wurde geändert.", { title }),
  "one-file": () => "Ein Text bekommt nur eine andere Fassung: Bitte eine Datei wählen.",
  "text-changing": () => "Der Text bekommt gerade eine andere Fassung; darum wurde nichts markiert. Bitte noch einmal, wenn der neue Text da ist.",
  "select-first": () => `Erst Wörter auswählen, mit der Maus oder mit ${key.Shift} und den Pfeiltasten: ${key.Enter} setzt die Textstelle dorthin. ${key.Escape} lässt sie, wie sie ist.`,
  "all-settled": ({ passages }) => say("{passages, plural, one {Eine Textstelle} other {# Textstellen}} angenommen.", { passages }),
  refused: ({ fault, deeds }) => (deeds === 1 ? faults[fault.code](fault) : say("{fault} {deeds, number} Urteile warten aufs Speichern.", { fault: faults[fault.code](fault), deeds })),
  unplaced: ({ fault }) => faults[fault.code](fault),
  unopenable: ({ fault }) => faults[fault.code](fault),
  "done-after-all": ({ deeds }) => say("{deeds, plural, one {Jetzt gespeichert.} other {Alle # Urteile sind jetzt gespeichert.}}", { deeds }),
  "not-closed": () => "Nicht alles ließ sich speichern, deshalb bleibt das Fenster offen. Wird es trotzdem geschlossen, bleibt Eingetipptes als Entwurf auf diesem Gerät; Urteile, die noch warten, gingen verloren.",
  "backup-behind": () => "Gespeichert. Eine fällige Sicherung ließ sich nicht anlegen; vielleicht ist der Datenträger voll. Alle paar Minuten wird es wieder versucht.",
  "second-copy-behind": () => "Gespeichert. Nur die zweite Abschrift, das Journal neben der Bibliothek, ließ sich nicht schreiben; sie wird mit einer späteren Änderung von selbst nachgeholt.",
  "brought-back": ({ opening: { replayed, journalSetAside } }) =>
    [
      ...(replayed > 0 ? [say("{replayed, plural, one {Eine Änderung, die} other {# Änderungen, die}} der Bibliotheksdatei verloren gegangen {replayed, plural, one {war, wurde} other {waren, wurden}} aus ihrem Journal zurückgeholt.", { replayed })] : []),
      ...(journalSetAside ? ["Das Journal neben der Bibliothek war beschädigt oder gehörte zu einer anderen. Es wird unter anderem Namen aufbewahrt; ein neues wurde begonnen."] : []),
    ].join(" "),
  restored: ({ made, aside, before }) =>
    say("Die Bibliothek ist wieder wie am {made, date, medium} um {made, time, short}.", { made: Date.parse(made) }) + (aside === null ? "" : ` ${say(before === null ? "Was vorher da war, liegt in {aside}." : "Was vorher da war, liegt in {aside} und unter den Sicherungen.", { aside: fileName(aside) })}`),
  "copied-library": ({ path }) => say("Das ist jetzt die Kopie, in {path}. Das Original bleibt, wo es ist.", { path }),
  "language-later": () => "Die Sprache wechselt beim nächsten Öffnen von Obelus: Der eingefügte Text ist zu groß, um ihn jetzt mitzunehmen.",
  "judged-once": ({ verdict, places }) =>
    say("{verdict}: eine Behauptung, einmal beurteilt, mit {places, plural, one {# Textstelle} other {# Textstellen}}.", { verdict: verdictWords[verdict], places }),
  // How many claims they are is not known where they are too many to be answered.
  "judged-each": ({ verdict, places, claims }) =>
    claims === null
      ? say("{verdict}: {places, plural, one {# Stelle} other {# Stellen}}.", { verdict: verdictWords[verdict], places })
      : say("{verdict}: {claims, plural, one {# Behauptung} other {# Behauptungen}}.", { verdict: verdictWords[verdict], claims }),
  "all-highlighted": ({ places }) => say("{places, plural, one {# Stelle} other {# Stellen}} markiert.", { places }),
  "nothing-to-link": () => "Hier steht keine Behauptung. Erst den Satz beurteilen, dann verknüpfen.",
  "no-origin-here": () => "Woher dieser Wortlaut stammt, ist nicht angegeben.",
  "all-judged": () => "Jeder Satz dieses Textes ist beurteilt.",
  "still-coming": () => "Bis hierher keiner; der Rest des Textes wird noch geladen.",
  "nothing-again": () => "Noch wurde nichts beurteilt, was sich wiederholen ließe.",
  "nothing-here": () => "Hier ist nichts markiert.",
  "no-repeats": () => "Dieser Wortlaut steht nur einmal im Text.",
  "no-other": ({ sought }) => noOther[sought],
};

const left = (deed: string, left: number): string => say("{deed}. Noch {left, number} offen.", { deed, left });

export const said: typeof en.said = {
  judged: ({ verdict, left: number }) => left(verdictWords[verdict], number),
  cleared: ({ left: number }) => left("Urteil zurückgenommen", number),
  highlighted: () => "Markiert.",
  settled: ({ left: number }) => left("Die Textstelle steht jetzt dort", number),
  "given-up": ({ left: number }) => left("Aufgegeben; ihr Wortlaut bleibt erhalten", number),
  gathered: ({ passages }) => say("Eine Behauptung mit {passages, plural, one {# Textstelle} other {# Textstellen}}.", { passages }),
  attached: ({ stance, pieces }) => say("Angefügt: {stance}. {pieces, plural, one {# Beleg} other {# Belege}}.", { stance: stanceWords[stance], pieces }),
  linked: () => "Verknüpft.",
  accepted: ({ suggestions, left: number }) => left(say("Übernommen{suggestions, plural, one {} other {: #}}", { suggestions }), number),
  dismissed: ({ suggestions, left: number }) => left(say("Verworfen{suggestions, plural, one {} other {: #}}", { suggestions }), number),
  "backed-up": () => "Eine Sicherung wurde angelegt.",
  undone: ({ left: number }) => left("Rückgängig gemacht", number),
  redone: ({ left: number }) => left("Wiederholt", number),
  locked: ({ code }) => faults[code]({ code, subject: "", detail: "" }),
};
