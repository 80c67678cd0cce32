import type { VendorNews } from "../../ports/vendor-desk.ts";
import { plainName } from "./news-kind.ts";

/** How far apart a web hook and a record may put the same thing. */
const apartMs = 60_000;

export interface NewsKey {
  readonly key: string;
  /** Keys that mean the same thing unless it was dealt with before. */
  readonly like: { readonly prefix: string; readonly from: string; readonly to: string };
}

/**
 * The same for a web hook and for a record of the same thing: what happened, to whom, when. For granular relationships
 * what happened is the vendor's own word, because one goes through several states within a minute; null where nobody
 * knows to whom. See docs/decisions/0009-one-key-for-what-is-heard-twice.md.
 */
export function newsKeyOf(
  { kind, tenantId, gdapId, at }: Pick<VendorNews, "kind" | "tenantId" | "gdapId" | "at">,
  name: string,
): NewsKey | null {
  const isGranular = kind === "gdap.changed";
  const about = isGranular ? gdapId : tenantId;
  if (about === null) return null;
  const prefix = `${isGranular ? plainName(name) : kind}:${about.toLowerCase()}:`;
  const time = (ms: number) => String(Math.max(0, ms)).padStart(14, "0");
  const ms = at.getTime();
  return {
    key: `${prefix}${time(ms)}`,
    like: { prefix, from: `${prefix}${time(ms - apartMs)}`, to: `${prefix}${time(ms + apartMs)}` },
  };
}
