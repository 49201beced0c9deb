// Dated statements, asked for by a page that waits for them.
// Invariant: a question that another came between is asked again; one that nobody wants any more is not.

import type { Timeline } from "../host/generated/contract.ts";
import { asFault } from "../host/host.ts";
import type { Workspace } from "./workspace.svelte.ts";

/** How long it waits before it asks again, in milliseconds: what came between is done by then, or is long. */
const REST = 400;

/** The dated statements of the open document, or of the library; `null` where that was refused, which is told. */
export async function datedStatements({ host, opened, suggestions, tellFault }: Ground, scope: "document" | "library", isWanted: () => boolean): Promise<Timeline | null> {
  const asked = scope === "document" && opened !== null ? { document: opened.id } : {};
  while (isWanted()) {
    try {
      return await suggestions.before(host.call("list_dated", asked));
    } catch (thrown) {
      if (asFault(thrown).code !== "superseded") return tellFault(thrown);
      await new Promise((resolve) => setTimeout(resolve, REST));
    }
  }
  return null;
}

type Ground = Pick<Workspace, "host" | "opened" | "suggestions"> & { tellFault: (thrown: unknown) => null };
