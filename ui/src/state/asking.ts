// What to ask again after a write: made of what the write answered, and of nothing else.

import type { ChangedRow, DocumentId, TagId } from "../host/generated/contract.ts";

/** More changed marks than this in the open document, and it is opened anew: one answer instead of a long question. */
const MANY_MARKS = 2_000;

export interface Asking {
  claims: string[];
  highlights: string[];
  /** The open document as a whole. */
  reopen: boolean;
  /** The open document's details. */
  details: boolean;
  /** The list of documents. */
  documents: boolean;
  /** Documents that are not open and whose numbers changed. */
  progress: DocumentId[];
  tags: boolean;
  library: boolean;
}

/** `isHere` tells whether the open document holds a claim. */
export function askingFor(changed: ChangedRow[], open: DocumentId | null, isHere: (claim: string) => boolean = () => false): Asking {
  const of = (...nouns: string[]): ChangedRow[] => changed.filter(({ noun }) => nouns.includes(noun));
  const here = (rows: ChangedRow[]): ChangedRow[] => rows.filter(({ documents }) => open !== null && documents.includes(open));
  const ids = (rows: ChangedRow[]): string[] => rows.map(({ id }) => id);
  // A claim that changed because a link or evidence did is named without saying where it stands.
  const claims = [...new Set(ids(of("claim").filter(({ id, documents }) => isHere(id) || (open !== null && documents.includes(open)))))];
  const highlights = ids(here(of("highlight")));
  const documents = of("document", "version");
  const isMany = claims.length + highlights.length > MANY_MARKS;
  const reopen = isMany || here(of("version")).length > 0;
  const elsewhere = of("claim").flatMap((row) => row.documents).filter((id) => id !== open);
  return {
    claims: reopen ? [] : claims,
    highlights: reopen ? [] : highlights,
    reopen,
    details: !reopen && ids(of("document")).some((id) => id === open),
    documents: documents.length > 0,
    progress: documents.length > 0 ? [] : [...new Set(elsewhere)],
    tags: of("tag").length > 0,
    library: of("library", "annotator").length > 0,
  };
}

/** Whether one bears other tags than the other: then the uses of the codebook are other, too. */
export function isRetagged(before: { tags: TagId[] }[], after: { tags: TagId[] }[]): boolean {
  const borne = (rows: { tags: TagId[] }[]): string => rows.flatMap(({ tags }) => tags).toSorted().join(" ");
  return borne(before) !== borne(after);
}
