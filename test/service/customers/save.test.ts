import { expect, it } from "vitest";
import { CustomerId } from "../../../src/domain/ids.ts";
import { addCustomer } from "../../../src/service/customers/add.ts";
import { editCustomer } from "../../../src/service/customers/edit.ts";
import { getCustomer } from "../../../src/service/customers/read.ts";
import { verbs } from "../../../src/service/verbs.ts";
import { auditTrail, expectRecorded, expectRefusalRecorded, makeContext } from "../../support/context.ts";
import { describeEachEngine } from "../../support/databases.ts";
import { haveCustomer, tenantId, typedCustomer } from "../../support/make.ts";
import { adminAgent, outsider, salesAgent } from "../../support/people.ts";

const customers = verbs("customer", { add: addCustomer, edit: editCustomer });
const nobody = CustomerId.parse("c0000000-0000-7000-8000-00000000ffff");

describeEachEngine("adding a customer", (database) => {
  it("keeps what was typed, in its clean form", async () => {
    const ctx = await makeContext(database.current);
    const outcome = await customers.add(ctx, {
      companyName: "  Kovács   és Társa ",
      domain: "https://www.Kovács.hu/",
      country: "hu",
      language: "hu",
    });
    if (!outcome.ok) throw new Error(outcome.reason);
    const kept = await getCustomer(ctx, outcome.value.customer.id);
    expect(kept).toEqual({ ok: true, value: outcome.value.customer });
    expect(outcome.value.customer).toMatchObject({
      companyName: "Kovács és Társa",
      domain: "xn--kovcs-zqa.hu",
      country: "HU",
      tenantId: null,
      standing: "none",
      createdBy: salesAgent.slackUserId,
    });
  });

  it("is audited, and nobody needs to be told", async () => {
    const ctx = await makeContext(database.current);
    await customers.add(ctx, typedCustomer);
    await expectRecorded(database.current, ctx.workspaceId, {
      act: "customer.added",
      by: salesAgent.slackUserId,
      queued: [],
    });
  });

  it("is refused without the role", async () => {
    const ctx = await makeContext(database.current, { actor: outsider });
    expect(await customers.add(ctx, typedCustomer)).toMatchObject({ ok: false, reason: "not-permitted" });
    await expectRefusalRecorded(database.current, ctx.workspaceId, {
      act: "customer.add",
      reason: "not-permitted",
      by: outsider.slackUserId,
    });
  });

  it("happens once when ten add the same tenant id at once; nine are told who has it", async () => {
    const ctx = await makeContext(database.current);
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => customers.add(ctx, typedCustomer)));
    const [added] = outcomes.filter((each) => each.ok);
    const refused = outcomes.filter((each) => !each.ok);
    expect(refused).toHaveLength(9);
    for (const each of refused)
      expect(each).toMatchObject({
        reason: "duplicate-tenant",
        existing: { tenantId, companyName: typedCustomer.companyName },
      });
    expect(added).toBeDefined();
    const trail = await auditTrail(database.current, ctx.workspaceId);
    expect(trail.filter((act) => act === "customer.added")).toHaveLength(1);
  });

  it("names each field that cannot stay", async () => {
    const ctx = await makeContext(database.current);
    const outcome = await customers.add(ctx, { companyName: " ", domain: "no domain", tenantId: "12" });
    expect(outcome).toMatchObject({
      reason: "invalid",
      faults: { companyName: "required", domain: "bad-domain", tenantId: "bad-tenant-id" },
    });
  });

  it("reports a customer with the same domain and adds it all the same", async () => {
    const ctx = await makeContext(database.current);
    const first = await haveCustomer(ctx);
    const outcome = await customers.add(ctx, { companyName: "Kovács Zrt.", domain: "KOVACS.example" });
    expect(outcome).toMatchObject({ ok: true, value: { sameDomain: [{ id: first.id }] } });
  });

  it("takes the same tenant id in another workspace", async () => {
    const one = await makeContext(database.current);
    const other = await makeContext(database.current);
    expect((await customers.add(one, typedCustomer)).ok).toBe(true);
    expect((await customers.add(other, typedCustomer)).ok).toBe(true);
  });
});

describeEachEngine("editing a customer", (database) => {
  it("replaces the details and leaves the rest", async () => {
    const ctx = await makeContext(database.current);
    const before = await haveCustomer(ctx, { standing: "active" });
    const outcome = await customers.edit(ctx.as(adminAgent), {
      customerId: before.id,
      typed: { ...typedCustomer, companyName: "Nagy Bt.", contactEmail: "" },
    });
    const after = { ...before, companyName: "Nagy Bt.", contactEmail: null };
    expect(outcome).toMatchObject({ ok: true, value: { customer: after } });
    expect(await getCustomer(ctx, before.id)).toEqual({ ok: true, value: after });
  });

  it("is audited with what it was before", async () => {
    const ctx = await makeContext(database.current);
    const before = await haveCustomer(ctx);
    await customers.edit(ctx, {
      customerId: before.id,
      typed: { ...typedCustomer, companyName: "Nagy Bt." },
    });
    await expectRecorded(database.current, ctx.workspaceId, { act: "customer.edited", queued: [] });
  });

  it("leaves no trace when nothing was changed", async () => {
    const ctx = await makeContext(database.current);
    const before = await haveCustomer(ctx);
    expect((await customers.edit(ctx, { customerId: before.id, typed: typedCustomer })).ok).toBe(true);
    expect(await auditTrail(database.current, ctx.workspaceId)).toEqual([]);
  });

  it("is refused without the role, and for a customer that is not there", async () => {
    const ctx = await makeContext(database.current);
    const { id } = await haveCustomer(ctx);
    await customers.edit(ctx.as(outsider), { customerId: id, typed: typedCustomer });
    await expectRefusalRecorded(database.current, ctx.workspaceId, {
      act: "customer.edit",
      reason: "not-permitted",
    });
    expect(await customers.edit(ctx, { customerId: nobody, typed: typedCustomer })).toMatchObject({
      reason: "not-found",
    });
  });

  it("does not reach another workspace's customer", async () => {
    const theirs = await haveCustomer(await makeContext(database.current));
    const ctx = await makeContext(database.current);
    expect(await customers.edit(ctx, { customerId: theirs.id, typed: typedCustomer })).toMatchObject({
      reason: "not-found",
    });
  });

  it("is refused a tenant id that another customer has", async () => {
    const ctx = await makeContext(database.current);
    const other = await haveCustomer(ctx);
    const mine = await haveCustomer(ctx, { id: nobody, tenantId: null });
    const outcome = await customers.edit(ctx, { customerId: mine.id, typed: typedCustomer });
    expect(outcome).toMatchObject({ reason: "duplicate-tenant", existing: { id: other.id } });
    expect(await getCustomer(ctx, mine.id)).toMatchObject({ value: { tenantId: null } });
  });

  it("changes once when ten send the same edit at once", async () => {
    const ctx = await makeContext(database.current);
    const { id } = await haveCustomer(ctx);
    const edit = { customerId: id, typed: { ...typedCustomer, companyName: "Nagy Bt." } };
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => customers.edit(ctx, edit)));
    expect(outcomes.every((each) => each.ok)).toBe(true);
    expect(await auditTrail(database.current, ctx.workspaceId)).toEqual(["customer.edited"]);
  });
});
