import type { BlockerRemedy } from "../../domain/facts.ts";
import type { DirectoryHolding } from "../../ports/partner-directory.ts";
import { fieldsOf, instantOf, itemsOf, numberOf, textOf } from "./fields.ts";

type Fields = ReadonlyMap<string, unknown>;

/**
 * What stands in the way of a removal, as the user's page of the vendor has it, which is stricter than the page of the
 * call: a legacy subscription must be suspended, a new-commerce one cancelled (suspended is not enough).
 * Source: https://learn.microsoft.com/en-us/partner-center/remove-a-relationship
 */
export function readSubscriptions(body: unknown): DirectoryHolding[] {
  return itemsOf(body).flatMap((item) => {
    const id = textOf(item.get("id"));
    if (id === null) return [];
    const status = statusOf(item);
    const isNew = isNewCommerce(item);
    return [
      {
        id,
        kind: "subscription" as const,
        name: textOf(item.get("friendlyname")) ?? textOf(item.get("offername")) ?? id,
        status,
        quantity: numberOf(item.get("quantity")),
        endsAt: instantOf(item.get("commitmentenddate")),
        isBlocker: (isNew ? openForNew : openForLegacy).has(status),
        remedy: remedyOf(item, isNew),
      },
    ];
  });
}

const openForLegacy = new Set(["active", "pending"]);
/** A word that is new to us may mean that money flows: it counts as open. */
const openForNew = {
  has: (status: string) =>
    !["none", "expired", "disabled", "deleted", "cancelled", "canceled"].includes(status),
};

/** In the order of the vendor's own enumeration, for those who send its number. */
const statuses = ["none", "active", "suspended", "deleted", "expired", "pending", "disabled"];

function statusOf(item: Fields): string {
  const text = (textOf(item.get("status")) ?? "unknown").toLowerCase();
  return /^\d$/.test(text) ? (statuses[Number(text)] ?? "unknown") : text;
}

/** New-commerce offers have three-part ids and a product type; legacy ones bear a GUID, whatever else stands there. */
function isNewCommerce(item: Fields): boolean {
  const type = item.get("producttype");
  const product = (textOf(fieldsOf(type).get("id")) ?? textOf(type) ?? "").toLowerCase();
  const offer = textOf(item.get("offerid")) ?? "";
  if (product.includes("nce") || /^[A-Z0-9]{8,14}:[A-Z0-9]{2,6}:[A-Z0-9]{8,14}$/i.test(offer)) return true;
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(offer)) return false;
  return product === "azure" || textOf(item.get("termduration")) !== null;
}

function remedyOf(item: Fields, isNew: boolean): BlockerRemedy {
  if (!isNew) return "suspend";
  // An Azure plan runs by use and has no term to wait for.
  const isAzure = (textOf(item.get("unittype")) ?? "").toLowerCase().startsWith("usage");
  return isAzure ? "cancel" : "cancel-or-wait";
}

const over = new Set(["cancelled", "canceled", "expired", "deleted"]);

const kinds: Readonly<Record<string, DirectoryHolding["kind"]>> = {
  reservedinstance: "reservation",
  virtualmachinereservedinstance: "reservation",
  savingsplan: "savings-plan",
  azuresavingsplan: "savings-plan",
  software: "software",
};

/** Source: https://learn.microsoft.com/en-us/partner-center/developer/get-a-collection-of-entitlements */
export function readEntitlements(body: unknown, now: Date): DirectoryHolding[] {
  return itemsOf(body).flatMap((item) => {
    const type = (textOf(item.get("entitlementtype")) ?? "").toLowerCase();
    const kind = kinds[type.replaceAll(/[_\s-]/g, "")];
    const order = fieldsOf(item.get("referenceorder"));
    const orderId = textOf(order.get("id"));
    if (!kind || orderId === null) return [];
    const endsAt = instantOf(item.get("expirydate"));
    const quantity = numberOf(item.get("quantity"));
    const isOver =
      (endsAt !== null && endsAt <= now) ||
      quantity === 0 ||
      over.has((textOf(item.get("status")) ?? "").toLowerCase());
    return [
      {
        id: [orderId, textOf(order.get("lineitemid"))].filter(Boolean).join(":"),
        kind,
        name: nameOf(item, type),
        status: isOver ? "expired" : "active",
        quantity,
        endsAt,
        isBlocker: !isOver,
        remedy: kind === "reservation" ? ("ask-vendor-support" as const) : ("cancel" as const),
      },
    ];
  });
}

/** The answer names products by their ids; a title is there at times. */
function nameOf(item: Fields, type: string): string {
  const title = textOf(item.get("producttitle")) ?? textOf(item.get("skutitle"));
  const product = [textOf(item.get("productid")), textOf(item.get("skuid"))].filter(Boolean).join("/");
  return title ?? [type, product].filter(Boolean).join(" ");
}
