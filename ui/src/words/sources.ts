// What the page of the sources says.

import { words } from "./language.ts";

export const { sources, sourceTypes, sourceFields, gradeNames, citationStyleNames, sourceFormatNames, refusalReasons } = words.sources;
