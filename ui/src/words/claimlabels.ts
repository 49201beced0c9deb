// Words of the claims pane, its cards and editors, the codebook and the history.

import { words } from "./language.ts";

export const { claims, codebook, editors, help, history } = words.claimlabels;
