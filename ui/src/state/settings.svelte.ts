// How this person likes the window: kept on this machine, never in the library.

export const themes = ["system", "light", "sepia", "dark"] as const;
export type Theme = (typeof themes)[number];

export const languageChoices = ["system", "en", "de"] as const;
export type LanguageChoice = (typeof languageChoices)[number];

export interface Settings {
  theme: Theme;
  language: LanguageChoice;
  /** Size of the reading face in pixels. */
  size: number;
  libraryShown: boolean;
  claimsShown: boolean;
  /** Widths of the panes in pixels. */
  libraryWidth: number;
  claimsWidth: number;
  guideDone: boolean;
  lastDocument: string | null;
}

const KEY = "obelus.settings";
export const sizes = { least: 14, most: 30, usual: 19 } as const;
export const widths = { least: 200, most: 560 } as const;

const usual: Settings = {
  theme: "system", language: "system", size: sizes.usual, libraryShown: true, claimsShown: true, libraryWidth: 264, claimsWidth: 364,
  guideDone: false, lastDocument: null,
};

/** What was kept, where it can be read; everything else as usual. */
export function readSettings(kept: string | null): Settings {
  let known: Partial<Settings> = {};
  try {
    known = (JSON.parse(kept ?? "{}") ?? {}) as Partial<Settings>;
  } catch {
    // A value that nobody can read is as good as none.
  }
  const entries = Object.entries(usual).map(([key, value]) => {
    const found = known[key as keyof Settings];
    const fits = key === "lastDocument" ? typeof found === "string" : typeof found === typeof value;
    return [key, fits ? found : value];
  });
  const read = Object.fromEntries(entries) as Settings;
  return {
    ...read,
    theme: themes.includes(read.theme) ? read.theme : usual.theme,
    language: languageChoices.includes(read.language) ? read.language : usual.language,
    size: clamp(read.size, sizes.least, sizes.most),
  };
}

/** What this machine keeps, before there is a workspace: the words of the window depend on it. */
export function keptSettings(): Settings {
  return readSettings(localStorage.getItem(KEY));
}

export function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}

export class KeptSettings {
  now = $state<Settings>({ ...usual });

  constructor(private readonly storage: Pick<Storage, "getItem" | "setItem">) {
    this.now = readSettings(storage.getItem(KEY));
  }

  set(change: Partial<Settings>): void {
    Object.assign(this.now, change);
    this.storage.setItem(KEY, JSON.stringify(this.now));
  }
}
