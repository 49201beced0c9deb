// A sentence for every fault: what happened, and what to do next.

import type { Fault } from "../host/generated/contract.ts";
import { words } from "./language.ts";

export function faultSentence(fault: Fault): string {
  return words.faults.faults[fault.code](fault);
}
