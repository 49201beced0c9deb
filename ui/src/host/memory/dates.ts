// Dates in the words of the in-memory library: years, with month and day before them. Pure.

const MONTHS = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];
const month = `(?:${MONTHS.join("|")})`;
const DATE = new RegExp(`(?:(\\d{1,2}) (${month}) |(${month})(?: (\\d{1,2}),)? )?\\b(1[0-9]\\d\\d|20[0-2]\\d)\\b`, "giu");

/** A date as it is written, and from when it is; `at`: the code point where it begins. */
interface Written {
  text: string;
  at: number;
  from: string;
}

export function dates(text: string): Written[] {
  return [...text.matchAll(DATE)].map(({ 0: written, 1: day, 2: named, 3: before, 4: last, 5: year = "", index }) => {
    const number = MONTHS.indexOf((named ?? before ?? "").toLowerCase()) + 1;
    const parts = [year, ...(number > 0 ? [String(number)] : []), ...(day ?? last ? [day ?? last ?? ""] : [])];
    return { text: written, at: Array.from(text.slice(0, index)).length, from: parts.map((part) => part.padStart(2, "0")).join("-") };
  });
}
