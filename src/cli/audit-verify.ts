import type { Translate } from "../i18n/index.ts";
import { audit } from "../service/index.ts";

/** Checks an export, without a database. `head` is what the export printed. Ends with 0 if the chain is unbroken, else with 1. */
export async function verifyAudit(
  file: AsyncIterable<string | Uint8Array>,
  head: string | null,
  say: (line: string) => void,
  t: Translate,
): Promise<0 | 1> {
  const expectedHead = head === null ? null : readHead(head);
  if (head !== null && expectedHead === null) {
    say(t("audit.bad-head", { head }));
    return 1;
  }
  const verdict = await audit.verify(linesOf(file), { expectedHead });
  if (!verdict.isUnbroken) {
    say(t(`audit.broken.${verdict.fault}`, { seq: verdict.seq, line: verdict.line }));
    return 1;
  }
  const end = `${verdict.head.seq}:${verdict.head.hash}`;
  say(t("audit.verified", { count: verdict.entries, purged: verdict.purged, head: end }));
  if (expectedHead === null) say(t("audit.verified.without-head"));
  return 0;
}

function readHead(text: string): { seq: number; hash: string } | null {
  const [, seq, hash] = /^(\d{1,15}):([0-9a-f]{64}|)$/.exec(text.trim()) ?? [];
  return seq === undefined || hash === undefined ? null : { seq: Number(seq), hash };
}

/** Ends lines at line feeds only: Node's own reader also ends them at U+2028, which may stand inside an entry. */
async function* linesOf(file: AsyncIterable<string | Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const chunk of file) {
    const pieces = (
      rest + (typeof chunk === "string" ? chunk : decoder.decode(chunk, { stream: true }))
    ).split("\n");
    rest = pieces.pop() ?? "";
    yield* pieces;
  }
  rest += decoder.decode();
  if (rest !== "") yield rest;
}
