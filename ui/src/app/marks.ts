// Claims and highlights as the reading surface draws and says them. What is lost is not in the text, and not drawn.
// Invariant: words are made for one mark when they are asked for, never for all of them.

import { join, ReaderMark } from "../reading/mark.ts";
import type { MarkSaid } from "../reading/types.ts";
import { type OriginLabel, originLabels } from "../state/origins.ts";
import type { Workspace } from "../state/workspace.svelte.ts";
import type { Claim, Highlight } from "../state/marks.ts";
import { isFound } from "../state/marks.ts";
import type { OpenedDocument } from "../state/opened.svelte.ts";
import { claims as words } from "../words/claimlabels.ts";
import { standingWords } from "../words/evidence.ts";
import { gradeSigns } from "../words/looks.ts";
import { colorWords, gradeWords, kindWithin, reasonWords, verdictWithin, verdictWords } from "../words/nouns.ts";
import { origins } from "../words/labels.ts";
import { reading } from "../words/reading.ts";

export function marksOfClaim({ id, verdict, certainty, passages }: Claim): ReaderMark[] {
  const found = passages.filter(isFound);
  const isUnsure = certainty === "unsure";
  return join(found.map(({ id: key, start, end, anchoring }) => new ReaderMark(key, id, start, end, verdict ?? "unjudged", isUnsure, anchoring)));
}

export function markOfHighlight({ id, start, end, color, anchoring }: Highlight): ReaderMark {
  return new ReaderMark(id, id, start, end, color, false, anchoring);
}

export function marksOf({ claims, highlights }: { claims: Claim[]; highlights: Highlight[] }): ReaderMark[] {
  return [...claims.flatMap(marksOfClaim), ...highlights.filter(isFound).map(markOfHighlight)];
}

/** Where runs of a text come from, as it is said beside them. The names of sources are asked for where one is named. */
export function originsOf({ sources }: Workspace, opened: OpenedDocument): OriginLabel[] {
  if (opened.details.origins.some(({ source }) => source !== null)) void sources.want();
  return originLabels(opened, (source) => sources.find(source)?.label, origins.elsewhere);
}

interface Tag {
  id: string;
  name: string;
  color: string;
}

/** What is said of a mark; `null` where it is gone. */
export function describe(opened: OpenedDocument, tags: readonly Tag[], { noun, id, grade }: Pick<ReaderMark, "noun" | "id" | "grade">): MarkSaid | null {
  const claim = noun === "claim" ? opened.claim(id) : null;
  const highlight = noun === "highlight" ? opened.highlight(id) : null;
  const said = claim ? ofClaim(claim) : highlight ? ofHighlight(highlight) : null;
  const borne = claim?.tags ?? highlight?.tags ?? [];
  return said && { ...said, place: grade === "exact" ? null : { sign: gradeSigns[grade], ...gradeWords[grade] }, tags: tags.filter((tag) => borne.includes(tag.id)) };
}

function ofClaim({ verdict, kind, certainty, passages, evidence, standing, links, statement, reasons, note }: Claim): Omit<MarkSaid, "tags" | "place"> {
  const asides = [
    certainty === "unsure" && verdictWithin.unsure,
    passages.length > 1 && words.seen(passages.length),
    evidence > 0 && `${standingWords[standing === "none" ? "open" : standing]}: ${words.evidence(evidence)}`,
    links > 0 && words.links(links),
  ].filter((aside) => aside !== false);
  return {
    title: [verdictWords[verdict ?? "unjudged"], ...(kind ? [kindWithin[kind]] : [])].join(": "),
    asides,
    statement,
    reasons: reasons.map(({ code, text }) => (text ? `${reasonWords[code].name}: ${text}` : reasonWords[code].name)),
    note,
  };
}

function ofHighlight({ color, note }: Highlight): Omit<MarkSaid, "tags" | "place"> {
  return { title: reading.highlightOf(colorWords[color]), asides: [], statement: null, reasons: [], note };
}
