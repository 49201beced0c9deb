// How this person likes the window: kept on this machine, never in a library.
// Invariant: looks are kept for all libraries, or beside those for one library; a library without its own follows the
// common ones. Everything else (panes, keys, language) is always for this machine.

import type { Looks } from "./looks.ts";
import { fields, readLooks, usualLooks } from "./looks.ts";
import type { ClaimOrder } from "./ordering.ts";
import { claimOrders } from "./ordering.ts";

/** As the system says, or one of those that the window speaks. */
export const languageChoices = ["system", "en", "de"] as const;
export type LanguageChoice = (typeof languageChoices)[number];

export const claimsWays = ["list", "margin"] as const;
export type ClaimsWay = (typeof claimsWays)[number];

export interface Settings {
  libraryShown: boolean;
  claimsShown: boolean;
  /** Widths of the panes in pixels. */
  libraryWidth: number;
  claimsWidth: number;
  /** The width of the search beside the text, and its height below it. */
  searchWidth: number;
  searchHeight: number;
  /** How much of the room for texts the second has, in hundredths. */
  besideShare: number;
  /** Whether claims stand in a list or beside their passages. */
  claimsWay: ClaimsWay;
  claimsOrder: ClaimOrder;
  guideDone: boolean;
  lastDocument: string | null;
  language: LanguageChoice;
  /** The keys of commands that have others than usual, by the command's id. */
  keys: Record<string, string[]>;
}

/** For whom looks are kept. */
export const looksFor = ["all", "library"] as const;
export type LooksFor = (typeof looksFor)[number];

/** Where settings are kept; the looks of one library are kept under its id. */
const KEY = "obelus.settings";
const looksKey = (library: string): string => `obelus.looks.${library}`;

export const widths = { least: 200, most: 560 } as const;
/** The limits of every size that is kept. */
export const sizes = {
  libraryWidth: widths, claimsWidth: widths,
  searchWidth: { least: 260, most: 680 }, searchHeight: { least: 160, most: 720 }, besideShare: { least: 25, most: 75 },
} as const;
/** More keys than this for one command were not made by this window. */
const MOST_KEYS = 8;

const usual: Settings = {
  libraryShown: true, claimsShown: true, libraryWidth: 280, claimsWidth: 364, searchWidth: 372, searchHeight: 320, besideShare: 50, claimsWay: "list", claimsOrder: "place",
  guideDone: false, lastDocument: null, language: "system", keys: {},
};

/** What was kept, as far as it is JSON. */
function parse(kept: string | null): unknown {
  try {
    return JSON.parse(kept ?? "null");
  } catch {
    // A value that nobody can read is as good as none.
    return null;
  }
}

/** What was kept, where it fits; everything else as usual. Looks once lay among the settings, and are found there. */
export function readSettings(kept: string | null): { settings: Settings; looks: Looks } {
  const known = fields(parse(kept));
  const flag = (name: "libraryShown" | "claimsShown" | "guideDone"): boolean => {
    const value = known[name];
    return typeof value === "boolean" ? value : usual[name];
  };
  const size = (name: keyof typeof sizes): number => {
    const value = known[name];
    const { least, most } = sizes[name];
    return typeof value === "number" && Number.isFinite(value) ? Math.min(most, Math.max(least, value)) : usual[name];
  };
  const last = known["lastDocument"];
  const settings: Settings = {
    libraryShown: flag("libraryShown"),
    claimsShown: flag("claimsShown"),
    libraryWidth: size("libraryWidth"),
    claimsWidth: size("claimsWidth"),
    searchWidth: size("searchWidth"),
    searchHeight: size("searchHeight"),
    besideShare: size("besideShare"),
    claimsWay: claimsWays.find((way) => way === known["claimsWay"]) ?? usual.claimsWay,
    claimsOrder: claimOrders.find((order) => order === known["claimsOrder"]) ?? usual.claimsOrder,
    guideDone: flag("guideDone"),
    lastDocument: typeof last === "string" ? last : null,
    language: languageChoices.find((name) => name === known["language"]) ?? usual.language,
    keys: readKeys(known["keys"]),
  };
  return { settings, looks: readLooks("looks" in known ? known["looks"] : known) };
}

/** What this machine keeps, before there is a workspace: the words of the window depend on it. */
export function keptSettings(): Settings {
  return readSettings(localStorage.getItem(KEY)).settings;
}

function readKeys(kept: unknown): Record<string, string[]> {
  const isKeys = (value: unknown): value is string[] =>
    Array.isArray(value) && value.length <= MOST_KEYS && value.every((key) => typeof key === "string" && key !== "");
  return Object.fromEntries(Object.entries(fields(kept)).flatMap(([id, value]) => (isKeys(value) ? [[id, value]] : [])));
}

export class KeptSettings {
  now = $state<Settings>({ ...usual });
  private common = $state.raw<Looks>(usualLooks);
  /** The looks of the open library, where it has its own. */
  private own = $state.raw<Looks | null>(null);
  private library: string | null = null;

  constructor(readonly storage: Pick<Storage, "getItem" | "setItem">) {
    const { settings, looks } = readSettings(storage.getItem(KEY));
    this.now = settings;
    this.common = looks;
  }

  /** The looks that hold now. */
  get looks(): Looks {
    return this.own ?? this.common;
  }

  get looksFor(): LooksFor {
    return this.own === null ? "all" : "library";
  }

  set(change: Partial<Settings>): void {
    Object.assign(this.now, change);
    this.keep();
  }

  setLooks(change: Partial<Looks>): void {
    const looks = readLooks({ ...this.looks, ...change });
    if (this.own === null) this.common = looks;
    else this.own = looks;
    this.keep();
  }

  /** Another library is open, or none: its own looks hold, where it has some. */
  openLibrary(id: string | null): void {
    this.library = id;
    const kept = id === null ? null : parse(this.storage.getItem(looksKey(id)));
    this.own = kept === null ? null : readLooks(kept);
  }

  /** Keeps looks for the open library alone, beginning with those that hold; or drops its own, and the common ones hold. */
  keepLooksFor(whom: LooksFor): void {
    if (this.library === null || whom === this.looksFor) return;
    this.own = whom === "library" ? { ...this.common } : null;
    this.keep();
  }

  private keep(): void {
    this.write(KEY, { ...this.now, looks: this.common });
    if (this.library !== null) this.write(looksKey(this.library), this.own);
  }

  /** Where nothing can be kept the settings hold until the window closes. */
  private write(key: string, value: unknown): void {
    try {
      this.storage.setItem(key, JSON.stringify(value));
    } catch {
      // Nothing of the person's work is in here.
    }
  }
}
