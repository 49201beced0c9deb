// How German fills the gaps of its messages.

import { localeOf, speaker } from "../speaker.ts";

export const { locale, say } = speaker(localeOf("de", "de-DE", navigator.languages));
