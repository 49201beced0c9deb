// The researcher's words in German.

import type * as en from "../en/nouns.ts";
import type { Worded } from "../worded.ts";

export const verdictWords: Worded<typeof en.verdictWords> = {
  sourced: "Belegt",
  dubious: "Zweifelhaft",
  not_a_claim: "Keine Behauptung",
  unjudged: "Offen",
  unsure: "Unsicher",
};

export const verdictWithin: Worded<typeof en.verdictWithin> = {
  sourced: "belegt", dubious: "zweifelhaft", not_a_claim: "keine Behauptung", unjudged: "offen", unsure: "unsicher",
};

export const certaintyWords: Worded<typeof en.certaintyWords> = { sure: "Sicher", unsure: "Unsicher" };

export const reasonWords: Worded<typeof en.reasonWords> = {
  "no-source": { name: "Keine Quelle", when: "Nichts sagt, woher das stammt." },
  "failed-verification": { name: "Steht nicht in der Quelle", when: "Die genannte Quelle sagt das nicht." },
  "unreliable-source": { name: "Unzuverlässige Quelle", when: "Die genannte Quelle ist für Irrtümer oder Erfindungen bekannt." },
  "better-source": { name: "Bessere Quelle nötig", when: "Es gibt eine Quelle, aber eine schwache." },
  "self-published": { name: "Selbst veröffentlicht", when: "Der Verfasser hat die Quelle selbst herausgegeben." },
  "primary-source": { name: "Nur Primärquelle", when: "Es stützt sich auf eine Quelle, die erst gedeutet werden muss." },
  "third-party": { name: "Unbeteiligte Quelle nötig", when: "Die Quelle gehört zu den Beteiligten." },
  contradicted: { name: "Widerspruch", when: "Eine andere Behauptung sagt etwas anderes." },
  "original-research": { name: "Eigener Schluss", when: "Keine Quelle zieht diesen Schluss." },
  "vague-who": { name: "Wer?", when: "Niemand wird genannt: manche sagen, Fachleute meinen." },
  "vague-when": { name: "Wann?", when: "Keine Zeit wird genannt: kürzlich, später." },
  "vague-which": { name: "Welche?", when: "Es bleibt offen, was genau gemeint ist." },
  "page-needed": { name: "Seitenangabe fehlt", when: "Die Quelle ist genannt, die Stelle darin nicht." },
  "full-citation": { name: "Vollständige Angabe fehlt", when: "Die Quelle ist zu knapp genannt, um sie zu finden." },
  "cite-quote": { name: "Zitat fehlt", when: "Gefragt ist der genaue Wortlaut der Quelle." },
  "dead-link": { name: "Toter Link", when: "Die Adresse führt ins Leere." },
  weasel: { name: "Leere Worte", when: "Es klingt wie eine Aussage und sagt nichts." },
  anachronism: { name: "Anachronismus", when: "Zu jener Zeit kann es nicht so gewesen sein." },
  garbled: { name: "Verstümmelt", when: "Buchstaben, Wörter oder Sätze fehlen oder kleben aneinander." },
  "out-of-context": { name: "Aus dem Zusammenhang", when: "Anderswo wahr; hier sagt es etwas anderes." },
  refuted: { name: "Widerlegt", when: "Belege zeigen, dass es nicht so ist." },
};

export const kindWords: Worded<typeof en.kindWords> = {
  question: "Frage",
  opinion: "Meinung",
  heading: "Überschrift",
  boilerplate: "Textbaustein",
  "off-topic": "Nicht zum Thema",
  fragment: "Bruchstück",
};

export const kindWithin: Worded<typeof en.kindWithin> = {
  question: "Frage", opinion: "Meinung", heading: "Überschrift", boilerplate: "Textbaustein", "off-topic": "nicht zum Thema", fragment: "Bruchstück",
};

export const colorWords: Worded<typeof en.colorWords> = {
  yellow: "Gelb", green: "Grün", blue: "Blau", pink: "Rosa", orange: "Orange", purple: "Violett", grey: "Grau",
};

export const statusWords: Worded<typeof en.statusWords> = { todo: "Zu tun", reading: "In Arbeit", done: "Fertig" };

