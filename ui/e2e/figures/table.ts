// Sums of what was measured, and the table that tells them.

/** The middle of some figures, rounded as far as it means something. */
export function median(figures: number[]): number {
  const sorted = figures.toSorted((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)] ?? NaN;
  return middle < 10 ? Math.round(middle * 10) / 10 : Math.round(middle);
}

/** Some of many, in per cent. */
export function share(some: number, many: number): string {
  return `${((100 * some) / many).toFixed(1)} %`;
}

/** What was measured, a line each. */
export class Table {
  private readonly rows: string[][] = [];

  /** Adds a figure with its aim. */
  add(on: string, what: string, figure: string, aim: string): void {
    this.rows.push([on, what, figure, aim]);
    console.log(`${on}: ${what}: ${figure}${aim === "" ? "" : ` (aim: ${aim})`}`);
  }

  /** The table in Markdown. */
  print(): string {
    const line = (cells: string[]) => `| ${cells.join(" | ")} |`;
    return [line(["on", "what", "figure", "aim"]), line(["---", "---", "---", "---"]), ...this.rows.map(line)].join("\n");
  }
}
