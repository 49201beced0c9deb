// Which words of a passage differ from another passage's. Pure.
// Invariant: the parts together are the passage, letter by letter; spaces are never a difference, and case only where it is asked for.

export interface DiffPart {
  text: string;
  /** `other`: these words do not stand in the first passage. */
  kind: "same" | "other";
  /** Words of the first passage that are left out just before this part. */
  missing: string;
}

/** Words with their apostrophes and hyphens, single signs, and the spaces between. */
const PIECES = /[\p{L}\p{N}\p{M}]+(?:['’-][\p{L}\p{N}\p{M}]+)*|\s+|[^\s\p{L}\p{N}\p{M}]/gu;
/** The same without the spaces. */
const WORDS = /[\p{L}\p{N}\p{M}]+(?:['’-][\p{L}\p{N}\p{M}]+)*|[^\s\p{L}\p{N}\p{M}]/gu;
/** So many comparisons are made within a frame; longer passages are marked from the first to the last difference. */
const MOST = 400_000;

/** `alike` is what two words are compared by: here case is no difference. */
export function differingWords(passage: string, first: string, alike: (word: string) => string = folded): DiffPart[] {
  const pieces = piecesOf(passage);
  const [mine, theirs] = [wordsIn(pieces), wordsIn(piecesOf(first))];
  const kept = commonPairs(mine.map(alike), theirs.map(alike));
  const parts: DiffPart[] = [];
  let [at, behind] = [0, 0];
  for (const piece of pieces) {
    if (piece.trim() === "") {
      // A space belongs to what is before it; the end of a run is trimmed below.
      push(parts, piece, parts.at(-1)?.kind ?? "same", "");
      continue;
    }
    const twin = kept.get(at);
    const missing = twin === undefined ? [] : theirs.slice(behind, twin);
    push(parts, piece, twin === undefined ? "other" : "same", missing.join(" "));
    if (twin !== undefined) behind = twin + 1;
    at += 1;
  }
  return spacesApart(parts);
}

function piecesOf(text: string): string[] {
  return text.match(PIECES) ?? [];
}

function wordsIn(pieces: string[]): string[] {
  return pieces.filter((piece) => piece.trim() !== "");
}

function folded(word: string): string {
  return word.toLowerCase().normalize("NFC");
}

function push(parts: DiffPart[], text: string, kind: DiffPart["kind"], missing: string): void {
  const last = parts.at(-1);
  // Words that stand for others are a change, not something left out.
  const isReplaced = last?.kind === "other" && kind === "same";
  const gap = isReplaced ? "" : missing;
  if (last?.kind === kind && gap === "") last.text += text;
  else parts.push({ text, kind, missing: gap });
}

/** Puts the space after a difference into the part behind it. */
function spacesApart(parts: DiffPart[]): DiffPart[] {
  parts.forEach((part, at) => {
    const next = parts[at + 1];
    const space = part.kind === "other" ? (/\s+$/u.exec(part.text)?.[0] ?? "") : "";
    if (space === "" || next === undefined) return;
    part.text = part.text.slice(0, -space.length);
    next.text = space + next.text;
  });
  return parts;
}

/** For each word of the one that stands in both, where it stands in the other: the longest common subsequence. */
function commonPairs(mine: string[], theirs: string[]): Map<number, number> {
  const pairs = new Map<number, number>();
  let start = 0;
  while (start < mine.length && mine[start] === theirs[start]) pairs.set(start, start++);
  let [end, otherEnd] = [mine.length, theirs.length];
  while (end > start && otherEnd > start && mine[end - 1] === theirs[otherEnd - 1]) pairs.set(--end, --otherEnd);
  const [rows, columns] = [end - start, otherEnd - start];
  if (rows * columns > MOST) return pairs;
  // The length of the longest common run of words from (row, column) to both ends.
  const width = columns + 1;
  const longest = new Uint32Array((rows + 1) * width);
  for (let row = rows - 1; row >= 0; row -= 1) {
    for (let column = columns - 1; column >= 0; column -= 1) {
      const [here, below, beside] = [row * width + column, (row + 1) * width + column, row * width + column + 1];
      const isSame = mine[start + row] === theirs[start + column];
      longest[here] = isSame ? (longest[below + 1] ?? 0) + 1 : Math.max(longest[below] ?? 0, longest[beside] ?? 0);
    }
  }
  for (let [row, column] = [0, 0]; row < rows && column < columns; ) {
    if (mine[start + row] === theirs[start + column]) pairs.set(start + row++, start + column++);
    else if ((longest[(row + 1) * width + column] ?? 0) >= (longest[row * width + column + 1] ?? 0)) row += 1;
    else column += 1;
  }
  return pairs;
}

/** Words that stand on both sides of a change, or on one. */
export interface ChangedPart {
  text: string;
  isChanged: boolean;
}

/** Two wordings of one passage, each with the words marked that the other does not have: letter by letter, so case counts. */
export function changesBetween(before: string, after: string): { before: ChangedPart[]; after: ChangedPart[] } {
  const exactly = (word: string): string => word.normalize("NFC");
  return { before: marked(differingWords(before, after, exactly)), after: marked(differingWords(after, before, exactly)) };
}

/** What was left out before a part is marked on the other side: here the part is one with its neighbour. */
function marked(parts: DiffPart[]): ChangedPart[] {
  const joined: ChangedPart[] = [];
  for (const { text, kind } of parts) {
    const [last, isChanged] = [joined.at(-1), kind === "other"];
    if (last?.isChanged === isChanged) last.text += text;
    else joined.push({ text, isChanged });
  }
  return joined;
}

/** What of two long wordings is shown, so that where they first differ is to be seen, and whether any word differs at all. */
export interface Shown {
  before: string;
  after: string;
  isChanged: boolean;
}

/** So much stands before the first difference, in units of the text, at most. */
const LEAD = 120;

/** Two wordings of one passage as far as they have room, in code points each: both from a little before where they first differ. */
export function shownOf(before: string, after: string, most: number, more: string): Shown {
  const differing = before === after ? null : firstDifference(before, after);
  const from = (text: string, start: number): string => beginningOf(start === 0 ? text : more + text.slice(start), most, more);
  // Half of the room is enough for what follows.
  const [start, other] = differing === null || Math.max(...differing.at) < most / 2 ? [0, 0] : differing.from;
  return { before: from(before, start), after: from(after, other), isChanged: differing !== null };
}

/** Where two wordings first differ, and where a little before it a word begins, in units; `null` where their words are the same. */
function firstDifference(before: string, after: string): { at: [number, number]; from: [number, number] } | null {
  const [mine, theirs] = [before, after].map((text) => text.matchAll(WORDS));
  const starts: [number, number][] = [];
  for (;;) {
    const [one, two] = [mine?.next().value, theirs?.next().value];
    if (one === undefined && two === undefined) return null;
    const at: [number, number] = [one?.index ?? before.length, two?.index ?? after.length];
    starts.push(at);
    if (one?.[0].normalize("NFC") !== two?.[0].normalize("NFC")) return { at, from: starts.find(([a, b]) => a >= at[0] - LEAD && b >= at[1] - LEAD) ?? at };
    if (starts.length > LEAD) starts.shift();
  }
}

/** The beginning of a text that may be very long, in code points, and a sign where more follows. */
export function beginningOf(text: string, most: number, more: string): string {
  // So many units hold at least that many code points.
  if (text.length <= most) return text;
  const points = Array.from(text.slice(0, 2 * most));
  return points.length <= most && text.length <= 2 * most ? text : `${points.slice(0, most).join("")}${more}`;
}
