import { describe, expect, it } from "vitest";
import { createAuditLog } from "../../../src/adapters/partner-center/audit-log.ts";
import { createVendorCustomerList } from "../../../src/adapters/partner-center/customer-list.ts";
import { readCustomerResource } from "../../../src/adapters/partner-center/customer-record.ts";
import { createGraphCalls } from "../../../src/adapters/partner-center/graph/graph-calls.ts";
import { readProviderLegs } from "../../../src/adapters/partner-center/provider-legs.ts";
import { readHoldings } from "../../../src/adapters/partner-center/read-holdings.ts";
import { createRegistrations } from "../../../src/adapters/partner-center/registration.ts";
import { removeRelationship } from "../../../src/adapters/partner-center/removal.ts";
import { CustomerTenantId, WorkspaceId } from "../../../src/domain/ids.ts";
import { DirectoryUnavailable } from "../../../src/ports/partner-directory.ts";
import { northwind } from "./directory-stage.ts";
import { startRecordedVendor } from "./recorded-vendor.ts";

const workspaceId = WorkspaceId.parse("00000000-0000-7000-8000-000000000001");
const tenantId = CustomerTenantId.parse("7e4a0000-0000-4000-8000-00000000000a");
const now = new Date("2026-03-02T09:00:00.000Z");
const newId = () => "00000000-0000-7000-8000-0000000000aa";

async function vendor(body: unknown) {
  const { client, asked } = await startRecordedVendor(() => ({ body }));
  return { client, asked, asking: { client, workspaceId, correlationId: newId() } };
}

const party = { partnerKind: "indirect-reseller", providers: [northwind] } as const;

/** Each comes with 200. */
const noAnswers: readonly (readonly [string, unknown])[] = [
  ["a page of HTML", "<!doctype html><title>Please sign in</title>"],
  ["an error's body", { code: 900000, description: "Something went wrong.", isRetryable: true }],
  ["an object that means nothing", {}],
];

describe.each(noAnswers)("%s with 200", (_name, body) => {
  it("is no page of the customer list: nobody is gone because of it", async () => {
    const { client } = await vendor(body);
    const list = createVendorCustomerList({ client, newId });
    await expect(list.readPage(workspaceId, null)).rejects.toThrow(DirectoryUnavailable);
  });

  it("is no activity log: the days are read again", async () => {
    const { client } = await vendor(body);
    const read = async () => {
      for await (const page of createAuditLog({ client, newId }).read(workspaceId, { from: now, to: now }))
        expect(page).toBe("nothing to be given");
    };
    await expect(read()).rejects.toThrow(DirectoryUnavailable);
  });

  it("is no customer: nothing has ended", async () => {
    const { asking } = await vendor(body);
    await expect(readCustomerResource(asking, tenantId)).rejects.toThrow(DirectoryUnavailable);
  });

  it("is no list of purchases: there may be some", async () => {
    const { asking } = await vendor(body);
    expect(await readHoldings(asking, tenantId, now)).toEqual({ holdings: [], isComplete: false });
  });

  it("is no list of providers: there may be some", async () => {
    const { asking } = await vendor(body);
    expect(await readProviderLegs(asking, tenantId, newId(), party)).toBe("unread");
  });
});

describe.each([...noAnswers, ["another relationship", { id: newId(), status: "terminated" }] as const])(
  "%s with 200",
  (_name, body) => {
    it("is no granular relationship that has ended", async () => {
      const { client } = await vendor(body);
      const graph = "https://graph.vendor.example";
      const calls = createGraphCalls({ client, graph, newId });
      await expect(calls.find(workspaceId, tenantId)).rejects.toThrow(DirectoryUnavailable);
    });
  },
);

describe.each(noAnswers.slice(0, 2))("%s with 200", (_name, body) => {
  it("does not say that nobody receives the vendor's events: another tool's registration may stand there", async () => {
    const { client } = await vendor(body);
    await expect(createRegistrations(client, newId).read(workspaceId)).rejects.toThrow(DirectoryUnavailable);
  });
});

describe("a customer's record", () => {
  const record = (differs: object) => ({ id: tenantId, companyProfile: {}, ...differs });

  it("of another customer is not taken for this one's", async () => {
    const { asking } = await vendor(record({ id: newId(), relationshipToPartner: "none" }));
    await expect(readCustomerResource(asking, tenantId)).rejects.toThrow(DirectoryUnavailable);
  });

  it.each(["unknown", "0", "Indirect_Something", 17])(
    "that says %s neither stands nor has ended",
    async (relationshipToPartner) => {
      const { asking, asked } = await vendor(record({ relationshipToPartner }));
      const parts = { asking, party, resellerRemoves: true };
      await expect(removeRelationship(parts, tenantId, newId())).rejects.toThrow(DirectoryUnavailable);
      expect(asked).toHaveLength(1);
    },
  );

  it.each([
    ["Reseller", true],
    ["RESELLER", true],
    [1, true],
    ["none", false],
    ["None", false],
    ["advisor", false],
  ])("that says %s is read", async (relationshipToPartner, isOurs) => {
    const id = tenantId.toUpperCase();
    const { asking } = await vendor(record({ id, relationshipToPartner }));
    expect(await readCustomerResource(asking, tenantId)).toMatchObject({ isOurs });
  });
});