export const scriptWords: Worded<typeof en.scriptWords> = {
  unicode: "alle Schriften",
  western: "Westeuropäisch",
  "central-european": "Mitteleuropäisch",
  "south-european": "Südeuropäisch",
  nordic: "Nordisch",
  baltic: "Baltisch",
  celtic: "Keltisch",
  romanian: "Rumänisch",
  turkish: "Türkisch",
  vietnamese: "Vietnamesisch",
  cyrillic: "Kyrillisch",
  greek: "Griechisch",
  hebrew: "Hebräisch",
  arabic: "Arabisch",
  thai: "Thailändisch",
  japanese: "Japanisch",
  "simplified-chinese": "Chinesisch, vereinfacht",
  "traditional-chinese": "Chinesisch, traditionell",
  korean: "Koreanisch",
};

export const gradeWords: Worded<typeof en.gradeWords> = {
  exact: { name: "Genau", means: "Derselbe Wortlaut an derselben Stelle." },
  moved: { name: "Verschoben", means: "Derselbe Wortlaut, an anderer Stelle im Text gefunden." },
  fuzzy: { name: "Anderer Wortlaut", means: "Mit geändertem Wortlaut wiedergefunden. Bitte ansehen." },
  ambiguous: { name: "Mehrere Stellen", means: "Mehrere Stellen passen gleich gut. Bitte ansehen." },
  lost: { name: "Verloren", means: "Der Wortlaut steht nicht mehr in diesem Text." },
};

export const formatWords: Worded<typeof en.formatWords> = {
  obelus: { name: "Obelus-JSON", means: "Alles, und ohne Verlust wieder zu laden." },
  w3c: { name: "W3C Web Annotation", means: "Für andere Programme zum Annotieren." },
  csv: { name: "CSV", means: "Eine Zeile je Behauptung, für Tabellenprogramme." },
  "evidence-csv": { name: "CSV der Belege", means: "Eine Zeile je Beleg, für Tabellenprogramme." },
  xlsx: { name: "Excel-Arbeitsmappe (XLSX)", means: "Behauptungen und Belege als zwei Blätter, mit Filtern. Texte bleiben, wie sie sind." },
};

export const verbWords: Worded<typeof en.verbWords> = {
  "create-library": "Bibliothek angelegt",
  "name-library": "Bibliothek benannt",
  "save-search": "Suche gespeichert",
  "forget-search": "Gespeicherte Suche vergessen",
  "name-annotator": "Eigenen Namen geändert",
  "import-document": "Dokument importiert",
  "edit-document": "Angaben zum Dokument geändert",
  "reread-document": "Dokument auf andere Weise gelesen",
  "replace-document": "Text durch eine andere Fassung ersetzt",
  "remove-document": "Dokument entfernt",
  "judge-claim": "Behauptung beurteilt",
  "edit-claim": "Behauptung geändert",
  "clear-verdict": "Urteil zurückgenommen",
  "delete-claim": "Behauptung gelöscht",
  "highlight-passage": "Textstelle markiert",
  "edit-highlight": "Markierung geändert",
  "delete-highlight": "Markierung gelöscht",
  "link-claims": "Behauptungen verknüpft",
  "unlink-claims": "Verknüpfung gelöst",
  "attach-evidence": "Beleg angefügt",
  "edit-evidence": "Beleg geändert",
  "detach-evidence": "Beleg entfernt",
  "set-origin": "Herkunft eines Abschnitts angegeben",
  "clear-origin": "Herkunft eines Abschnitts zurückgenommen",
  "mark-places": "Mehrere Stellen markiert",
  "gather-passages": "Textstellen in einer Behauptung gesammelt",
  "move-passage": "Enden einer Textstelle verschoben",
  "settle-looks": "Fragliche Textstellen geklärt",
  "give-up-passage": "Textstelle aufgegeben",
  "accept-suggestions": "Vorschläge übernommen",
  "dismiss-suggestions": "Vorschläge verworfen",
  "drop-passage": "Textstelle von einer Behauptung gelöst",
  "create-tag": "Schlagwort angelegt",
  "edit-tag": "Schlagwort geändert",
  "delete-tag": "Schlagwort gelöscht",
  "create-source": "Quelle angelegt",
  "edit-source": "Quelle geändert",
  "delete-source": "Quelle gelöscht",
  "merge-sources": "Quellen zusammengeführt",
  "load-sources": "Quellen geladen",
  load: "Datei geladen",
  "load-annotations": "Anmerkungen geladen",
  undo: "Rückgängig gemacht",
  redo: "Wiederholt",
};
