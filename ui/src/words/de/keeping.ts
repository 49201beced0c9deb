// Words of backups, of checking and repair, and of what is shown where no library could be opened, in German.

import type * as en from "../en/keeping.ts";
import type { Worded } from "../worded.ts";
import { say } from "./say.ts";

/** Why a backup was made. */
export const reasonsOfBackups: Worded<typeof en.reasonsOfBackups> = {
  day: "zu Beginn eines Arbeitstags",
  interval: "während der Arbeit",
  migration: "bevor die Bibliothek eine neue Form bekam",
  load: "bevor eine Datei geladen wurde",
  restore: "als eine Sicherung wiederhergestellt wurde",
  repair: "vor einer Reparatur",
  asked: "auf Wunsch",
};

export const backups: Worded<typeof en.backups> = {
  title: "Sicherungen",
  hint: "Abschriften der ganzen Bibliothek, beim Anlegen geprüft, in einem Ordner neben ihr.",
  list: "Sicherungen, die neueste zuerst",
  now: "Jetzt sichern",
  asking: "Sicherungen werden gesucht\u00a0…",
  none: "Noch keine Sicherung",
  noneHint: "Angelegt wird eine, wenn ein Arbeitstag beginnt, jede halbe Stunde während der Arbeit und vor allem, was viel auf einmal ändert.",
  holds: (documents, claims, judged) =>
    say("{documents, plural, one {# Dokument} other {# Dokumente}} · {claims, plural, one {# Behauptung} other {# Behauptungen}}, {judged, number} beurteilt", { documents, claims, judged }),
  lastChange: (when) => `letzte Änderung ${when}`,
  damaged: "beschädigt",
  damagedHint: "Diese Abschrift lässt sich nicht ganz lesen, deshalb wird sie nicht angeboten.",
  restore: "Wiederherstellen\u00a0…",
  ask: (when) => say("Die Bibliothek auf den Stand von {when} bringen?", { when }),
  keeps: (changes) =>
    changes === null
      ? "Was jetzt dort liegt, wird beiseitegelegt; nichts wird gelöscht."
      : say("{changes, plural, =0 {Seitdem hat sich nichts geändert. Was jetzt da ist, wird trotzdem beiseitegelegt.} one {Die eine Änderung seitdem bleibt vollständig erhalten, in einer eigenen Sicherung.} other {Die # Änderungen seitdem bleiben vollständig erhalten, in einer eigenen Sicherung.}}", { changes }),
  go: "Wiederherstellen",
  goBack: "Zurücknehmen",
  cancel: "Abbrechen",
  close: "Schließen",
  today: "heute",
};

/** What a check may find, by its code; others are shown as they are. */
export const findingWords: Worded<typeof en.findingWords> = {
  structure: "Die Datei ist beschädigt",
  reference: "Ein Eintrag nennt einen, den es nicht gibt",
  incomplete: "Der Bibliothek fehlt ihr Name oder wer urteilt",
  content: "Ein Original ist nicht so, wie es gespeichert wurde",
  text: "Ein Text ist nicht so, wie er gespeichert wurde",
  record: "Ein Eintrag lässt sich nicht lesen",
  placeless: "Eine Behauptung oder Markierung steht nirgends",
  outside: "Eine Textstelle endet hinter ihrem Text",
  words: "An einer Textstelle steht anderer Wortlaut als bei ihr gespeichert",
  image: "Eine Änderung im Verlauf lässt sich nicht lesen",
  log: "Eine Änderung im Verlauf ist nicht vollständig",
  chain: "Der Verlauf ist nicht so, wie er gespeichert wurde",
  journal: "Das Journal ist nicht so, wie es geschrieben wurde",
};

export const checking: Worded<typeof en.checking> = {
  title: "Bibliothek prüfen",
  looking: "Jeder Text und jede Änderung wird geprüft\u00a0…",
  sound: "Die Bibliothek ist in Ordnung",
  soundHint: (documents, changes) =>
    say("Alles wurde geprüft: {documents, plural, one {# Dokument mit seinem Text} other {# Dokumente mit ihren Texten}}, {changes, plural, one {# Änderung} other {# Änderungen}}. Alles ist so, wie es gespeichert wurde.", { documents, changes }),
  unsound: (findings) => say("{findings, plural, one {Etwas stimmt nicht} other {# Dinge stimmen nicht}}", { findings }),
  unsoundHint: "Eine Reparatur bringt es in Ordnung, soweit es geht. Die Datei, wie sie jetzt ist, wird beiseitegelegt; nichts wird gelöscht.",
  findings: "Was nicht stimmt",
  more: (more) => say("und {more, number} weitere", { more }),
  again: "Noch einmal prüfen",
  repair: "Reparieren\u00a0…",
};

