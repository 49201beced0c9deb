// The ids by which the field tells which hit is chosen.

export function optionId(list: string, index: number): string {
  return `${list}-${index}`;
}
