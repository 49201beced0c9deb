// The lines that are drawn below words, as paths of SVG; beside words that run downwards. Pure; in the unit of the picture
// that they are drawn in.

export type Way = "across" | "down";

/** A straight line. */
export function straight(from: number, to: number, at: number, way: Way = "across"): string {
  return way === "across" ? `M${short(from)} ${short(at)}H${short(to)}` : `M${short(at)} ${short(from)}V${short(to)}`;
}

/** A wave around a line, `size` from crest to trough; whole half waves, so that it ends where the words do. */
export function wave(from: number, to: number, at: number, size: number, way: Way = "across"): string {
  const halves = Math.max(2, Math.round((to - from) / (size * 1.25)));
  const step = (to - from) / halves;
  const point = (along: number, aside: number): string => (way === "across" ? `${short(along)} ${short(aside)}` : `${short(aside)} ${short(along)}`);
  let path = `M${point(from, at)}`;
  for (let half = 0; half < halves; half += 1) {
    // The crest of a quadratic curve lies half as high as its control point.
    path += `q${point(step / 2, half % 2 === 0 ? -size : size)} ${point(step, 0)}`;
  }
  return path;
}

function short(number: number): number {
  return Math.round(number * 100) / 100;
}
