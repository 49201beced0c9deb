// A German sentence for every fault: what happened, and what to do next.

import type * as en from "../en/faults.ts";
import { fileName } from "../machine.ts";
import { say } from "./say.ts";

export const faults: typeof en.faults = {
  "not-found": () => "Das ist nicht mehr in der Bibliothek. Rückgängig machen bringt es vielleicht zurück.",
  "name-ambiguous": ({ subject, detail }) => say("„{subject}“ passt auf {many, plural, one {# Eintrag} other {# Einträge}}. Ein längerer Name hilft.", { subject, many: Number(detail) }),
  "quote-not-found": () => "Dieser Wortlaut kommt im Text nicht vor.",
  "quote-ambiguous": ({ detail }) => say("Dieser Wortlaut kommt {many, plural, one {einmal} other {#-mal}} vor. Bitte die Stelle im Text auswählen.", { many: Number(detail) }),
  "name-taken": ({ subject }) => `Ein Schlagwort „${subject}“ gibt es schon. Bitte einen anderen Namen wählen.`,
  "name-empty": () => "Ein Name ist nötig.",
  "tag-cycle": () => "Ein Schlagwort kann nicht zu sich selbst gehören. Bitte einen anderen Oberbegriff wählen.",
  "link-refused": () => "Diese beiden Behauptungen sind schon so verknüpft, oder es ist dieselbe.",
  "passage-taken": () => "Genau dort steht schon eine Textstelle dieser Behauptung oder eine Markierung. Alles blieb, wie es war.",
  "passage-last": () => "Das ist die einzige Textstelle ihrer Behauptung. Stattdessen die Behauptung löschen.",
  "verdict-unfit": () => "Gründe gehören zu zweifelhaften Behauptungen, eine Art zu dem, was keine ist. Bitte zuerst das Urteil ändern.",
  "sentence-outside": ({ detail }) => say("Diesen Satz gibt es nicht: Der Text hat {many, plural, one {# Satz} other {# Sätze}}.", { many: Number(detail) }),
  "span-empty": () => "Nichts ist ausgewählt. Bitte zuerst einige Wörter auswählen.",
  "span-outside": () => "Die Auswahl liegt außerhalb des Textes. Bitte das Dokument neu öffnen.",
  "span-inside-character": () => "Die Auswahl zerschneidet ein Zeichen. Bitte etwas mehr auswählen.",
  "file-empty": ({ subject }) => `${name(subject)} ist leer: Darin gibt es nichts zu beurteilen.`,
  "file-binary": ({ subject }) => `${name(subject)} ist kein Text. Bitte zuerst als Text, PDF oder EPUB speichern.`,
  "file-other-kind": ({ subject, detail }) => `${name(subject)} ist von einer Art${detail === "" ? "" : ` (${detail.toUpperCase()})`}, die nicht gelesen wird. Bitte zuerst als Text, PDF oder EPUB speichern.`,
  "document-damaged": ({ subject }) => `${name(subject)} ist unvollständig oder beschädigt. Bitte neu beschaffen oder mit dem Programm, das die Datei erzeugt hat, neu speichern.`,
  "document-beyond": ({ subject }) => `${name(subject)} wurde nicht gelesen: Der Aufwand wäre größer als bei jedem redlichen Dokument. Bitte auf die Herkunft achten.`,
  "document-scanned": ({ subject, detail }) => say("{file} ist gescannt: keine Textebene auf {many, plural, one {der einzigen Seite} other {den # Seiten}}. Bitte zuerst den Text von einem Programm erkennen lassen (OCR).", { file: name(subject), many: Number(detail) }),
  "password-wanted": ({ subject }) => `${name(subject)} ist verschlüsselt. Das Passwort öffnet die Datei.`,
  "password-wrong": ({ subject }) => `Das Passwort öffnet ${name(subject)} nicht.`,
  "document-unreadable": ({ subject }) => `${name(subject)} ist auf eine Weise verschlüsselt, die hier nicht gelesen wird. Bitte unverschlüsselt beschaffen.`,
  "reader-called-off": ({ subject }) => `Das Lesen von ${name(subject)} wurde abgebrochen.`,
  "reader-slow": ({ subject, detail }) => say("Das Lesen von {file} dauerte länger als {many, plural, one {# Sekunde} other {# Sekunden}} und wurde angehalten. Nichts wurde übernommen.", { file: name(subject), many: Number(detail) }),
  "reader-hungry": ({ subject }) => `Das Lesen von ${name(subject)} wollte mehr Speicher, als ein Dokument haben darf, und wurde angehalten. Nichts wurde übernommen.`,
  "reader-broke": ({ subject }) => `Beim Lesen von ${name(subject)} trat ein Fehler auf. Nichts wurde übernommen.`,
  "file-is-library": ({ subject }) => `${name(subject)} ist die Bibliothek selbst. Bitte eine andere Datei wählen.`,
  "file-too-large": ({ subject, detail }) => `${name(subject)} ist zu groß${detail === "" ? "" : `: Die Grenze liegt bei ${megabytes(detail)}`}. Bitte teilen und die Teile importieren.`,
  "file-changing": ({ subject }) => `${name(subject)} hat sich beim Lesen geändert. Bitte noch einmal versuchen, wenn die Datei ruht.`,
  "file-exists": ({ subject }) => `${name(subject)} gibt es schon. Die Datei blieb unberührt; bitte einen anderen Namen wählen.`,
  "file-missing": ({ subject }) => `${name(subject)} ist nicht da. Vielleicht wurde die Datei verschoben oder umbenannt.`,
  "file-not-a-file": ({ subject }) => `${name(subject)} ist keine Datei und enthält keine, deren Art gelesen wird.`,
  "file-no-permission": ({ subject }) => `${name(subject)} darf hier nicht gelesen oder geschrieben werden. Bitte die Zugriffsrechte prüfen.`,
  "file-broken": ({ subject, detail }) => `${name(subject)} ließ sich nicht lesen oder schreiben${detail === "" ? "" : ` (${detail})`}. Bitte den Datenträger prüfen und noch einmal versuchen.`,
  "encoding-unfit": ({ detail }) => `Der Text lässt sich nicht ${detail === "" ? "in dieser Kodierung" : `als ${detail.split(" ")[0]}`} lesen. Er blieb, wie er war; bitte eine andere Kodierung versuchen.`,
  "encoding-unknown": ({ subject }) => `Keine Kodierung heißt „${subject}“.`,
  "original-missing": () => "Das Dokument kam ohne seine ursprünglichen Bytes. Wird seine Datei noch einmal importiert, sind sie da.",
  "library-missing": ({ subject }) => `${subject === "" ? "An dieser Stelle" : `Unter ${subject}`} gibt es keine Bibliothek.`,
  "library-not-one": ({ subject }) => `${name(subject)} ist keine Obelus-Bibliothek und blieb unberührt.`,
  "library-newer": () => "Diese Bibliothek stammt von einer neueren Version von Obelus. Bitte Obelus aktualisieren, um daran zu arbeiten.",
  "library-damaged": ({ subject }) => `${name(subject)} ist beschädigt und blieb unberührt. Reparieren oder eine Sicherung wiederherstellen hilft.`,
  "library-gone": ({ subject }) => `${name(subject)} fehlt. Die Sicherungen sind noch da: Daraus lässt sie sich zusammensetzen.`,
  "library-on-network": ({ subject }) => `${name(subject)} liegt auf einem Netzlaufwerk; dort ist eine Bibliothek nicht sicher. Bitte zuerst auf diesen Computer kopieren.`,
  "backup-damaged": () => "Diese Sicherung ist selbst beschädigt. Nichts wurde geändert; bitte eine andere wählen.",
  "backup-unknown": () => "Diese Sicherung ist nicht mehr da. Nichts wurde geändert; bitte die Liste noch einmal ansehen.",
  "library-busy": () => "Ein anderes Fenster schreibt in diese Bibliothek. Hier lässt sie sich lesen; zum Schreiben das andere Fenster schließen.",
  "library-read-only": () => "Diese Bibliothek lässt sich hier nur lesen. Nichts wurde geändert.",
  "disk-full": () => "Der Datenträger ist voll, deshalb wurde das nicht gespeichert. Bitte Platz schaffen und es noch einmal tun.",
  "memory-full": () => "Dafür reicht der Arbeitsspeicher nicht, deshalb geschah es nicht. Bitte andere Programme schließen und es noch einmal tun.",
  "save-unknown": () => "Ob das gespeichert wurde, ist ungewiss: Der Datenträger gab keine klare Antwort. Was jetzt zu sehen ist, wurde neu aus der Bibliothek gelesen.",
  superseded: () => "Eine neuere Suche ist an ihre Stelle getreten.",
  "nothing-to-undo": () => "Es gibt nichts rückgängig zu machen.",
  "nothing-to-redo": () => "Es gibt nichts zu wiederholen.",
  "json-broken": ({ detail }) => `Die Datei ist kein JSON${detail === "" ? "" : ` (${detail})`}. Nichts wurde geändert.`,
  "json-not-obelus": () => "Die Datei ist JSON, aber nicht von Obelus. Nichts wurde geändert.",
  "json-newer": () => "Die Datei stammt von einer neueren Version von Obelus. Bitte Obelus aktualisieren, um sie zu laden.",
  "json-unknown-key": ({ subject }) => `Die Datei enthält etwas Unbekanntes, bei ${subject}. Nichts wurde geändert.`,
  "json-missing-key": ({ subject }) => `In der Datei fehlt etwas, bei ${subject}. Nichts wurde geändert.`,
  "json-bad-value": ({ subject }) => `Die Datei enthält einen unzulässigen Wert, bei ${subject}. Nichts wurde geändert.`,
  "json-duplicate-id": ({ subject }) => `Die Datei verwendet eine ID zweimal, bei ${subject}. Nichts wurde geändert.`,
  "json-dangling": ({ subject }) => `Die Datei spricht von etwas, das es nirgends gibt, bei ${subject}. Nichts wurde geändert.`,
  "json-bad-span": ({ subject }) => `Die Datei nennt eine Stelle, die nicht im Text liegt, bei ${subject}. Nichts wurde geändert.`,
  "json-text-missing": () => "Der Text eines Dokuments ist weder in der Datei noch in der Bibliothek. Bitte mit den Texten exportieren.",
  "json-text-unfit": ({ subject }) => `Ein Text in der Datei ist nicht der, als der er ausgegeben wird, bei ${subject}. Nichts wurde geändert.`,
  "too-long": ({ detail }) => say("Das ist länger, als es sein darf: Die Grenze ist {many, number}. Bitte kürzen; was getippt wurde, steht noch hier.", { many: Number(detail) }),
  "command-unknown": () => "Fenster und Bibliothek dieser Version passen nicht zusammen. Bitte Obelus neu installieren.",
  internal: () => "Etwas ging schief, das nicht schiefgehen sollte. Nichts wurde geändert; mehr steht im Protokoll.",
};

/** The name of a file without its folders. */
function name(path: string): string {
  return path === "" ? "Die Datei" : `„${fileName(path)}“`;
}

function megabytes(bytes: string): string {
  return say("{megabytes, number, ::unit/megabyte unit-width-short .}", { megabytes: Number(bytes) / (1024 * 1024) });
}
