// The colours and faces of a plot, read from the page: a canvas knows nothing of tokens.

const colors = {
  faint: "var(--color-ink-faint)",
  line: "color-mix(in srgb, var(--color-ink) 16%, var(--color-paper))",
  accent: "var(--color-accent)",
  tint: "var(--color-tint)",
  paper: "var(--color-paper)",
  sourced: "var(--color-sourced)",
  dubious: "var(--color-dubious)",
  // As the bars of parts/Shares have them.
  pale: "color-mix(in srgb, var(--color-not-a-claim) 70%, var(--color-paper))",
  empty: "color-mix(in srgb, var(--color-ink) 15%, transparent)",
} as const;

export type Look = Record<keyof typeof colors, string> & { font: string };

/** What they come to in an element of the page. */
export function lookOf(element: HTMLElement): Look {
  const before = element.style.color;
  const found = Object.entries(colors).map(([name, color]) => {
    element.style.color = color;
    return [name, getComputedStyle(element).color];
  });
  element.style.color = before;
  const { fontFamily, fontSize } = getComputedStyle(element);
  return { ...Object.fromEntries(found), font: `${fontSize} ${fontFamily}` } as Look;
}

/** Calls when the theme changes, by choice or by the system, and when the faces have come. */
export function onLook(change: () => void): () => void {
  const queries = ["(prefers-color-scheme: dark)", "(prefers-contrast: more)", "(forced-colors: active)"].map((query) => matchMedia(query));
  const themed = new MutationObserver(change);
  for (const query of queries) query.addEventListener("change", change);
  themed.observe(document.documentElement, { attributes: true });
  void document.fonts?.ready.then(change);
  return () => {
    for (const query of queries) query.removeEventListener("change", change);
    themed.disconnect();
  };
}

/** Slanting stripes, so that dubious is told apart without colour. */
export function hatched(brush: CanvasRenderingContext2D, color: string, ground: string): CanvasPattern | string {
  const size = Math.max(4, Math.round(5 * devicePixelRatio));
  const tile = document.createElement("canvas");
  tile.width = tile.height = size;
  const draw = tile.getContext("2d");
  if (draw === null) return color;
  draw.fillStyle = ground;
  draw.fillRect(0, 0, size, size);
  draw.strokeStyle = color;
  draw.lineWidth = size * 0.45;
  // Thrice, so that the stripe goes on over the corners of the tile.
  for (const shift of [-size, 0, size]) {
    draw.moveTo(shift - 1, size + 1);
    draw.lineTo(shift + size + 1, -1);
  }
  draw.stroke();
  return brush.createPattern(tile, "repeat") ?? color;
}
