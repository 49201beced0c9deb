// The contrast of colours, and the colours of the themes as tokens.css has them.
// Invariant: contrast is that of WCAG 2.2 (relative luminance); a theme's colours are those of the base with its own over
// them, on one side of light-dark(). Only tests use it: what a theme looks like is tokens.css alone.

/** Names without `--color-`, values as `#rrggbb`. */
export type Colors = Record<string, string>;

const channels = (color: string): number[] => [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = channels(color).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** From 1 (the same) to 21 (black on white). */
export function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

/** What `color-mix(in srgb, one share, other)` gives. */
export function mixed(one: string, other: string, share: number): string {
  const others = channels(other);
  return `#${channels(one).map((value, i) => Math.round(value * share + (others[i] ?? 0) * (1 - share)).toString(16).padStart(2, "0")).join("")}`;
}

/** The colours of every theme; those of shade and shadow, which nothing is written on, are left out. */
export function themesOf(css: string): Record<string, Colors> {
  const ours = css.replace(/\/\*.*?\*\//gsu, "").replace(/@media[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/gu, "");
  const blocks = [...ours.matchAll(/([^{}]+)\{([^{}]*)\}/gu)].map(([, selector = "", body = ""]) => ({ selector, body }));
  const base = blocks.filter(({ selector }) => /:root|\[data-theme\]/u.test(selector));
  const of = (name: string): typeof blocks => blocks.filter(({ selector }) => selector.includes(`[data-theme="${name}"]`));
  return {
    light: colorsOf(base, "light"),
    dark: colorsOf(base, "dark"),
    sepia: colorsOf([...base, ...of("sepia")], "light"),
    "contrast light": colorsOf([...base, ...of("contrast")], "light"),
    "contrast dark": colorsOf([...base, ...of("contrast")], "dark"),
  };
}

function colorsOf(blocks: { body: string }[], side: "light" | "dark"): Colors {
  const found = blocks.flatMap(({ body }) => [...body.matchAll(/--color-([\w-]+):\s*([^;]+);/gu)]);
  const pairs = found.filter(([, name]) => name !== "shade").map(([, name = "", value = ""]) => {
    const [, light, dark] = /^light-dark\(\s*(#\w+),\s*(#\w+)\s*\)$/u.exec(value.trim()) ?? [];
    return [name, (side === "light" ? light : dark) ?? value.trim()];
  });
  return Object.fromEntries(pairs);
}
