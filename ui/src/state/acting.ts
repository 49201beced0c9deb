// The last judging act, kept so that one key does the same at another place.
// Invariant: an act is a whole: a verdict with the reasons or the kind that were given to it, the colour of a highlight, or
// the tags that were given last. Not here: where acts are taken down (judging.ts), where the cursor goes then (app).

import type { ClaimEdit, HighlightColor, TagId, Verdict } from "../host/generated/contract.ts";
import * as judging from "./judging.ts";
import type { Span } from "./spans.ts";
import type { Workspace } from "./workspace.svelte.ts";

export type Act =
  | { as: "verdict"; verdict: Verdict; edit: Pick<ClaimEdit, "reasons" | "kind"> }
  | { as: "highlight"; color: HighlightColor | undefined }
  | { as: "tags"; tags: TagId[] };

/** Does the last act once more, at a place. Whether it was written. */
export async function actAgain(workspace: Workspace, place: Span, act: Act): Promise<boolean> {
  const done = perform(workspace, place, act);
  // What was new here is not all that was given then.
  workspace.session.act = act;
  return done;
}

async function perform(workspace: Workspace, place: Span, act: Act): Promise<boolean> {
  switch (act.as) {
    case "verdict":
      return judging.judge(workspace, place, act.verdict, act.edit);
    case "highlight":
      return judging.highlight(workspace, place, act.color);
    case "tags":
      return addTags(workspace, place, act.tags);
  }
}

/** Gives tags to what stands at a place, beside those that it bears; tags that were deleted since are left out. */
async function addTags(workspace: Workspace, place: Span, given: TagId[]): Promise<boolean> {
  const known = given.filter((id) => workspace.tags.some((tag) => tag.id === id));
  if (known.length === 0) return true;
  const target = judging.bearerHere(workspace) ?? { noun: "place", place };
  return judging.setTags(workspace, target, [...new Set([...judging.tagsOf(workspace, target), ...known])]);
}
