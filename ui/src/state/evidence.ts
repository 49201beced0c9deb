// Evidence on claims: brought, changed, taken off, and asked for; and what in the library could become some.
// Invariant: what is brought to a place where no claim stands makes one there. Not here: what is typed meanwhile (drafts.svelte.ts).

import type {
  AttachEvidence, Candidate, DocumentSpan, EditEvidence, EvidenceId, EvidenceOfClaim, EvidenceRow, Stance, StandingRow,
} from "../host/generated/contract.ts";
import type { Claim } from "./marks.ts";
import type { Target } from "./session.svelte.ts";
import { isSame } from "./spans.ts";
import type { Workspace } from "./workspace.svelte.ts";

/** What is brought: everything but what it is brought to. */
export type Piece = Omit<AttachEvidence, "claim" | "document" | "place">;
/** What is changed on a piece; `null` takes away. */
export type PieceEdit = Omit<EditEvidence, "evidence">;

/** As many passages as one looks through before looking for words of one's own. */
const CANDIDATES = 20;

export const noStanding: StandingRow = { standing: "none", supports: 0, refutes: 0, qualifies: 0, mentions: 0, citations: 0, origins: 0 };
export const noEvidence: EvidenceOfClaim = { evidence: [], standing: noStanding };

/** Brings a piece of evidence. Whether it was written. */
export async function attach(workspace: Workspace, target: Target, piece: Piece): Promise<boolean> {
  const document = workspace.opened?.id;
  if (document === undefined || target.noun === "highlight") return false;
  const on = target.noun === "claim" ? { claim: target.id } : { document, place: { by: "span" as const, ...target.place } };
  const done = await workspace.write("attach_evidence", { ...on, ...piece });
  if (done === null) return false;
  const pieces = done.change?.come.claims[0]?.evidence ?? 1;
  workspace.notices.say({ kind: "attached", stance: piece.stance, pieces });
  return true;
}

/** Whether it was written. */
export async function editEvidence(workspace: Workspace, evidence: EvidenceId, edit: PieceEdit): Promise<boolean> {
  return (await workspace.write("edit_evidence", { evidence, ...edit })) !== null;
}

export async function detach(workspace: Workspace, evidence: EvidenceId): Promise<void> {
  if (await workspace.write("detach_evidence", { evidence })) workspace.notices.tell({ kind: "evidence-deleted" });
}

/** The evidence on a claim as it is now. */
export async function evidenceOn(workspace: Workspace, claim: Claim): Promise<EvidenceOfClaim> {
  return claim.evidence === 0 ? noEvidence : ((await workspace.ask("list_evidence", { claim: claim.id })) ?? noEvidence);
}

/** The evidence on claims, each asked for once: a claim is replaced whenever anything on it changes, its evidence too. */
export class EvidenceLists {
  private readonly asked = new WeakMap<Claim, Promise<EvidenceOfClaim>>();

  constructor(private readonly workspace: Workspace) {}

  of(claim: Claim): Promise<EvidenceOfClaim> {
    const known = this.asked.get(claim);
    if (known !== undefined) return known;
    const asked = evidenceOn(this.workspace, claim);
    this.asked.set(claim, asked);
    return asked;
  }
}

/** The passages of the library that fit a claim, or the words at a place, best first. */
export async function candidatesFor(workspace: Workspace, target: Target): Promise<Candidate[]> {
  const document = workspace.opened?.id;
  if (document === undefined || target.noun === "highlight") return [];
  const about = target.noun === "claim" ? { claim: target.id } : { place: { document, start: target.place.start, end: target.place.end } };
  return (await workspace.ask("list_candidates", { ...about, limit: CANDIDATES })) ?? [];
}

/** The piece that is this very passage. */
export function pieceAt(evidence: EvidenceRow[], spot: DocumentSpan): EvidenceRow | null {
  return evidence.find(({ passage }) => passage !== undefined && passage.document === spot.document && isSame(passage, spot)) ?? null;
}

/** Brings a passage of the library; one that is there already gets the stance. Whether it was written. */
export function attachPassage(workspace: Workspace, target: Target, evidence: EvidenceRow[], { document, start, end }: DocumentSpan, stance: Stance): Promise<boolean> {
  const held = pieceAt(evidence, { document, start, end });
  if (held === null) return attach(workspace, target, { stance, passage: { document, start, end } });
  return held.stance === stance ? Promise.resolve(true) : editEvidence(workspace, held.id, { stance });
}

/** What claims are filtered by: what the evidence adds up to; where there is none, and where it speaks neither for nor against, apart. */
export const standingChoices = ["none", "supported", "refuted", "conflicting", "open"] as const;
export type StandingChoice = (typeof standingChoices)[number];

/** How a claim stands; `null` for what is no claim, and needs no evidence. */
export function standingOf({ verdict, evidence, standing }: Claim): StandingChoice | null {
  if (standing !== "none") return standing;
  if (evidence > 0) return "open";
  return verdict === "not_a_claim" ? null : "none";
}

/** Whether a claim says that it has a source, and nothing shows it. */
export function isBareSourced(claim: Claim): boolean {
  return claim.verdict === "sourced" && claim.evidence === 0;
}
