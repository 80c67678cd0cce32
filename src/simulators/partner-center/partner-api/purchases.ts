import type { Context } from "hono";
import { classicError, json } from "../server/errors.ts";
import type { CallerEnv, Simulation } from "../simulation.ts";
import type { Entitlement, Subscription } from "../world/state.ts";
import { collection, link } from "./answers.ts";
import { entitlementsOf, subscriptionsOf } from "./blockers.ts";
import { customerOf } from "./customer-of.ts";
import { type Fields, present, query } from "./fields.ts";
import { derivedGuid } from "./present.ts";

export function listSubscriptions(sim: Simulation, c: Context<CallerEnv>): Response {
  const customer = customerOf(sim, c);
  if (customer instanceof Response) return customer;
  const { tenantId } = customer.tenant;
  const all = subscriptionsOf(sim, c.get("caller").partnerId, tenantId);
  return collection(all.map((one) => presentSubscription(one, sim.now())));
}

export function getSubscription(sim: Simulation, c: Context<CallerEnv>): Response {
  const customer = customerOf(sim, c);
  if (customer instanceof Response) return customer;
  const id = c.req.param("subscription") ?? "";
  const all = subscriptionsOf(sim, c.get("caller").partnerId, customer.tenant.tenantId);
  const found = all.find((one) => one.id.toLowerCase() === id);
  return found
    ? json(200, presentSubscription(found, sim.now()))
    : classicError(404, 20003, `Subscription with ID ${id} not found.`);
}

function presentSubscription(one: Subscription, now: number): Fields {
  const start = (one.commitmentEndDate ?? now) - 365 * 24 * 60 * 60 * 1000;
  return present({
    id: one.id,
    entitlementId: derivedGuid("entitlement", one.id),
    ...(one.isNewCommerce ? newCommerce(one) : {}),
    friendlyName: one.offerName,
    quantity: one.quantity,
    unitType: one.isAzurePlan ? "Usage" : "Licenses",
    creationDate: instant(start),
    effectiveStartDate: instant(start),
    commitmentEndDate: one.commitmentEndDate === null ? undefined : instant(one.commitmentEndDate),
    status: one.status,
    autoRenewEnabled: one.status === "active",
    billingType: one.isAzurePlan ? "usage" : "license",
    contractType: "subscription",
    suspensionReasons: one.suspensionReasons.length > 0 ? one.suspensionReasons : undefined,
    links: {
      offer: link(`/v1/offers/${derivedGuid("offer", one.offerName).toUpperCase()}`),
      self: link(`/subscriptions?key=${one.id}`),
    },
    orderId: derivedGuid("order", one.id),
    attributes: {
      etag: derivedGuid("etag", `${one.id}${one.status}${one.quantity}`),
      objectType: "Subscription",
    },
  });
}

/** What tells a new-commerce subscription from a legacy one. */
function newCommerce({ offerName, isAzurePlan, status }: Subscription): Fields {
  const product = isAzurePlan ? "Azure" : "OnlineServicesNCE";
  return {
    offerId: isAzurePlan ? "DZH318Z0BPS6:0001:DZH318Z0BMTX" : "CFQ7TTC0LCHC:0002:CFQ7TTC0N8SL",
    offerName,
    productType: { id: product, displayName: product },
    isTrial: false,
    isMicrosoftProduct: true,
    publisherName: "Microsoft Corporation",
    ...(isAzurePlan ? {} : { termDuration: "P1Y", renewalTermDuration: "P1Y" }),
    billingCycle: "monthly",
    actions: status === "active" ? ["Edit"] : [],
  };
}

/** `?entitlementType=…&showExpiry=true`; reservations of every kind answer to `reservedInstance`. */
export function listEntitlements(sim: Simulation, c: Context<CallerEnv>): Response {
  const customer = customerOf(sim, c);
  if (customer instanceof Response) return customer;
  const type = query(c.req.url, "entitlementType")?.toLowerCase().replace("virtualmachine", "");
  const showsExpiry = query(c.req.url, "showExpiry")?.toLowerCase() === "true";
  const { tenantId } = customer.tenant;
  const all = entitlementsOf(sim, c.get("caller").partnerId, tenantId);
  const wanted = all.filter((one) => type === undefined || shownType(one) === type);
  return collection(wanted.map((one) => presentEntitlement(one, tenantId, showsExpiry)));
}

function shownType({ entitlementType }: Entitlement): string {
  return entitlementType === "virtualMachineReservedInstance"
    ? "reservedinstance"
    : entitlementType.toLowerCase();
}

function presentEntitlement(one: Entitlement, tenantId: string, showsExpiry: boolean): Fields {
  const type = shownType(one);
  const isReserved = type === "reservedinstance";
  const resource = derivedGuid("resource", one.id);
  const artifact = `/customers/${tenantId}/artifacts/${type}/groups/${derivedGuid("group", one.id).replaceAll("-", "")}/lineitems/${derivedGuid("line", one.id)}/resource/${resource}`;
  return present({
    includedEntitlements: [],
    referenceOrder: { id: one.id, lineItemId: "0" },
    productId: isReserved ? "DZH318Z0BQ3W" : "DG7GMGF0DWTK",
    quantity: one.quantity,
    entitledArtifacts: isReserved ? [{ link: link(artifact), resourceId: resource, artifactType: type }] : [],
    skuId: isReserved ? "007J" : "0002",
    entitlementType: type,
    dynamicAttributes: isReserved ? { reservationType: "virtualmachines" } : undefined,
    expiryDate: showsExpiry && one.expiryDate !== null ? instant(one.expiryDate) : undefined,
  });
}

function instant(ms: number): string {
  return new Date(ms).toISOString().replace(/\.\d{3}Z$/, "Z");
}
