import type { VendorNewsKind } from "../../ports/vendor-desk.ts";

/** Names of events and of operations in one spelling: the vendor writes the same one with dashes, underscores, or neither. */
export function plainName(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, "");
}

/** What an event's or an operation's name means to us; "other" for all that we do nothing about. */
export function kindOf(name: string): VendorNewsKind {
  const plain = plainName(name);
  if (plain === "addcustomer" || /relationshipacceptedbycustomer$/.test(plain))
    return "relationship.accepted";
  if (plain === "removepartnercustomerrelationship") return "relationship.removed";
  if (plain === "dapadminrelationshipapproved") return "dap.approved";
  if (plain.startsWith("dapadminrelationshipterminated")) return "dap.terminated";
  if (plain.startsWith("granularadminrelationship")) return "gdap.changed";
  return "other";
}

const unixEpochInTicks = 621_355_968_000_000_000n;

const lastInstant = Date.UTC(2100, 0, 1);

/**
 * An instant as the vendor writes it, to the millisecond: with up to seven digits of a second, and UTC where no zone is
 * named; in the American manner; or, at the end of a record's id, in ticks. Null for anything else.
 */
export function instantIn(text: string | null): Date | null {
  const at = text === null ? Number.NaN : millisecondsIn(text);
  return at >= 0 && at < lastInstant ? new Date(at) : null;
}

function millisecondsIn(text: string): number {
  const [, ticks] = /_(\d{18,19})$/.exec(text) ?? [];
  if (ticks) return Number((BigInt(ticks) - unixEpochInTicks) / 10_000n);
  if (/^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/.test(text))
    return Date.parse(/(?:z|[+-]\d{2}:?\d{2})$/i.test(text) ? text : `${text}Z`);
  return /^\d{1,2}\/\d{1,2}\/\d{4} [\d:]+( [AP]M)?$/i.test(text) ? Date.parse(`${text} UTC`) : Number.NaN;
}
