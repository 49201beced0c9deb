// Where the cards of the margin stand: each beside its passage, pushed apart so that none overlap. Pure.
// Invariant: the order stays, no two overlap, the active one stands just where it is wanted, and of all such layouts this
// is one in which the cards are displaced least in sum. Not here: how high a card is and where its passage is (Margin.svelte).

export interface Wanted {
  /** Where the card's top is wanted. */
  top: number;
  height: number;
}

export interface Margin {
  /** The space between two cards. */
  gap: number;
  /** Above this no card is pushed, but by the active one. */
  least: number;
  /** The card that stands just where it is wanted; -1 where none is. */
  active: number;
}

/** A run of cards that touch, and where each of them would have the run begin. */
interface Run {
  count: number;
  wishes: number[];
  at: number;
}

/**
 * The tops of the cards, which are given in the order of the text.
 *
 * Taking from each place the room that the cards before it need leaves numbers that may not fall; the nearest such
 * numbers are found by joining runs that would fall (isotonic regression), and a run lies best at the median of its wishes.
 */
export function layOut(cards: Wanted[], { gap, least, active }: Margin): number[] {
  const room: number[] = [];
  let before = 0;
  for (const { height } of cards) {
    room.push(before);
    before += height + gap;
  }
  const wishes = cards.map(({ top }, at) => top - (room[at] ?? 0));
  const pinned = wishes[active];
  const held = (run: number[]): number[] => risingNear(run).map((at) => Math.max(least, at));
  // The active card parts the others: those above it and those below it do not push each other.
  const rising =
    pinned === undefined
      ? held(wishes)
      : [
          ...held(wishes.slice(0, active)).map((at) => Math.min(at, pinned)),
          pinned,
          ...held(wishes.slice(active + 1)).map((at) => Math.max(at, pinned)),
        ];
  return rising.map((at, index) => at + (room[index] ?? 0));
}

/** The numbers that never fall and differ least in sum from those given. */
function risingNear(wishes: number[]): number[] {
  const runs: Run[] = [];
  for (const wish of wishes) {
    let run: Run = { count: 1, wishes: [wish], at: wish };
    for (let last = runs.at(-1); last !== undefined && last.at > run.at; last = runs.at(-1)) {
      runs.pop();
      run = joined(last, run);
    }
    runs.push(run);
  }
  return runs.flatMap(({ count, at }) => Array<number>(count).fill(at));
}

function joined(one: Run, other: Run): Run {
  const wishes = [...one.wishes, ...other.wishes].toSorted((a, b) => a - b);
  return { count: one.count + other.count, wishes, at: wishes[(wishes.length - 1) >> 1] ?? 0 };
}
