// The records that the in-memory library holds.

import type {
  AnchoringGrade, Certainty, DocumentDetails, HighlightColor, Kind, ReasonRow, TagId, Verdict, VersionPassage,
} from "../generated/contract.ts";

export interface DocumentRecord extends DocumentDetails {
  text: string;
  /** What was answered to what was noticed in it. */
  noticed?: Record<string, "accepted" | "dismissed">;
  /** The versions before, the oldest first, and when the present one came. */
  earlier?: EarlierVersion[];
  came?: string;
}

export interface EarlierVersion {
  number: number;
  text: string;
  at: string;
  fileName: string | null;
  /** What stood in it when it was replaced. */
  passages: VersionPassage[];
}

export interface PassageRecord {
  id: string;
  /** The words of the passage. */
  exact: string;
  start: number;
  end: number;
  anchoring: AnchoringGrade;
  /** How alike changed words are, what stood around them before, and whether somebody gave them up. */
  score?: number;
  around?: Around;
  isGivenUp?: boolean;
}

/** What stood around a passage where it was made. */
export interface Around {
  prefix: string;
  suffix: string;
}

export interface ClaimRecord {
  id: string;
  document: string;
  statement: string | null;
  verdict: Verdict | null;
  certainty: Certainty;
  reasons: ReasonRow[];
  kind: Kind | null;
  note: string | null;
  nextStep: string | null;
  tags: TagId[];
  created: string;
  modified: string;
  passages: PassageRecord[];
}

export interface HighlightRecord {
  id: string;
  document: string;
  color: HighlightColor;
  note: string | null;
  tags: TagId[];
  start: number;
  end: number;
  passage: { exact: string };
  /** As a passage of a claim has them; absent: it stands where it was made. */
  anchoring?: AnchoringGrade;
  score?: number;
  around?: Around;
  isGivenUp?: boolean;
  created: string;
}

export interface TagRecord {
  id: string;
  name: string;
  color: string;
  definition: string | null;
  parent: TagId | null;
}

/** Whether nothing is on the claim but its one passage. */
export function isBare(claim: ClaimRecord): boolean {
  return claim.verdict === null && isBareVerdict(claim);
}

/** Whether the claim says no more than a sure verdict on one passage. */
export function isBareVerdict(claim: ClaimRecord): boolean {
  return (
    claim.passages.length <= 1 && claim.certainty === "sure" && claim.reasons.length === 0 && claim.kind === null &&
    claim.note === null && claim.nextStep === null && claim.statement === null && claim.tags.length === 0
  );
}

/** Whether two records hold the same. */
export function isEqual(one: object | null, other: object | null): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
