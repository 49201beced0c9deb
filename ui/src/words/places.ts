// Where files are, as far as sentences name it.

/** The name of a file without its folders. */
export function fileName(path: string): string {
  return path.split(/[/\\]/u).at(-1) ?? path;
}
