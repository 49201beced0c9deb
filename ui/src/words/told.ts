// Sentences for what the window tells, shown or only said.

import type { Told, Said } from "../state/notices.svelte.ts";
import { count } from "./numbers.ts";
import { faultSentence } from "./faults.ts";
import { verdictWords } from "./nouns.ts";

export function toldSentence(told: Told): string {
  switch (told.kind) {
    case "fault":
      return faultSentence(told.fault);
    case "imported":
      return `“${told.title}” is in the library: ${count(told.sentences, "sentence")}.${told.guessed === null ? "" : ` Read as ${told.guessed}, which is a guess: if letters look wrong, choose another encoding in its details.`}`;
    case "known":
      return `“${told.title}” was in the library already; here it is.`;
    case "claim-deleted":
      return "Claim deleted.";
    case "highlight-deleted":
      return "Highlight deleted.";
    case "tag-deleted":
      return `Tag “${told.name}” deleted.`;
    case "document-removed":
      return `“${told.title}” removed, with everything on it.`;
    case "exported":
      return `Exported ${count(told.exported.claims, "claim")} and ${count(told.exported.highlights, "highlight")} to ${told.exported.path}`;
    case "loaded": {
      const { added, changed, skipped, refused } = told.loaded;
      return `Loaded: ${added} new, ${changed} changed, ${skipped} known already, ${refused} kept because newer here.`;
    }
    case "verified":
      return told.findings === 0
        ? "The library is sound."
        : `${count(told.findings, "thing")} in the library ${told.findings === 1 ? "is" : "are"} not right. Export what you have, and keep the file.`;
    case "all-judged":
      return "Every sentence of this text is judged.";
  }
}

export function saidSentence(said: Said): string {
  switch (said.kind) {
    case "judged":
      return `${verdictWords[said.verdict]}. ${said.left} left.`;
    case "cleared":
      return `Verdict cleared. ${said.left} left.`;
    case "highlighted":
      return "Highlighted.";
    case "undone":
      return `Undone. ${said.left} left.`;
    case "redone":
      return `Done again. ${said.left} left.`;
  }
}
