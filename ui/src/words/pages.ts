// What the view of the printed page says.

import { words } from "./language.ts";

export const { pages } = words.pages;
