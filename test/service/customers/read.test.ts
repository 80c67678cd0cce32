import { expect, it } from "vitest";
import { CustomerId, CustomerTenantId } from "../../../src/domain/ids.ts";
import { getCustomer, listCustomers, searchCustomers } from "../../../src/service/customers/read.ts";
import { expectRefusalRecorded, makeContext, type TestContext } from "../../support/context.ts";
import { describeEachEngine, type TestDatabase } from "../../support/databases.ts";
import { haveCustomer } from "../../support/make.ts";
import { outsider } from "../../support/people.ts";

const idOf = (number: number) =>
  CustomerId.parse(`c0000000-0000-7000-8000-${String(number).padStart(12, "0")}`);
const tenantOf = (number: number) =>
  CustomerTenantId.parse(`7e4a0000-0000-4000-8000-${String(number).padStart(12, "0")}`);

async function haveCustomers(database: TestDatabase, names: readonly string[]): Promise<TestContext> {
  const ctx = await makeContext(database.current);
  for (const [at, companyName] of names.entries()) {
    await haveCustomer(ctx, {
      id: idOf(at),
      companyName,
      tenantId: tenantOf(at),
      domain: `customer${at}.example`,
      ownReference: `R-${at}/2026`,
      contactEmail: `person${at}@mail${at}.example`,
    });
  }
  return ctx;
}

async function namesFound(ctx: TestContext, query: string): Promise<string[]> {
  const outcome = await searchCustomers(ctx, query, 10);
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.value.map((customer) => customer.companyName);
}

describeEachEngine("searching customers", (database) => {
  const names = [
    "Kovács és Társa Kft.",
    "Ádám Kovács EV",
    "Nagykovácsi Önkormányzat",
    "Kov",
    "100% Bio_Bolt",
    "Zöld Kert",
  ];

  it("finds words by their beginning, whatever the accents, best first", async () => {
    const ctx = await haveCustomers(database, names);
    expect(await namesFound(ctx, "kov")).toEqual(["Kov", "Kovács és Társa Kft.", "Ádám Kovács EV"]);
    expect(await namesFound(ctx, "KOVÁCS")).toEqual(["Kovács és Társa Kft.", "Ádám Kovács EV"]);
    expect(await namesFound(ctx, "zold")).toEqual(["Zöld Kert"]);
  });

  it("wants every word", async () => {
    const ctx = await haveCustomers(database, names);
    expect(await namesFound(ctx, "kov tar")).toEqual(["Kovács és Társa Kft."]);
    expect(await namesFound(ctx, "kov zöld")).toEqual([]);
  });

  it("finds by one and two letters at the beginning of the name", async () => {
    const ctx = await haveCustomers(database, names);
    expect(await namesFound(ctx, "k")).toEqual(["Kov", "Kovács és Társa Kft."]);
    expect(await namesFound(ctx, "ná")).toEqual(["Nagykovácsi Önkormányzat"]);
  });

  it("finds by tenant id, own reference, domain and e-mail", async () => {
    const ctx = await haveCustomers(database, names);
    const wanted = ["Nagykovácsi Önkormányzat"];
    expect(await namesFound(ctx, tenantOf(2).toUpperCase())).toEqual(wanted);
    expect(await namesFound(ctx, tenantOf(2).replaceAll("-", ""))).toEqual(wanted);
    // Each word may begin one of another customer's too; the whole reference wins.
    expect((await namesFound(ctx, "R-2/2026"))[0]).toBe(wanted[0]);
    expect(await namesFound(ctx, "r22026")).toEqual(wanted);
    expect(await namesFound(ctx, "customer2.example")).toEqual(wanted);
    expect(await namesFound(ctx, "person2@mail2")).toEqual(wanted);
  });

  it("takes wildcards as they stand, and nothing searchable as nothing", async () => {
    const ctx = await haveCustomers(database, names);
    expect(await namesFound(ctx, "100%")).toEqual(["100% Bio_Bolt"]);
    expect(await namesFound(ctx, "k_v")).toEqual([]);
    expect(await namesFound(ctx, "%%%")).toEqual([]);
    expect(await namesFound(ctx, "  ")).toEqual([]);
  });

  it("shows the name that begins with the query although hundreds have the word elsewhere", async () => {
    const ctx = await haveCustomers(
      database,
      Array.from({ length: 80 }, (_, at) => (at === 79 ? "Alfa Kft." : `Béta ${at} Alfa`)),
    );
    expect((await namesFound(ctx, "alfa"))[0]).toBe("Alfa Kft.");
  });

  it("shows the name that begins with the first word although hundreds have both words elsewhere", async () => {
    const ctx = await haveCustomers(
      database,
      Array.from({ length: 80 }, (_, at) => (at === 79 ? "Alfa Béta Delta" : `Béta ${at} Delta Alfa`)),
    );
    expect((await namesFound(ctx, "alfa del"))[0]).toBe("Alfa Béta Delta");
  });

  it("shows the name that is the whole query although hundreds begin with its first word and hold the others", async () => {
    const ctx = await haveCustomers(
      database,
      Array.from({ length: 80 }, (_, at) => (at === 79 ? "Alfa Delta" : `Alfa Béta ${at} Delta`)),
    );
    expect((await namesFound(ctx, "alfa delta"))[0]).toBe("Alfa Delta");
  });

  it("never shows another workspace's customers", async () => {
    await haveCustomers(database, names);
    const other = await makeContext(database.current);
    expect(await namesFound(other, "kov")).toEqual([]);
    expect(await getCustomer(other, idOf(0))).toMatchObject({ reason: "not-found" });
  });

  it("is refused to people without a role", async () => {
    const ctx = (await haveCustomers(database, names)).as(outsider);
    expect(await searchCustomers(ctx, "kov", 10)).toMatchObject({ reason: "not-permitted" });
    expect(await getCustomer(ctx, idOf(0))).toMatchObject({ reason: "not-permitted" });
    await expectRefusalRecorded(database.current, ctx.workspaceId, {
      act: "customer.see",
      reason: "not-permitted",
    });
    expect(await listCustomers(ctx)).toMatchObject({ reason: "not-permitted" });
    await expectRefusalRecorded(database.current, ctx.workspaceId, {
      act: "customer.list",
      reason: "not-permitted",
    });
  });
});

