// What is typed becomes a source, and nothing of it is lost.

import { expect, test } from "vitest";
import { foldedWords, sourceFromWords } from "./sourcewords.ts";

test("words are compared without accents and letter case", () => {
  expect(foldedWords("Émile ZOLA, “J'accuse” [1898]")).toEqual(["emile", "zola", "“j'accuse”", "1898"]);
  expect(foldedWords("  ")).toEqual([]);
});

test("an address, a DOI, a label and a title are told apart", () => {
  expect(sourceFromWords("https://a.example/x_y")).toEqual({ type: "webpage", title: "https://a.example/x_y", URL: "https://a.example/x_y" });
  expect(sourceFromWords("www.a.example")).toMatchObject({ type: "webpage", URL: "https://www.a.example" });
  expect(sourceFromWords("https://doi.org/10.1000/ab(c)")).toMatchObject({ type: "article-journal", DOI: "10.1000/ab(c)" });
  expect(sourceFromWords("van der Berg 2010, A title")).toEqual({ type: "document", title: "van der Berg 2010, A title" });
  expect(sourceFromWords(" Service 2004, Stalin: A Biography ")).toEqual({
    type: "book", title: "Stalin: A Biography", author: [{ family: "Service" }], issued: { "date-parts": [[2004]] },
  });
  expect(sourceFromWords("Die Tageszeitung")).toEqual({ type: "document", title: "Die Tageszeitung" });
});
