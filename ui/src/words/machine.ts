// What sentences have to know of the machine: which kind of keyboard it has, and how its files are called.

/** Whether this is a Mac, where Cmd does what Ctrl does elsewhere. */
export const isMac = /mac/iu.test(navigator.platform);

/** The name of a file without its folders. */
export function fileName(path: string): string {
  return path.split(/[/\\]/u).at(-1) ?? path;
}
