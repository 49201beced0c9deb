// Which entries of a list fit the words typed so far.

export interface PickItem {
  id: string;
  name: string;
  hint?: string;
  /** What stands before the name: a number. */
  lead?: string;
  /** A dot before the name, in any CSS colour. */
  dot?: string;
}

/** The entries that hold every word typed; those whose name begins with the words come first. */
export function fitting<T extends PickItem>(items: T[], typed: string): T[] {
  const words = typed.trim().toLocaleLowerCase().split(/\s+/u);
  const found = items.filter(({ id, name, hint }) => {
    const text = `${name} ${id} ${hint ?? ""}`.toLocaleLowerCase();
    return words.every((word) => text.includes(word));
  });
  const begins = (item: T): boolean => item.name.toLocaleLowerCase().startsWith(words.join(" "));
  return [...found.filter(begins), ...found.filter((item) => !begins(item))];
}

/** Whether one of the entries is called just that: then something new would be the same once more. */
export function isNamed(items: PickItem[], typed: string): boolean {
  const plain = (text: string): string => text.normalize().trim().toLocaleLowerCase();
  return items.some(({ name }) => plain(name) === plain(typed));
}
