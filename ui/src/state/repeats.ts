// Sentences whose words stand in the text more than once, by groups.
// Invariant: a sentence is in one group at the most, and a group has at least two, in the order of the text.

/** Sentences (indexes from 0) and the number of the group of each, as they cross. */
export interface GroupColumns {
  sentence: number[];
  group: number[];
}

export class Repeats {
  /** How often the words of a sentence stand, for each whose words stand more than once. */
  readonly sizes: ReadonlyMap<number, number>;
  private readonly groups = new Map<number, number[]>();
  private readonly groupBySentence = new Map<number, number>();

  constructor({ sentence, group }: GroupColumns) {
    const inOrder = sentence.map((index, i) => ({ index, number: group[i] ?? -1 })).toSorted((a, b) => a.index - b.index);
    for (const { index, number } of inOrder) {
      const members = this.groups.get(number) ?? [];
      members.push(index);
      this.groups.set(number, members);
      this.groupBySentence.set(index, number);
    }
    this.sizes = new Map(inOrder.map(({ index, number }) => [index, this.groups.get(number)?.length ?? 0]));
  }

  /** All sentences with the same words as one, itself among them; none where its words stand only once. */
  readonly groupOf = (sentence: number): readonly number[] => {
    const number = this.groupBySentence.get(sentence);
    return number === undefined ? [] : (this.groups.get(number) ?? []);
  };
}
