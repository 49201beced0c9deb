// What the values of a filter are called.

import type { Facet, Facets } from "../state/filter.ts";
import type { Workspace } from "../state/workspace.svelte.ts";
import { standingWords } from "../words/evidence.ts";
import { certaintyWords, kindWords, reasonWords } from "../words/nouns.ts";
import { annotatorName } from "./annotators.ts";

export type FacetNames = { [F in Facet]: (value: Facets[F]) => string };

export function facetNames(workspace: Workspace): Record<Facet, (value: string) => string> {
  const { tags } = workspace;
  const names: FacetNames = {
    reason: (code) => reasonWords[code].name,
    tag: (tag) => tags.find(({ id }) => id === tag)?.name ?? "",
    standing: (standing) => standingWords[standing],
    kind: (kind) => kindWords[kind],
    certainty: (certainty) => certaintyWords[certainty],
    annotator: (annotator) => annotatorName(workspace, annotator),
  };
  return names as Record<Facet, (value: string) => string>;
}
