// How text and window look: what can be chosen, within which limits, and how looks that were kept are read.
// Invariant: what is read always fits: what is missing, unknown or of another kind is as usual, and a number beyond its
// limits is at them. Not here: where looks are kept (settings.svelte.ts), what they do (app, reading).

export const themes = ["system", "light", "sepia", "dark", "contrast"] as const;
export type Theme = (typeof themes)[number];

export const faces = ["source-serif", "source-sans", "atkinson", "system-serif"] as const;
export type Face = (typeof faces)[number];

/** Ways of reading: as the text stands, or one sentence a line. */
export const ways = ["continuous", "sentences"] as const;
export type Way = (typeof ways)[number];

export interface Looks {
  theme: Theme;
  face: Face;
  /** Size of the reading face in pixels. */
  size: number;
  /** Width of a line of text, in widths of a nought. */
  measure: number;
  /** Height of a line of text, in hundredths of its size. */
  leading: number;
  /** Size of everything but the text, in hundredths of the usual. */
  scale: number;
  way: Way;
  /** Whether only the current sentence is lit. */
  focus: boolean;
  /** Whether invisible characters are shown. */
  invisible: boolean;
  /** Whether what was noticed has signs beside the text and in the strip. */
  noticed: boolean;
  /** Whether the printed page is shown beside the text, where there is one. */
  page: boolean;
  pageZoom: PageZoom;
  /** How much of the reader's pane the page has, in hundredths. */
  pageShare: number;
}

export interface Range {
  least: number;
  most: number;
  step: number;
  usual: number;
}

/** How large a printed page is shown: as wide as its pane, whole, or by a number of hundredths of its size on paper. */
export type PageZoom = "width" | "whole" | number;

/** The text can be as large as people with low vision need it, the line as narrow as three words of it. */
export const ranges = {
  size: { least: 12, most: 60, step: 1, usual: 19 },
  measure: { least: 30, most: 110, step: 2, usual: 64 },
  leading: { least: 120, most: 260, step: 5, usual: 165 },
  scale: { least: 80, most: 200, step: 10, usual: 100 },
} as const satisfies Record<string, Range>;

/** The limits of the printed page. */
export const pageRanges = {
  zoom: { least: 25, most: 400, step: 25, usual: 100 },
  share: { least: 25, most: 75, step: 1, usual: 50 },
} as const satisfies Record<string, Range>;

export type Measured = keyof typeof ranges;

export const usualLooks: Looks = {
  theme: "system", face: "source-serif", size: ranges.size.usual, measure: ranges.measure.usual, leading: ranges.leading.usual,
  scale: ranges.scale.usual, way: "continuous", focus: false, invisible: false, noticed: true,
  page: false, pageZoom: "width", pageShare: pageRanges.share.usual,
};

/** The number, where it is one, within its limits. */
export function within({ least, most, usual }: Range, value: unknown): number {
  return typeof value === "number" && Number.isFinite(value) ? Math.min(most, Math.max(least, value)) : usual;
}

/** Looks as they were kept, whatever that is. */
export function readLooks(kept: unknown): Looks {
  const known = fields(kept);
  const one = <T extends string>(names: readonly T[], value: unknown, usual: T): T => names.find((name) => name === value) ?? usual;
  return {
    theme: one(themes, known["theme"], usualLooks.theme),
    face: one(faces, known["face"], usualLooks.face),
    size: within(ranges.size, known["size"]),
    measure: within(ranges.measure, known["measure"]),
    leading: within(ranges.leading, known["leading"]),
    scale: within(ranges.scale, known["scale"]),
    way: one(ways, known["way"], usualLooks.way),
    focus: known["focus"] === true,
    invisible: known["invisible"] === true,
    noticed: known["noticed"] !== false,
    page: known["page"] === true,
    pageZoom: typeof known["pageZoom"] === "number" ? within(pageRanges.zoom, known["pageZoom"]) : one(["width", "whole"] as const, known["pageZoom"], "width"),
    pageShare: within(pageRanges.share, known["pageShare"]),
  };
}

/** The fields of a value that has some; none of anything else. */
export function fields(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}
