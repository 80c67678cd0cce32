import type { CustomerTenantId } from "../../domain/ids.ts";
import type { DirectoryHolding } from "../../ports/partner-directory.ts";
import { type Asking, get, isForbidden, isNotOurs } from "./asking.ts";
import { VendorRefusal } from "./call.ts";
import { fieldsOf, isCollection, textOf } from "./fields.ts";
import { readEntitlements, readSubscriptions } from "./holdings.ts";

export interface ReadHoldings {
  readonly holdings: readonly DirectoryHolding[];
  /** False: there may be more than this caller was shown. */
  readonly isComplete: boolean;
}

/** Both lists side by side; one that is refused hides nothing of the other. */
export async function readHoldings(
  asking: Asking,
  tenantId: CustomerTenantId,
  now: Date,
): Promise<ReadHoldings> {
  const below = `/v1/customers/${tenantId}`;
  const lists = await Promise.all([
    readList(get(asking, `${below}/subscriptions`, "either"), readSubscriptions),
    readList(get(asking, `${below}/entitlements`, "user", { showExpiry: "true" }), (body) =>
      readEntitlements(body, now),
    ),
  ]);
  return {
    holdings: lists.flatMap(({ holdings }) => holdings),
    isComplete: lists.every(({ isComplete }) => isComplete),
  };
}

async function readList(
  asked: Promise<unknown>,
  parse: (body: unknown) => readonly DirectoryHolding[],
): Promise<ReadHoldings> {
  try {
    const body = await asked;
    return { holdings: parse(body), isComplete: isCollection(body) && !hasFurtherPage(body) };
  } catch (error) {
    // Of a customer that is not ours the vendor shows nothing.
    if (isNotOurs(error)) return { holdings: [], isComplete: true };
    if (isForbidden(error) || error instanceof VendorRefusal) return { holdings: [], isComplete: false };
    throw error;
  }
}

/** These lists are documented to come whole; one that does not is not taken for whole. */
function hasFurtherPage(body: unknown): boolean {
  const next = fieldsOf(fieldsOf(fieldsOf(body).get("links")).get("next"));
  return textOf(next.get("uri")) !== null;
}
