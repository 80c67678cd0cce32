import { randomUUID } from "node:crypto";
import type { DirectoryCustomer, DirectoryHolding } from "../../../src/ports/partner-directory.ts";
import type { GdapRelationship, Subscription } from "../../../src/simulators/partner-center/world/state.ts";
import { describePartnerDirectory, madeAt } from "../partner-directory.contract.ts";
import { northwind, stage } from "./directory-stage.ts";

const kind = { name: "Partner Center", linksArePersonal: false, takesEntries: false };

describePartnerDirectory(kind, async () => {
  const { sim, partner, directory, newCustomer } = await stage({
    resellerRemoves: true,
    settings: { mayResellersRemove: true },
    now: () => madeAt.getTime(),
  });
  return {
    directory,
    provider: northwind.id,
    newCustomer,
    async customerAnswers({ url, request }, accepted, { grantsDap }) {
      if (accepted.length === 0) return;
      const tenantId = tenantOf(request.customer);
      const { ok, because } = sim.accept(url, tenantId);
      if (!ok) throw new Error(`the admin center refused: ${because}`);
      if (grantsDap) sim.changeDap(partner.tenantId, tenantId, "granted");
    },
    async customerHolds(customer, holding) {
      sim.world.subscriptions.set(tenantOf(customer), [subscriptionOf(holding)]);
    },
    async customerGrantsGdap(customer, { id, name, endsAt }) {
      const now = madeAt.getTime();
      const relationship: GdapRelationship = {
        id: `${id}-${randomUUID()}`,
        partnerId: partner.tenantId,
        displayName: name,
        duration: "P365D",
        autoExtendDuration: "PT0S",
        customer: { tenantId: tenantOf(customer), displayName: "Contoso Kft." },
        status: "active",
        roleDefinitionIds: ["729827e3-9c14-49f7-bb1b-9608f156bbb8"],
        createdAt: now,
        activatedAt: now,
        endAt: endsAt?.getTime() ?? null,
        lastModifiedAt: now,
        version: 1,
        requests: [],
        assignments: [],
        operations: [],
      };
      sim.world.gdap.set(relationship.id, relationship);
    },
  };
});

function tenantOf({ tenantId }: DirectoryCustomer): string {
  if (tenantId === null) throw new Error("a customer of the vendor's has a tenant");
  return tenantId;
}

function subscriptionOf({ id, name, status, quantity }: DirectoryHolding): Subscription {
  return {
    id,
    offerName: name,
    quantity: quantity ?? 1,
    // The vendor's word for a cancelled one.
    status: status === "suspended" ? "suspended" : "deleted",
    suspensionReasons: [],
    isNewCommerce: true,
    isAzurePlan: false,
    commitmentEndDate: null,
  };
}
