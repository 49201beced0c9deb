// Who judged, by name.

import type { AnnotatorId, AnnotatorRow, LibraryState } from "../host/generated/contract.ts";
import type { Workspace } from "../state/workspace.svelte.ts";

/** Those who have judged in the library, as far as it names them; a person at an older desk knows only themselves. */
function known(library: (LibraryState & { annotators?: AnnotatorRow[] }) | null): AnnotatorRow[] {
  return library === null ? [] : (library.annotators ?? [library.annotator]);
}

/** The name of an annotator; empty where the library does not know it, or the person has given none. */
export function annotatorName({ library }: Workspace, id: AnnotatorId): string {
  return known(library).find((annotator) => annotator.id === id)?.name ?? "";
}

/** Those whose name is known: by the others nobody could choose. */
export function annotatorIds({ library }: Workspace): AnnotatorId[] {
  return known(library).flatMap(({ id, name }) => (name === "" ? [] : [id]));
}
