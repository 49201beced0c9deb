// How English fills the gaps of its messages.

import { localeOf, speaker } from "../speaker.ts";

export const { locale, say } = speaker(localeOf("en", "en-GB", navigator.languages));
