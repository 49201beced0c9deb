// Which addresses a window and all of its processes reach for, as the kernel sees it: started under strace, every socket of
// a network is written down. Invariant: what cannot be read in the log is told as an address, and not passed over.

import { chmodSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** The calls that reach out, or make what can. */
const CALLS = "trace=socket,connect,bind";

/** An application that is watched, and where it is written down what it does. */
export interface Watched {
  readonly binary: string;
  readonly log: string;
}

/** A program that starts `binary` under watch, with all that it starts itself. */
export function watch(binary: string, scratch: string): Watched {
  const [program, log] = [join(scratch, "watched"), join(scratch, "watched.log")];
  // -D: the application stays the child of who started it, and ends as it would. --seccomp-bpf: only these calls stop.
  writeFileSync(program, `#!/bin/sh\nexec strace -D -f --seccomp-bpf -qq -e ${CALLS} -e signal=none -o '${log}' '${binary}' "$@"\n`);
  chmodSync(program, 0o755);
  return { binary: program, log };
}

/** What was done about networks. */
export interface Reached {
  /** How many sockets there were of the machine's own kind: without any, nothing was watched. */
  local: number;
  /** Addresses of this machine alone. */
  loopback: string[];
  /** All others. */
  outside: string[];
}

const LOOPBACK = /^(127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/u;

/** Reads what was written down. */
export function reached(log: string): Reached {
  const found: Reached = { local: 0, loopback: [], outside: [] };
  for (const line of readFileSync(log, "utf8").split("\n")) {
    if (/(AF_UNIX|AF_NETLINK)/u.test(line)) found.local += 1;
    // What is made for datagrams can be sent from without being connected.
    if (/socket\(AF_(?!UNIX|NETLINK)[^,]*, SOCK_(?!STREAM)/u.test(line)) found.outside.push(line);
    // A socket for a stream alone reaches nobody; what it is used for has an address. The resumed half of a call has none either.
    if (!/sa_family=AF_(?!UNIX|NETLINK|UNSPEC)/u.test(line)) continue;
    const address = /(?:inet_addr\("|inet_pton\(AF_INET6, ")([^"]+)"/u.exec(line)?.[1] ?? line;
    // Any address, bound to, is where others may come from: this is outside as well.
    (LOOPBACK.test(address) ? found.loopback : found.outside).push(address);
  }
  return found;
}
