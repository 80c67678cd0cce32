import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { CorrelationId, CustomerTenantId, WorkspaceId } from "../../../../src/domain/ids.ts";
import type { DelegatedAdmin, GdapAsk } from "../../../../src/ports/delegated-admin.ts";
import {
  type PartnerCenterSimulator,
  startPartnerCenterSimulator,
} from "../../../../src/simulators/partner-center/simulator.ts";
import { eventually } from "../../../../src/simulators/slack/simulator.ts";
import { asUser } from "../../../simulators/partner-center-caller.ts";
import { connect } from "./graph-stage.ts";

const workspaceId = WorkspaceId.parse("00000000-0000-7000-8000-000000000001");
const correlationId = CorrelationId.parse("11111111-1111-4111-8111-111111111111");
const day = 86_400_000;

let sim: PartnerCenterSimulator;
let admin: DelegatedAdmin;
let tenantId: CustomerTenantId;

beforeEach(async () => {
  sim = await startPartnerCenterSimulator();
  const partner = sim.addPartner({ name: "Contoso Partner", kind: "direct" });
  tenantId = CustomerTenantId.parse(
    sim.addTenant({ companyName: "Kovács Kft.", domain: "kovacs.example" }).tenantId,
  );
  const bearer = await asUser(sim, partner, undefined, "https://graph.microsoft.com");
  admin = connect(sim.addresses.graph, sim.addresses.adminCenter, bearer.replace("Bearer ", ""));
});
afterEach(() => sim.close());

function asking(changes: Partial<GdapAsk> = {}): GdapAsk {
  return {
    name: "Kovács helpdesk",
    tenantId,
    companyName: "Kovács Kft.",
    roleIds: ["729827e3-9c14-49f7-bb1b-9608f156bbb8", "88d8e3e3-8f55-4a1e-953a-9b9898b8876b"],
    durationDays: 30,
    isAutoExtended: false,
    ...changes,
  };
}

const ask = (changes: Partial<GdapAsk> = {}) =>
  admin.request(workspaceId, asking(changes), "key", correlationId);

async function approved() {
  const made = await ask();
  if (made.outcome !== "created") throw new Error(`not created: ${made.because}`);
  expect(sim.accept(made.approvalUrl, tenantId)).toEqual({ ok: true, because: null });
  return eventually(async () => {
    const shown = await admin.find(workspaceId, made.id);
    return shown?.state === "active" ? shown : false;
  });
}

describe("granular administration at the simulated vendor", () => {
  it("is requested, approved by its link, and shown with its end", async () => {
    const shown = await approved();
    expect(shown).toMatchObject({
      name: "Kovács helpdesk",
      tenantId,
      durationDays: 30,
      isAutoExtended: false,
      activatedAt: expect.any(Date),
      endsAt: expect.any(Date),
    });
    expect(await admin.ofCustomer(workspaceId, tenantId)).toEqual([shown]);
    const endingWithin = (days: number) => admin.endingBefore(workspaceId, new Date(Date.now() + days * day));
    expect(await endingWithin(29)).toEqual([]);
    expect(await endingWithin(31)).toMatchObject([{ id: shown.id }]);
  });

  it("is made once though it is asked for twice", async () => {
    const first = await ask();
    expect(await ask()).toEqual(first);
    expect(sim.world.gdap.size).toBe(1);
  });

  it("bears no name that something else bears", async () => {
    await approved();
    expect(await ask()).toMatchObject({ outcome: "refused", because: "name-taken" });
    expect(await ask({ durationDays: 60 })).toMatchObject({ because: "name-taken" });
  });

  it("with Global Administrator is not extended", async () => {
    const roleIds = ["62e90394-69f5-4237-9190-012177145e10"];
    expect(await ask({ roleIds, isAutoExtended: true })).toMatchObject({
      outcome: "refused",
      because: "role-not-extendable",
    });
  });

  it("ends when it is asked to in the version that was seen", async () => {
    const shown = await approved();
    const end = (etag: string) => admin.terminate(workspaceId, shown.id, etag, correlationId);
    expect(await end('W/"older"')).toEqual({ outcome: "changed-meanwhile" });
    expect(await end(shown.etag)).toEqual({ outcome: "asked" });
    await eventually(async () => (await admin.find(workspaceId, shown.id))?.state === "terminated");
    expect(await end(shown.etag)).toEqual({ outcome: "ended-already" });
  });

  it("is refused to those who sell only", async () => {
    const partner = sim.addPartner({
      name: "Sellers",
      kind: "direct",
      users: [
        {
          objectId: "22222222-2222-4222-8222-222222222222",
          userPrincipalName: "seller@sellers.example",
          displayName: "Seller",
          roles: ["sales-agent"],
          hasMfa: true,
          isBlocked: false,
          isStoppedByPolicy: false,
        },
      ],
    });
    const bearer = await asUser(sim, partner, "seller@sellers.example", "https://graph.microsoft.com");
    const seller = connect(sim.addresses.graph, sim.addresses.adminCenter, bearer.replace("Bearer ", ""));
    expect(await seller.request(workspaceId, asking(), "key", correlationId)).toMatchObject({
      outcome: "refused",
      because: "not-permitted",
      message: expect.stringContaining("required permissions"),
    });
  });
});
