// Dated statements, asked for by a page that waits for them.

import type { Timeline } from "../host/generated/contract.ts";
import { survey } from "./surveys.ts";
import type { Workspace } from "./workspace.svelte.ts";

/** The dated statements of the open document, or of the library; `null` where that was refused, which is told, or nobody wants them. */
export async function datedStatements({ host, opened, suggestions, tellFault }: Ground, scope: "document" | "library", isWanted: () => boolean): Promise<Timeline | null> {
  const asked = scope === "document" && opened !== null ? { document: opened.id } : {};
  try {
    return await survey({ suggestions }, () => host.call("list_dated", asked), isWanted);
  } catch (thrown) {
    return tellFault(thrown);
  }
}

type Ground = Pick<Workspace, "host" | "opened" | "suggestions"> & { tellFault: (thrown: unknown) => null };