describeEachEngine("the list of customers", (database) => {
  const many = Array.from({ length: 45 }, (_, at) => `Customer ${String(at).padStart(2, "0")}`);

  async function pageOf(ctx: TestContext, ask: Parameters<typeof listCustomers>[1]) {
    const outcome = await listCustomers(ctx, ask);
    if (!outcome.ok) throw new Error(outcome.reason);
    return { ...outcome.value, names: outcome.value.customers.map((each) => each.companyName) };
  }

  it("comes in pages by name, forwards and backwards", async () => {
    const ctx = await haveCustomers(database, many.toReversed());
    const first = await pageOf(ctx, {});
    expect(first).toMatchObject({ names: many.slice(0, 20), previous: null });
    const second = await pageOf(ctx, { cursor: first.next });
    expect(second.names).toEqual(many.slice(20, 40));
    const third = await pageOf(ctx, { cursor: second.next });
    expect(third).toMatchObject({ names: many.slice(40), next: null });
    const back = await pageOf(ctx, { cursor: third.previous });
    expect(back.names).toEqual(many.slice(20, 40));
    expect(await pageOf(ctx, { cursor: back.previous })).toMatchObject({
      names: first.names,
      previous: null,
    });
  });

  it("shows everybody once although all have the same name", async () => {
    const ctx = await haveCustomers(
      database,
      many.map(() => "Same Kft."),
    );
    const first = await pageOf(ctx, {});
    const second = await pageOf(ctx, { cursor: first.next });
    const third = await pageOf(ctx, { cursor: second.next });
    const ids = [first, second, third].flatMap((page) => page.customers.map((each) => each.id));
    expect(new Set(ids).size).toBe(45);
  });

  it("filters by standing", async () => {
    const ctx = await haveCustomers(database, ["A", "B"]);
    const { id } = await haveCustomer(ctx, {
      id: idOf(9),
      companyName: "C",
      tenantId: null,
      standing: "active",
    });
    expect((await pageOf(ctx, { standing: "active" })).customers.map((each) => each.id)).toEqual([id]);
    expect((await pageOf(ctx, { standing: "active", query: "b" })).names).toEqual([]);
    await haveCustomer(ctx, { id: idOf(10), companyName: "Delta Béta Alfa", tenantId: null });
    expect((await pageOf(ctx, { query: "delta alfa" })).names).toEqual(["Delta Béta Alfa"]);
    expect((await pageOf(ctx, { standing: "active", query: "delta alfa" })).names).toEqual([]);
  });

  it("starts anew when the cursor makes no sense", async () => {
    const ctx = await haveCustomers(database, ["A", "B"]);
    for (const cursor of ["nonsense", Buffer.from("{}").toString("base64url"), "eyJkIjoxfQ", ""])
      expect((await pageOf(ctx, { cursor })).names).toEqual(["A", "B"]);
  });
});
