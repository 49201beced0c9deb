// How a component comes by the workspace: through the tree, never through a module.

import { createContext } from "svelte";
import type { Workspace } from "./workspace.svelte.ts";

export const [getWorkspace, setWorkspace] = createContext<Workspace>();
