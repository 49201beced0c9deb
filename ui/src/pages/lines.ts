// The lines that are drawn below words, as paths of SVG. Pure; in the unit of the picture that they are drawn in.

/** A straight line. */
export function straight(left: number, right: number, y: number): string {
  return `M${short(left)} ${short(y)}H${short(right)}`;
}

/** A wave around a line, `size` from crest to trough; whole half waves, so that it ends where the words do. */
export function wave(left: number, right: number, y: number, size: number): string {
  const halves = Math.max(2, Math.round((right - left) / (size * 1.25)));
  const step = (right - left) / halves;
  let path = `M${short(left)} ${short(y)}`;
  for (let half = 0; half < halves; half += 1) {
    // The crest of a quadratic curve lies half as high as its control point.
    path += `q${short(step / 2)} ${short(half % 2 === 0 ? -size : size)} ${short(step)} 0`;
  }
  return path;
}

function short(number: number): number {
  return Math.round(number * 100) / 100;
}
