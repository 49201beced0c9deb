// A label with the key that does the same.

export function withKey(label: string, key: string): string {
  return key === "" ? label : `${label} (${key})`;
}
