import { isMatch } from "date-fns";
import { z } from "zod";
import { clean } from "../../domain/customer.ts";
import type { BlockerKind } from "../../domain/facts.ts";
import { RegistryEntryId } from "../../domain/ids.ts";
import type { RegistryEntry } from "../../ports/partner-directory.ts";

type HoldingStatus = Extract<RegistryEntry, { entry: "holding" }>["status"];
type GdapStatus = Extract<RegistryEntry, { entry: "gdap" }>["status"];

const kinds = [
  "subscription",
  "reservation",
  "savings-plan",
  "software",
] as const satisfies readonly BlockerKind[];
const holdingStatuses = ["active", "suspended", "cancelled"] as const satisfies readonly HoldingStatus[];
const gdapStatuses = ["active", "expired", "terminated"] as const satisfies readonly GdapStatus[];

/** What may be chosen, and how long texts may be (in Unicode characters). `roles` is how many, `role` how long each. */
export const entryRules = {
  ...{ kinds, holdingStatuses, gdapStatuses },
  ...{ name: 200, role: 120, roles: 50, quantity: 1_000_000 },
} as const;

type Typed = string | null | undefined;

/** An entry as typed. `endsOn` is a day (YYYY-MM-DD), `roles` one to a line; empty means none. */
export type TypedEntry =
  | {
      readonly entry: "holding";
      readonly kind: Typed;
      readonly name: Typed;
      readonly status: Typed;
      readonly quantity: Typed;
      readonly endsOn: Typed;
    }
  | {
      readonly entry: "gdap";
      readonly name: Typed;
      readonly roles: Typed;
      readonly status: Typed;
      readonly endsOn: Typed;
    };

export type EntryField = "kind" | "name" | "status" | "quantity" | "roles" | "endsOn";
export type EntryFault =
  | "required"
  | "too-long"
  | "too-many"
  | "bad-choice"
  | "bad-number"
  | "bad-date"
  | "date-too-far";
export type EntryFaults = Partial<Record<EntryField, EntryFault>>;

/** Reads what was typed: the entry under this id, or a fault for each field that cannot stay as it is. */
export function readEntry(
  id: RegistryEntryId,
  typed: TypedEntry,
): { readonly entry: RegistryEntry } | { readonly faults: EntryFaults } {
  const faults: EntryFaults = {};
  const name = clean(typed.name) ?? "";
  if (name === "") faults.name = "required";
  else if ([...name].length > entryRules.name) faults.name = "too-long";
  const endsAt = readDay(typed.endsOn, faults);
  const entry =
    typed.entry === "holding"
      ? readHolding(id, typed, { name, endsAt }, faults)
      : readGdap(id, typed, { name, endsAt }, faults);
  return entry && Object.keys(faults).length === 0 ? { entry } : { faults };
}

interface Common {
  readonly name: string;
  readonly endsAt: Date | null;
}

function readHolding(
  id: RegistryEntryId,
  typed: Extract<TypedEntry, { entry: "holding" }>,
  common: Common,
  faults: EntryFaults,
): RegistryEntry | null {
  const kind = z.enum(kinds).safeParse(typed.kind);
  if (!kind.success) faults.kind = "bad-choice";
  const status = z.enum(holdingStatuses).safeParse(typed.status);
  if (!status.success) faults.status = "bad-choice";
  const quantity = readQuantity(typed.quantity, faults);
  if (!kind.success || !status.success) return null;
  return { entry: "holding", id, kind: kind.data, status: status.data, quantity, ...common };
}

function readGdap(
  id: RegistryEntryId,
  typed: Extract<TypedEntry, { entry: "gdap" }>,
  common: Common,
  faults: EntryFaults,
): RegistryEntry | null {
  const status = z.enum(gdapStatuses).safeParse(typed.status);
  if (!status.success) faults.status = "bad-choice";
  const roles = (typed.roles ?? "").split(/\r\n?|\n/).flatMap((line) => clean(line) ?? []);
  if (roles.length === 0) faults.roles = "required";
  else if (roles.length > entryRules.roles) faults.roles = "too-many";
  else if (roles.some((role) => [...role].length > entryRules.role)) faults.roles = "too-long";
  return status.success ? { entry: "gdap", id, roles, status: status.data, ...common } : null;
}

/** Whole numbers, with blanks between the thousands if somebody likes them. */
function readQuantity(typed: Typed, faults: EntryFaults): number | null {
  const text = clean(typed)?.replaceAll(" ", "") ?? "";
  if (text === "") return null;
  const quantity = /^\d{1,9}$/.test(text) ? Number(text) : 0;
  if (quantity < 1 || quantity > entryRules.quantity) faults.quantity = "bad-number";
  return quantity;
}

/** A day without a time zone: kept as its midnight in UTC, and shown as a day only. */
function readDay(typed: Typed, faults: EntryFaults): Date | null {
  const day = clean(typed) ?? "";
  if (day === "") return null;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || !isMatch(day, "yyyy-MM-dd")) {
    faults.endsOn = "bad-date";
    return null;
  }
  if (day < "2000-01-01" || day > "2100-12-31") faults.endsOn = "date-too-far";
  return new Date(`${day}T00:00:00.000Z`);
}

const shared = {
  id: RegistryEntryId,
  name: z.string(),
  endsAt: z.coerce.date().nullable(),
};

/** An entry read back from the outbox, where instants are text. */
export const StoredEntry: z.ZodType<RegistryEntry> = z.discriminatedUnion("entry", [
  z.object({
    entry: z.literal("holding"),
    ...shared,
    kind: z.enum(kinds),
    status: z.enum(holdingStatuses),
    quantity: z.number().nullable(),
  }),
  z.object({
    entry: z.literal("gdap"),
    ...shared,
    roles: z.array(z.string()),
    status: z.enum(gdapStatuses),
  }),
]);

/** `stored` is what the outbox kept, or null. Read through the schema, so that both have their keys in one order. */
export function isSameEntry(stored: unknown, entry: RegistryEntry): boolean {
  const before = StoredEntry.safeParse(stored);
  return before.success && JSON.stringify(before.data) === JSON.stringify(StoredEntry.parse(entry));
}
