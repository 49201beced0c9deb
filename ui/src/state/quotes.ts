// Quotes and how they are held: those of the evidence, and what stands between quotation marks in the open text.
// Invariant: what is to be looked at comes first. Not here: a quote that is being typed (probing.svelte.ts).

import type { ClaimId, DocumentId, FarChecking, QuoteCheck, QuoteResult, QuoteRow } from "../host/generated/contract.ts";
import type { Params } from "../host/host.ts";
import { goToSpot } from "./arriving.svelte.ts";
import { goToClaim } from "./linking.ts";
import type { Span } from "./spans.ts";
import { askWhile } from "./surveys.ts";
import type { Workspace } from "./workspace.svelte.ts";

/** A quote of a claim's evidence, or of a text itself. */
export type CheckedQuote = { id: string; quote: string; check: QuoteCheck; document: DocumentId } & ({ of: "evidence"; claim: ClaimId } | { of: "text"; place: Span });

/** In this order they are looked at. */
const order: QuoteResult[] = ["altered", "elsewhere", "absent", "not-held", "verbatim"];

/** Whether a quote is not as it should be: a source that nobody holds is no fault of the quote. */
export function isWrong({ check: { result } }: CheckedQuote): boolean {
  return result === "altered" || result === "elsewhere" || result === "absent";
}

/** How often it is asked how far the checking is, in milliseconds; what is done sooner needs no bar. */
const SHOWN_EVERY = 400;

/** Tells how far the checking is until it is stopped; answers how to stop it. */
export function followChecking({ host }: Pick<Workspace, "host">, tell: (far: FarChecking) => void): () => void {
  // A question that is refused tells nothing: the bar stays as it is.
  let isFollowed = true;
  const told = (far: FarChecking) => void (isFollowed && tell(far));
  const timer = setInterval(() => void host.call("how_far_checking", {}).then(told, () => undefined), SHOWN_EVERY);
  return () => {
    isFollowed = false;
    clearInterval(timer);
  };
}

/** Those of the open document and the evidence on it, or those of all evidence of the library; `null` where that was refused, or is not wanted any more. */
export async function checkedQuotes(workspace: Workspace, scope: "document" | "library", isWanted: () => boolean): Promise<CheckedQuote[] | null> {
  const { opened, host } = workspace;
  const check = (params: Params<"check_quotes">) => askWhile(isWanted, () => host.call("check_quotes", params)).catch((thrown: unknown) => workspace.tellFault(thrown));
  const brought = await check({});
  const own = scope === "document" && opened !== null ? await check({ document: opened.id }) : [];
  if (brought === null || own === null) return null;
  const documents = await documentsOf(workspace, brought, scope);
  const ofClaims = brought.flatMap(({ evidence, claim, quote, check }): CheckedQuote[] => {
    const document = documents.get(claim ?? "");
    return evidence === undefined || claim === undefined || document === undefined ? [] : [{ id: evidence, of: "evidence", quote, check, document, claim }];
  });
  const ofText = own.flatMap(({ place, quote, check }): CheckedQuote[] =>
    place === undefined ? [] : [{ id: `${place.start}-${place.end}`, of: "text", quote, check, document: place.document, place: { start: place.start, end: place.end } }],
  );
  return [...ofClaims, ...ofText].toSorted((a, b) => order.indexOf(a.check.result) - order.indexOf(b.check.result));
}

/** The documents of the claims that the quotes are for; of the open one alone where no other is asked for. */
async function documentsOf(workspace: Workspace, quotes: QuoteRow[], scope: "document" | "library"): Promise<Map<ClaimId, DocumentId>> {
  const { opened } = workspace;
  const claims = quotes.flatMap(({ claim }) => claim ?? []);
  const here = opened === null ? [] : claims.filter((claim) => opened.claim(claim) !== null).map((claim) => [claim, opened.id] as const);
  const known = new Map<ClaimId, DocumentId>(here);
  if (scope === "document" || claims.every((claim) => known.has(claim))) return known;
  for (const record of (await workspace.ask("list_claims", { evidence: true })) ?? []) {
    const { id, passages } = record as { id?: ClaimId; passages?: { document?: DocumentId }[] };
    const document = passages?.[0]?.document;
    if (id !== undefined && document !== undefined) known.set(id, document);
  }
  return known;
}

/** Leads to where the quote stands, with the evidence that it is of. */
export async function goToQuote(workspace: Workspace, quote: CheckedQuote): Promise<void> {
  if (quote.of === "text") {
    await goToSpot(workspace, { document: quote.document, place: quote.place, chosen: null }, "lit");
    return workspace.travel.toText();
  }
  await goToClaim(workspace, quote.document, quote.claim);
  workspace.session.page = "text";
  workspace.session.aside = "evidence";
}
