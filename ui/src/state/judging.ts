// What a person does at a place: judge, doubt, clear, highlight, note, tag, delete, undo.
// Each is one write; the place is taken when the key is pressed, so that quick keys do not run into each other.

import type { Certainty, ClaimEdit, HighlightColor, Place, PlacesMark, ReasonRow, SpanColumns, Verdict } from "../host/generated/contract.ts";
import type { Claim } from "./marks.ts";
import { isFound, placeOfClaim, placeOfHighlight } from "./marks.ts";
import type { MarkChange, Standing } from "./opened.svelte.ts";
import type { Target } from "./session.svelte.ts";
import type { Span } from "./spans.ts";
import { isSame } from "./spans.ts";
import type { Workspace } from "./workspace.svelte.ts";

function at({ start, end }: Span): Place {
  return { by: "span", start, end };
}

/** What stands under the cursor: what was chosen by hand, else what the text says. */
export function standing({ opened, session }: Workspace): Standing | null {
  if (opened === null || session.place === null) return null;
  const { chosen, place, sentence } = session;
  const claim = chosen?.noun === "claim" ? opened.claim(chosen.id) : null;
  // What is lost has no place; it is current until the cursor moves.
  if (claim && (placeOfClaim(claim) === null || stands(claim, place))) return { noun: "claim", claim };
  const highlight = chosen?.noun === "highlight" ? opened.highlight(chosen.id) : null;
  if (highlight && (!isFound(highlight) || isSame(highlight, place))) return { noun: "highlight", highlight };
  return opened.standingAt(place, sentence);
}

/** The claim with just this passage. */
function claimAt(workspace: Workspace, place: Span): Claim | null {
  const found = standing(workspace);
  return found?.noun === "claim" && (placeOfClaim(found.claim) === null || stands(found.claim, place)) ? found.claim : null;
}

/** Whether a passage of the claim is just this place. */
function stands(claim: Claim, place: Span): boolean {
  return claim.passages.some((passage) => isFound(passage) && isSame(passage, place));
}

/** Forgets a chosen mark that has no place, because the cursor is somewhere now. */
export function leaveLost({ opened, session }: Workspace): void {
  const { chosen } = session;
  if (opened === null || chosen === null) return;
  const claim = chosen.noun === "claim" ? opened.claim(chosen.id) : null;
  const highlight = chosen.noun === "highlight" ? opened.highlight(chosen.id) : null;
  if ((claim && placeOfClaim(claim) === null) || (highlight && !isFound(highlight))) session.chosen = null;
}

/**
 * What a note, reasons or a tag would be about here: the claim whose card is shown. Where other words than the sentence were
 * selected, those are meant, whatever lies around them.
 */
export function targetHere(workspace: Workspace): Target | null {
  const { opened, session } = workspace;
  const { place, sentence } = session;
  if (opened === null || place === null) return null;
  const isSentence = opened.sentences.start[sentence] === place.start && opened.sentences.end[sentence] === place.end;
  const found = isSentence ? standing(workspace) : null;
  const claim = found?.noun === "claim" ? found.claim : claimAt(workspace, place);
  return claim ? { noun: "claim", id: claim.id } : { noun: "place", place };
}

/** What a note or a tag would be about here: a highlight bears them, too. */
export function bearerHere(workspace: Workspace): Target | null {
  const here = standing(workspace);
  return here?.noun === "highlight" ? { noun: "highlight", id: here.highlight.id } : targetHere(workspace);
}

/** Whether it was written. */
export async function judge(workspace: Workspace, place: Span, verdict: Verdict, edit: Pick<ClaimEdit, "reasons" | "kind"> = {}): Promise<boolean> {
  const { opened, session, notices } = workspace;
  if (opened === null) return false;
  session.act = { as: "verdict", verdict, edit };
  const said = Object.keys(edit).length > 0 && { edit };
  const before = opened.counts.left;
  const done = await workspace.write("judge_claim", { document: opened.id, place: at(place), verdict, ...said });
  if (done === null) return false;
  session.judged += 1;
  const { left } = opened.counts;
  notices.say({ kind: "judged", verdict, left });
  if (left === 0 && before > 0) notices.tell({ kind: "all-judged" });
  return true;
}

export async function setVerdict(workspace: Workspace, claim: string, verdict: Verdict): Promise<void> {
  workspace.session.act = { as: "verdict", verdict, edit: {} };
  const done = await workspace.write("edit_claim", { claim, verdict });
  if (done !== null) workspace.notices.say({ kind: "judged", verdict, left: workspace.opened?.counts.left ?? 0 });
}

/** Sets something on a claim, or on the claim that begins to be where none stands. */
export async function setOnClaim(workspace: Workspace, target: Target, edit: ClaimEdit): Promise<boolean> {
  const document = workspace.opened?.id;
  if (edit.kind) workspace.session.act = { as: "verdict", verdict: "not_a_claim", edit: { kind: edit.kind } };
  if (target.noun === "claim") return (await workspace.write("edit_claim", { claim: target.id, edit })) !== null;
  if (target.noun !== "place" || document === undefined) return false;
  return (await workspace.write("note_claim", { document, place: at(target.place), edit })) !== null;
}

export async function setNote(workspace: Workspace, target: Target, note: string | null): Promise<boolean> {
  if (target.noun !== "highlight") return setOnClaim(workspace, target, { note });
  return (await workspace.write("edit_highlight", { highlight: target.id, note })) !== null;
}

/** All tags; those that are new on it were given now. */
export async function setTags(workspace: Workspace, target: Target, tags: string[]): Promise<boolean> {
  const borne = tagsOf(workspace, target);
  const given = tags.filter((tag) => !borne.includes(tag));
  if (given.length > 0) workspace.session.act = { as: "tags", tags: given };
  if (target.noun !== "highlight") return setOnClaim(workspace, target, { tags });
  return (await workspace.write("edit_highlight", { highlight: target.id, tags })) !== null;
}

