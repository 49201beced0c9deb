// Words of the settings: looks, keys and language.

import { words } from "./language.ts";

export const { keys, language, looks, settings } = words.settings;