export const unopened: Worded<typeof en.unopened> = {
  doing: {
    restoring: "Die Sicherung wird wiederhergestellt\u00a0…",
    repairing: "Die Bibliothek wird repariert\u00a0…",
    copying: "Die Bibliothek wird kopiert\u00a0…",
    opening: "Die Bibliothek wird geöffnet\u00a0…",
    "backing-up": "Eine Sicherung wird angelegt\u00a0…",
    checking: "Die Bibliothek wird geprüft\u00a0…",
  },
  where: "Datei",
  screens: {
    gone: {
      title: "Die Bibliothek fehlt",
      text: "Die Datei ist nicht mehr, wo sie war. Was neben ihr lag, ist noch da, Journal oder Sicherungen: Daraus lässt sie sich wieder zusammensetzen.",
    },
    damaged: {
      title: "Die Bibliothek ist beschädigt",
      text: "Etwas hat die Datei von außen verändert, oder der Datenträger hat einen Teil verloren. Seitdem wurde nichts hineingeschrieben. Aus Journal und Sicherungen lässt sie sich in Ordnung bringen.",
    },
    network: {
      title: "Die Bibliothek liegt auf einem Netzlaufwerk",
      text: "Dort lässt sich eine Datei weder sicher sperren noch sicher speichern: Zwei Programme könnten zugleich schreiben, und Gespeichertes könnte verschwinden. Besser auf einer Kopie auf diesem Computer arbeiten; das Original bleibt, wo es ist.",
    },
    newer: {
      title: "Die Bibliothek stammt von einem neueren Obelus",
      text: "Eine neuere Version von Obelus hat sie geschrieben. Bitte Obelus aktualisieren, um daran zu arbeiten; diese Version lässt sie, wie sie ist.",
    },
    other: {
      title: "Das ist keine Bibliothek",
      text: "Die Datei ist von anderer Art und blieb, wie sie ist.",
    },
    closed: {
      title: "Die Bibliothek darf nicht gelesen werden",
      text: "Das System erlaubt nicht, diese Datei zu lesen oder in ihren Ordner zu schreiben. Bitte die Zugriffsrechte ändern und es noch einmal versuchen.",
    },
    failed: { title: "Die Bibliothek ließ sich nicht öffnen" },
  },
  ways: {
    repair: "Reparieren",
    repairGoneHint: "Bringt alles zurück, was Journal und Sicherungen enthalten.",
    repairHint: "Bringt alles zurück, was Journal und Sicherungen enthalten. Die beschädigte Datei wird beiseitegelegt; nichts wird gelöscht.",
    copy: "Auf diesen Computer kopieren\u00a0…",
    copyHint: "Fragt nach dem Ort, kopiert die ganze Bibliothek mit ihrem Journal und öffnet die Kopie.",
    again: "Noch einmal versuchen",
    againHint: "Wenn die Datei wieder da ist, oder ihr Datenträger.",
    open: "Andere Bibliothek öffnen\u00a0…",
    make: "Neue Bibliothek anlegen\u00a0…",
    restoreTitle: "Oder eine Sicherung wiederherstellen",
    restoreGoneHint: "So, wie die Bibliothek damals war. Eine Reparatur bringt auch spätere Änderungen zurück.",
    restoreHint: "So, wie die Bibliothek damals war; spätere Änderungen bleiben in der Datei, die beiseitegelegt wird.",
  },
  copyTitle: "Bibliothek kopieren nach",
  newTitle: "Neue Bibliothek anlegen",
};

export const repairs: Worded<typeof en.repairs> = {
  title: "Die Bibliothek ist wieder ganz",
  partTitle: "Die Bibliothek wurde zum Teil gerettet",
  ways: {
    reindex: "Die Datei selbst enthält alles; was das Finden beschleunigt, wurde neu gemacht.",
    journal: "Die Bibliothek wurde aus dem zusammengesetzt, was Journal und Sicherungen enthalten.",
    rows: "Journal und Sicherungen reichten nicht, deshalb wurde die Bibliothek Eintrag für Eintrag aus der beschädigten Datei gerettet.",
  },
  whole: "Nichts fehlt, von dem bekannt war, dass es darin war.",
  unknown: "Das Journal ließ sich nicht lesen, deshalb weiß niemand, was sonst darin war oder seither getan wurde. Bitte die letzten Arbeiten durchsehen; die beschädigte Datei ist aufgehoben.",
  lost: (lost) => say("{lost, plural, one {Eines, von dem bekannt war, dass es darin war, kam} other {# Dinge, von denen bekannt war, dass sie darin waren, kamen}} nicht zurück: Änderungen, Einträge oder Texte. Bitte die letzten Arbeiten durchsehen und mit den Sicherungen vergleichen.", { lost }),
  documents: "Dokumente",
  claims: "Behauptungen",
  changes: "Änderungen",
  aside: "Die beschädigte Datei liegt in",
  go: "Bibliothek öffnen",
};