/** The tags that something bears. */
export function tagsOf({ opened }: Workspace, target: Target): string[] {
  if (target.noun === "place") return [];
  return (target.noun === "claim" ? opened?.claim(target.id)?.tags : opened?.highlight(target.id)?.tags) ?? [];
}

/** The reasons, all of them; whoever gives one says that the claim is dubious, whatever it was before. */
export async function setReasons(workspace: Workspace, target: Target, reasons: ReasonRow[]): Promise<boolean> {
  if (reasons.length > 0) workspace.session.act = { as: "verdict", verdict: "dubious", edit: { reasons } };
  const isOther = target.noun === "claim" && workspace.opened?.claim(target.id)?.verdict !== "dubious";
  if (!isOther || reasons.length === 0) return setOnClaim(workspace, target, { reasons });
  return (await workspace.write("edit_claim", { claim: target.id, verdict: "dubious", edit: { reasons } })) !== null;
}

export async function turnCertainty(workspace: Workspace): Promise<void> {
  const target = targetHere(workspace);
  if (target === null) return;
  const now = target.noun === "claim" ? workspace.opened?.claim(target.id)?.certainty : "sure";
  const next: Certainty = now === "unsure" ? "sure" : "unsure";
  await setOnClaim(workspace, target, { certainty: next });
}

export async function clearVerdict(workspace: Workspace): Promise<void> {
  const found = standing(workspace);
  if (found?.noun !== "claim" || found.claim.verdict === null) return;
  const done = await workspace.write("clear_verdict", { claim: found.claim.id });
  if (done !== null) workspace.notices.say({ kind: "cleared", left: workspace.opened?.counts.left ?? 0 });
}

/** Gives the claim at a place these passages too, and makes it where none stands. */
export async function gather(workspace: Workspace, place: Span, spans: Span[]): Promise<boolean> {
  const document = workspace.opened?.id;
  if (document === undefined) return false;
  const columns = { start: spans.map(({ start }) => start), end: spans.map(({ end }) => end) };
  const done = await workspace.write("gather_passages", { document, place: at(place), spans: columns });
  if (done !== null) workspace.notices.say({ kind: "gathered", passages: spans.length + 1 });
  return done !== null;
}

/** Whether it was written. */
export async function highlight(workspace: Workspace, place: Span, color?: HighlightColor): Promise<boolean> {
  const document = workspace.opened?.id;
  if (document === undefined) return false;
  workspace.session.act = { as: "highlight", color };
  const done = await workspace.write("highlight_passage", { document, place: at(place), ...(color && { color }) });
  if (done !== null) workspace.notices.say({ kind: "highlighted" });
  return done !== null;
}

/** Marks many places in one deed: as a claim for each wording, or each by itself. Whether it was written. */
export async function markPlaces(workspace: Workspace, spans: SpanColumns, mark: PlacesMark): Promise<boolean> {
  const document = workspace.opened?.id;
  if (document === undefined || spans.start.length === 0) return false;
  const done = await workspace.write("mark_places", { document, spans, mark });
  if (done === null) return false;
  const places = spans.start.length;
  if (mark.as === "highlight") workspace.notices.tell({ kind: "all-highlighted", places });
  else if (done.answer.id !== null) workspace.notices.tell({ kind: "judged-once", verdict: mark.verdict, places });
  else workspace.notices.tell({ kind: "judged-each", verdict: mark.verdict, places, claims: done.change?.come.claims.length ?? null });
  if (mark.as !== "highlight" && workspace.opened?.counts.left === 0) workspace.notices.tell({ kind: "all-judged" });
  return true;
}

/** Gives a passage of a claim, or a highlight, other ends. */
export async function reshape(workspace: Workspace, { noun, key }: { noun: "claim" | "highlight"; key: string }, { start, end }: Span): Promise<void> {
  await workspace.write("move_passage", { ...(noun === "claim" ? { passage: key } : { highlight: key }), start, end });
}

export async function deleteClaim(workspace: Workspace, claim: string): Promise<void> {
  if (await workspace.write("delete_claim", { claim })) workspace.notices.tell({ kind: "claim-deleted" });
}

export async function deleteHighlight(workspace: Workspace, id: string): Promise<void> {
  if (await workspace.write("delete_highlight", { highlight: id })) workspace.notices.tell({ kind: "highlight-deleted" });
}

export async function deleteHere(workspace: Workspace): Promise<void> {
  const found = standing(workspace);
  if (found?.noun === "claim") await deleteClaim(workspace, found.claim.id);
  if (found?.noun === "highlight") await deleteHighlight(workspace, found.highlight.id);
}

/** Undoes or redoes, and gives the place where something changed, if it was one. */
export async function turnBack(workspace: Workspace, direction: "undo" | "redo"): Promise<Span | null> {
  const done = await workspace.write(direction, {});
  if (done === null) return null;
  const left = workspace.opened?.counts.left ?? 0;
  workspace.notices.say({ kind: direction === "undo" ? "undone" : "redone", left });
  return done.change === null ? null : touchedPlace(done.change);
}

function touchedPlace({ gone, come }: MarkChange): Span | null {
  const [claim, highlight] = [come.claims[0] ?? gone.claims[0], come.highlights[0] ?? gone.highlights[0]];
  const isOne = Math.max(come.claims.length, gone.claims.length) + Math.max(come.highlights.length, gone.highlights.length) === 1;
  if (!isOne) return null;
  return claim ? placeOfClaim(claim) : highlight ? placeOfHighlight(highlight) : null;
}
