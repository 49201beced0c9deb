// What the processes of a window cost, as the kernel counts it.

import { readdirSync, readFileSync } from "node:fs";

/** The processes of a window: itself and all that it started. */
function tree(root: number): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync("/proc").filter((each) => /^\d+$/u.test(each))) {
    const stat = readOr("", `/proc/${name}/stat`);
    parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]));
  }
  const found = [root];
  for (const process of found) for (const [child, parent] of parents) if (parent === process) found.push(child);
  return found;
}

/** The first process whose program is called so and that was started by our driver. */
export function findProcess(program: string, library: string): number {
  const fits = (name: string): boolean =>
    readOr("", `/proc/${name}/cmdline`).split("\0")[0]?.endsWith(program) === true && readOr("", `/proc/${name}/environ`).includes(library);
  const name = readdirSync("/proc").find((each) => /^\d+$/u.test(each) && fits(each));
  if (name === undefined) throw new Error(`no process of ${program}`);
  return Number(name);
}

/** Proportional set size of a window's whole process tree, in megabytes of a million bytes. */
export function memoryOf(root: number): number {
  const kilobytes = tree(root).map((process) => Number(/^Pss:\s+(\d+)/mu.exec(readOr("", `/proc/${process}/smaps_rollup`))?.[1] ?? 0));
  return (kilobytes.reduce((sum, each) => sum + each, 0) * 1024) / 1e6;
}

/** When a process was started, in milliseconds since 1970; exact to 10 ms. */
export function startOf(process: number): number {
  const stat = readFileSync(`/proc/${process}/stat`, "utf8");
  const ticks = Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19]);
  const boot = Number(/^btime (\d+)/mu.exec(readFileSync("/proc/stat", "utf8"))?.[1]);
  const uptime = Number(readFileSync("/proc/uptime", "utf8").split(" ")[0]);
  // The whole seconds of btime are too coarse; now less uptime says the same finer.
  const fine = Date.now() - uptime * 1000;
  return (Math.abs(fine - boot * 1000) < 2000 ? fine : boot * 1000) + ticks * 10;
}

function readOr(other: string, path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return other;
  }
}
