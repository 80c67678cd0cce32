import { describe, expect, it } from "vitest";
import { createVendorCustomerList } from "../../../src/adapters/partner-center/customer-list.ts";
import { readCustomerList } from "../../../src/adapters/partner-center/customer-list-reply.ts";
import { WorkspaceId } from "../../../src/domain/ids.ts";
import { DirectoryUnavailable } from "../../../src/ports/partner-directory.ts";
import { StaleContinuation } from "../../../src/ports/vendor-desk.ts";
import { type Asked, startRecordedVendor } from "./recorded-vendor.ts";

const workspaceId = WorkspaceId.parse("00000000-0000-7000-8000-000000000001");
const tenant = (n: number) => `7e4a0000-0000-4000-8000-${String(n).padStart(12, "0")}`;
const item = (n: number) => ({
  id: tenant(n),
  companyProfile: { tenantId: tenant(n), domain: `c${n}.example`, companyName: `Company ${n}` },
  relationshipToPartner: "reseller",
});

async function listOf(answer: Parameters<typeof startRecordedVendor>[0], pageSize?: number) {
  const { client, asked } = await startRecordedVendor(answer);
  const newId = () => "00000000-0000-7000-8000-0000000000aa";
  const list = createVendorCustomerList({ client, newId, ...(pageSize ? { pageSize } : {}) });
  return { list, asked };
}

describe("the vendor's customer list", () => {
  const twoPages =
    (uri: string | null) =>
    ({ headers }: Asked) =>
      headers["ms-continuationtoken"] === "AQAA=="
        ? { body: { items: [item(2)], links: { self: {} } } }
        : {
            body: {
              items: [item(1)],
              links: { next: { uri, headers: [{ key: "MS-ContinuationToken", value: "AQAA==" }] } },
            },
          };

  it.each([
    "/customers?size=1&seekOperation=Next",
    "/v1/customers?size=1&seekOperation=Next",
    "customers?size=1",
    "https://elsewhere.example/v1/customers?size=1",
    null,
  ])("goes on with the vendor's token at our own address when the link says %s", async (uri) => {
    const { list, asked } = await listOf(twoPages(uri), 1);
    const first = await list.readPage(workspaceId, null);
    expect(first.customers.map((each) => each.companyName)).toEqual(["Company 1"]);
    const second = await list.readPage(workspaceId, first.next);
    expect(second).toMatchObject({ customers: [{ companyName: "Company 2" }], next: null });
    expect(asked[1]?.url.pathname).toBe("/v1/customers");
    expect(asked[1]?.url.searchParams.get("seekOperation")).toBe("Next");
    expect(asked[1]?.url.searchParams.getAll("seekOperation")).toHaveLength(1);
  });

  it("takes a token that stands beside the items", async () => {
    const { list } = await listOf(({ headers }) =>
      headers["ms-continuationtoken"] === "t"
        ? { body: { items: [] } }
        : { body: { Items: [item(1)], ContinuationToken: "t" } },
    );
    const { next } = await list.readPage(workspaceId, null);
    expect(await list.readPage(workspaceId, next)).toEqual({ customers: [], next: null });
  });

  it("is over when there is no further page, or nobody at all", async () => {
    const { list } = await listOf(() => ({ body: null }));
    expect(await list.readPage(workspaceId, null)).toEqual({ customers: [], next: null });
  });

  it("asks for fewer at a time when the vendor refuses the size", async () => {
    const { list, asked } = await listOf(({ url }) =>
      url.searchParams.get("size") === "100" ? { body: { items: [item(1)] } } : { status: 400, body: {} },
    );
    expect((await list.readPage(workspaceId, null)).customers).toHaveLength(1);
    expect(asked.map(({ url }) => url.searchParams.get("size"))).toEqual(["500", "100"]);
  });

  it("says that a token is stale when the vendor refuses it, and when it cannot be read", async () => {
    const { list } = await listOf(({ headers }) =>
      headers["ms-continuationtoken"] ? { status: 400, body: {} } : twoPages(null)({ headers } as Asked),
    );
    const { next } = await list.readPage(workspaceId, null);
    await expect(list.readPage(workspaceId, next)).rejects.toThrow(StaleContinuation);
    await expect(list.readPage(workspaceId, "{}")).rejects.toThrow(StaleContinuation);
    await expect(list.readPage(workspaceId, '{"path":"/v1/invoices"}')).rejects.toThrow(StaleContinuation);
  });

  it("is a directory that cannot be asked when the vendor refuses the list itself", async () => {
    const { list } = await listOf(() => ({ status: 403, body: {} }));
    await expect(list.readPage(workspaceId, null)).rejects.toSatisfy(
      (error) => error instanceof DirectoryUnavailable && error.trouble === "wrong-role",
    );
  });

  it("is searched by the beginning of a name or of a domain", async () => {
    const { list, asked } = await listOf(() => ({ body: { items: [item(7)] } }));
    await list.search(workspaceId, "company-name", 'Kov"ács');
    await list.search(workspaceId, "domain", "kov");
    expect(asked.map(({ url }) => JSON.parse(url.searchParams.get("filter") ?? ""))).toEqual([
      { Field: "CompanyName", Value: 'Kov"ács', Operator: "starts_with" },
      { Field: "Domain", Value: "kov", Operator: "starts_with" },
    ]);
  });
});

describe("a page of it", () => {
  it("is read whatever the case of its names, and whatever is missing", () => {
    const { customers, unreadable } = readCustomerList({
      TotalCount: "3",
      Items: [
        {
          Id: tenant(1).toUpperCase(),
          CompanyProfile: { Domain: "Contoso.OnMicrosoft.com", CompanyName: " Contoso\u202e  Kft. " },
          RelationshipToPartner: "Reseller",
          Extra: { deep: [1] },
        },
        {
          companyProfile: { tenantId: tenant(2), domain: null, companyName: null },
          relationshipToPartner: 1,
        },
        { id: tenant(3), companyProfile: { domain: "domain", companyName: "x".repeat(500) } },
        { id: "not an id", companyProfile: null },
        null,
      ],
    });
    expect(customers).toEqual([
      {
        tenantId: tenant(1),
        companyName: "Contoso Kft.",
        domain: "contoso.onmicrosoft.com",
        role: "",
        relationship: "reseller",
      },
      { tenantId: tenant(2), companyName: tenant(2), domain: null, role: "", relationship: "reseller" },
      { tenantId: tenant(3), companyName: "x".repeat(200), domain: null, role: "", relationship: "unknown" },
    ]);
    expect(unreadable).toBe(2);
  });

  it("shows a customer once for each of our roles", () => {
    const other = "0000aaaa-0000-4000-8000-000000000001";
    const { customers } = readCustomerList({
      items: [item(1), { ...item(1), associatedPartnerId: other.toUpperCase() }, item(1)],
    });
    expect(customers.map(({ role }) => role)).toEqual(["", other]);
  });

  it("cannot make us send headers of our own again, or a second line", () => {
    const { next } = readCustomerList({
      items: [],
      links: {
        next: {
          uri: "/customers",
          headers: [
            { key: "Authorization", value: "Bearer x" },
            { key: "MS-ContinuationToken", value: "good" },
            { key: "MS-Evil", value: "a\r\nb" },
          ],
        },
      },
    });
    expect(next?.headers).toEqual({ "ms-continuationtoken": "good" });
  });
});
