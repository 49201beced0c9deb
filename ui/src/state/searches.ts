// Searches that are kept in the library under a name.

import type { SavedSearch } from "../host/generated/contract.ts";
import type { Workspace } from "./workspace.svelte.ts";

export function savedSearches({ library }: Workspace): SavedSearch[] {
  return library?.searches ?? [];
}

/** Keeps a search; one of the same name is replaced. Whether it was written. */
export async function saveSearch(workspace: Workspace, name: string, query: string): Promise<boolean> {
  return (await workspace.write("save_search", { name: name.trim(), query })) !== null;
}

export async function forgetSearch(workspace: Workspace, name: string): Promise<void> {
  await workspace.write("forget_search", { name });
}
