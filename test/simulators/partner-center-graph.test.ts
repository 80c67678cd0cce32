import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  type PartnerCenterSimulator,
  startPartnerCenterSimulator,
} from "../../src/simulators/partner-center/simulator.ts";
import { directId, resellerId } from "../../src/simulators/partner-center/world/seed-data.ts";
import type { Partner, Tenant } from "../../src/simulators/partner-center/world/state.ts";
import { asApp, asUser, http } from "./partner-center-caller.ts";
import {
  type GraphCall,
  globalAdministrator,
  globalReader,
  graphCaller,
  rolesOf,
  userAdministrator,
} from "./partner-center-graph-caller.ts";

const all = "/delegatedAdminRelationships";
const day = 24 * 60 * 60 * 1000;
const step = 60_000;

let sim: PartnerCenterSimulator;
let tenant: Tenant;
let now: number;
let graph: GraphCall;

beforeEach(async () => {
  now = Date.UTC(2026, 10, 23, 9, 30);
  sim = await startPartnerCenterSimulator({ world: "small", now: () => now });
  sim.faults.gdapStepMs = step;
  tenant = sim.addTenant({ companyName: "Új Ügyfél Kft.", domain: "ujugyfel.example" });
  graph = await graphCaller(sim, partner(directId));
});
afterEach(() => sim.close());

const partner = (id: string): Partner => sim.world.partners.get(id) as Partner;
const wanted = (more: object = {}) => ({
  displayName: "Least roles",
  duration: "P730D",
  customer: { tenantId: tenant.tenantId, displayName: tenant.companyName },
  accessDetails: rolesOf(globalReader, userAdministrator),
  autoExtendDuration: "P180D",
  ...more,
});
const create = (more: object = {}) => graph(all, { method: "POST", body: wanted(more) });
/** A relationship that reads can see. */
const created = async (more: object = {}): Promise<string> => {
  const { body } = await create(more);
  now += 300;
  return body.id;
};
const show = async (id: string) => (await graph(`${all}/${id}`)).body;
const ask = (id: string, action: string, headers: Record<string, string> = {}) =>
  graph(`${all}/${id}/requests`, { method: "POST", body: { action }, headers });
const approvalLink = (id: string) =>
  `${sim.addresses.adminCenter}/AdminPortal/Home#/partners/invitation/granularAdminRelationships/${id}`;
const waiting = async (more: object = {}): Promise<string> => {
  const id = await created(more);
  await ask(id, "lockForApproval");
  now += step;
  return id;
};
/** Signs in anew: a token lasts an hour. */
const later = async (ms: number) => {
  now += ms;
  graph = await graphCaller(sim, partner(directId));
};
const active = async (more: object = {}): Promise<string> => {
  const id = await waiting(more);
  sim.accept(approvalLink(id), tenant.tenantId);
  now += 2 * step;
  return id;
};

describe("a new relationship", () => {
  it("is created with its address, and is seen a little later", async () => {
    const { status, headers, body } = await create();
    expect(status).toBe(201);
    expect(headers.get("Location")).toBe(`${sim.addresses.graph}/v1.0/tenantRelationships${all}/${body.id}`);
    expect(body).toMatchObject({ status: "created", activatedDateTime: "", ...wanted() });
    expect(body["@odata.etag"]).toMatch(/^W\/"[\w+/=]+"$/);
    expect((await graph(`${all}/${body.id}`)).status).toBe(404);
    now += 300;
    expect((await graph(`${all}/${body.id}`)).status).toBe(200);
  });

  it.each([
    ["a name of more than 50 characters", { displayName: "x".repeat(51) }, 400],
    ["no name", { displayName: undefined }, 400],
    ["less than a day", { duration: "PT12H" }, 400],
    ["no day", { duration: "P0D" }, 400],
    ["more than two years", { duration: "P731D" }, 400],
    ["another extension", { autoExtendDuration: "P90D" }, 400],
    ["an extension of Global Administrator", { accessDetails: rolesOf(globalAdministrator) }, 400],
    ["no role", { accessDetails: { unifiedRoles: [] } }, 400],
  ])("is refused with %s", async (_what, more, status) => {
    const answer = await create(more);
    expect(answer.status).toBe(status);
    expect(answer.body.error).toMatchObject({
      code: "BadRequest",
      message: expect.any(String),
      innerError: { "request-id": expect.any(String), "client-request-id": expect.any(String) },
    });
  });

  it("may last two years, and Global Administrator may be asked for without an extension", async () => {
    expect((await create({ duration: "P2Y" })).status).toBe(201);
    const more = {
      displayName: "All",
      accessDetails: rolesOf(globalAdministrator),
      autoExtendDuration: "PT0S",
    };
    expect((await create(more)).status).toBe(201);
  });

  it("has a name that no other of the partner's has", async () => {
    await create();
    const second = await create({ displayName: "LEAST ROLES" });
    expect(second.status).toBe(409);
    graph = await graphCaller(sim, partner(resellerId));
    expect((await create()).status).toBe(201);
  });

  it("is changed and deleted only by who knows its newest version", async () => {
    const id = await created();
    const etag = (await show(id))["@odata.etag"];
    const change = (headers: Record<string, string>) =>
      graph(`${all}/${id}`, { method: "PATCH", body: { displayName: "Other" }, headers });
    expect((await change({})).status).toBe(428);
    expect((await change({ "If-Match": etag })).body).toMatchObject({
      displayName: "Other",
      duration: "P730D",
    });
    expect((await change({ "If-Match": etag })).status).toBe(412);
    const remove = (headers: Record<string, string>) => graph(`${all}/${id}`, { method: "DELETE", headers });
    expect((await remove({ "If-Match": etag })).status).toBe(412);
    expect((await remove({ "If-Match": (await show(id))["@odata.etag"] })).status).toBe(204);
    expect((await graph(`${all}/${id}`)).status).toBe(404);
  });
});

describe("the states", () => {
  it("go from the lock to the approval, and by themselves to active", async () => {
    const id = await created();
    const etag = (await show(id))["@odata.etag"];
    const locked = await ask(id, "lockForApproval", { "If-Match": etag });
    expect(locked.status).toBe(201);
    expect(locked.headers.get("Location")).toContain(`${all}/${id}/requests/${locked.body.id}`);
    expect(locked.body).toMatchObject({ action: "lockForApproval", status: "created" });
    expect((await show(id)).status).toBe("created");
    now += step;
    expect(await show(id)).toMatchObject({
      status: "approvalPending",
      activatedDateTime: null,
      endDateTime: null,
    });
    expect((await graph(`${all}/${id}/requests`)).body.value).toMatchObject([{ status: "succeeded" }]);
    expect(sim.accept(approvalLink(id), tenant.tenantId)).toEqual({ ok: true, because: null });
    expect((await show(id)).status).toBe("approved");
    now += step;
    expect((await show(id)).status).toBe("activating");
    now += step;
    expect(await show(id)).toMatchObject({
      status: "active",
      activatedDateTime: new Date(now).toISOString().replace("Z", "0000Z"),
    });
  });

  it("pass in one read when there is no step between them", async () => {
    sim.faults.gdapStepMs = 0;
    const { body } = await create();
    await ask(body.id, "lockForApproval");
    expect((await show(body.id)).status).toBe("approvalPending");
    sim.accept(approvalLink(body.id), tenant.tenantId);
    expect((await show(body.id)).status).toBe("active");
  });

  it("lapse when nobody approves for 90 days", async () => {
    const id = await waiting();
    await later(90 * day);
    expect((await show(id)).status).toBe("expired");
    expect(sim.accept(approvalLink(id), tenant.tenantId).ok).toBe(false);
  });

  it("end when the term ends, or go on when it extends itself", async () => {
    const ending = await active({ displayName: "Ending", duration: "P30D", autoExtendDuration: "PT0S" });
    const extended = await active({ displayName: "Extended", duration: "P30D" });
    await later(Date.parse((await show(ending)).endDateTime) - now);
    expect((await show(ending)).status).toBe("expiring");
    now += step;
    expect((await show(ending)).status).toBe("expired");
    now += 10 * step;
    const { status, activatedDateTime, endDateTime } = await show(extended);
    expect(status).toBe("active");
    expect(Date.parse(endDateTime) - Date.parse(activatedDateTime)).toBe(210 * day);
  });

  it("end on the partner's request, step by step", async () => {
    const id = await active();
    const request = await ask(id, "terminate");
    expect(request.body).toMatchObject({ action: "terminate", status: "created" });
    const one = async () => (await graph(`${all}/${id}/requests/${request.body.id}`)).body.status;
    expect((await show(id)).status).toBe("terminationRequested");
    now += step;
    expect((await show(id)).status).toBe("terminating");
    expect(await one()).toBe("running");
    now += step;
    expect((await show(id)).status).toBe("terminated");
    expect(await one()).toBe("succeeded");
    expect((await ask(id, "terminate")).status).toBe(409);
  });

  it("allow no act out of turn", async () => {
    const id = await waiting();
    const etag = { "If-Match": (await show(id))["@odata.etag"] };
    expect((await ask(id, "lockForApproval")).status).toBe(409);
    expect((await ask(id, "terminate")).status).toBe(409);
    expect((await ask(id, "approve")).status).toBe(409);
    expect((await ask(id, "dance")).status).toBe(400);
    expect((await ask(id, "terminate", { "If-Match": 'W/"old"' })).status).toBe(412);
    const change = (body: object) => graph(`${all}/${id}`, { method: "PATCH", body, headers: etag });
    expect((await change({ displayName: "Other" })).status).toBe(409);
    expect((await graph(`${all}/${id}`, { method: "DELETE", headers: etag })).status).toBe(409);
  });

  it("let the extension and the roles of an active one be changed, and nothing else", async () => {
    const id = await active();
    const change = async (body: object) =>
      graph(`${all}/${id}`, {
        method: "PATCH",
        body,
        headers: { "If-Match": (await show(id))["@odata.etag"] },
      });
    expect((await change({ autoExtendDuration: "PT0S" })).body.autoExtendDuration).toBe("PT0S");
    expect((await change({ accessDetails: rolesOf(globalReader) })).status).toBe(200);
    expect((await change({ displayName: "Other" })).status).toBe(409);
  });

  it("let a reseller answer what its provider prepared", async () => {
    const id = await waiting();
    const relationship = sim.world.gdap.get(id);
    if (!relationship) throw new Error("It was created above.");
    sim.world.gdap.set(id, {
      ...relationship,
      indirectProviderId: resellerId,
      isPartnerConsentPending: true,
    });
    expect(await show(id)).toMatchObject({
      "@odata.type": "#microsoft.graph.resellerDelegatedAdminRelationship",
      isPartnerConsentPending: true,
      indirectProviderTenantId: resellerId,
    });
    expect((await ask(id, "reject")).status).toBe(400);
    const answer = await ask(id, "reject", { Prefer: "include-unknown-enum-members" });
    expect(answer.status).toBe(201);
    expect((await show(id)).status).toBe("terminated");
  });

  it("make a relationship that was open to anybody the customer’s who approved it", async () => {
    const id = await waiting({ customer: undefined });
    expect((await show(id)).customer).toBeNull();
    sim.accept(approvalLink(id), tenant.tenantId);
    expect((await show(id)).customer).toEqual({ tenantId: tenant.tenantId, displayName: tenant.companyName });
  });
});

describe("what happens to a relationship", () => {
  it("is told even while nobody reads it", async () => {
    await waiting();
    now += 90 * day;
    const told = () => sim.world.auditRecords.at(-1)?.operationType;
    await expect.poll(told, { timeout: 10_000 }).toBe("granular_admin_relationship_expired");
  });

  it("is written down, with the customer and the relationship’s id", async () => {
    const id = await active();
    await ask(id, "terminate");
    now += 2 * step;
    await show(id);
    const told = sim.world.auditRecords.map(({ operationType }) => operationType);
    expect(told).toEqual([
      "granular_admin_relationship_activated",
      "granular_admin_relationship_approved",
      "granular_admin_relationship_terminated",
    ]);
    expect(sim.world.auditRecords[1]).toMatchObject({
      resourceType: "granular_admin_relationship",
      customerId: tenant.tenantId,
      userPrincipalName: "admin@ujugyfel.example",
      resourceNewValue: { Id: id, customer: { organizationDisplayName: tenant.companyName } },
    });
  });
});

describe("the list", () => {
  const names = (body: { value: { displayName: string }[] }) =>
    body.value.map(({ displayName }) => displayName);
  beforeEach(async () => {
    await active({ displayName: "it's one" });
    await created({ displayName: "two", autoExtendDuration: "PT0S" });
    await created({ displayName: "three" });
  });

  it("is filtered by what is equal, joined by and", async () => {
    const find = async (filter: string) =>
      names((await graph(`${all}?$filter=${encodeURIComponent(filter)}`)).body);
    expect(await find("status eq 'active'")).toEqual(["it's one"]);
    expect(await find(`status eq 'created' and customer/tenantId eq '${tenant.tenantId}'`)).toEqual([
      "two",
      "three",
    ]);
    expect(await find("displayName eq 'it''s one'")).toEqual(["it's one"]);
    expect(await find(`status eq 'active' and customer/tenantId eq '${directId}'`)).toEqual([]);
  });

  it("is sorted, counted, cut to what was selected, and goes on with the next link", async () => {
    const { body } = await graph(
      `${all}?$orderby=displayName desc&$top=2&$count=true&$select=displayName,status`,
    );
    expect(names(body)).toEqual(["two", "three"]);
    expect(body["@odata.count"]).toBe(3);
    expect(Object.keys(body.value[0])).toEqual(["@odata.type", "@odata.etag", "displayName", "status"]);
    const next = await graph(body["@odata.nextLink"]);
    expect(names(next.body)).toEqual(["it's one"]);
    expect(next.body["@odata.nextLink"]).toBeUndefined();
  });

  it.each([
    "$top=301",
    "$top=0",
    "$filter=status ne 'active'",
    "$select=secret",
    "$orderby=secret",
    "$skipToken=x",
  ])("is refused with %s", async (query) => {
    expect((await graph(`${all}?${query}`)).status).toBe(400);
  });

  it("holds the caller’s own alone", async () => {
    graph = await graphCaller(sim, partner(resellerId));
    expect(names((await graph(all)).body)).toEqual([]);
  });

  it("names the customers with whom one is in force, and their portals", async () => {
    const { body } = await graph("/delegatedAdminCustomers");
    expect(body.value).toMatchObject([{ id: tenant.tenantId, displayName: tenant.companyName }]);
    expect((await graph(`/delegatedAdminCustomers/${tenant.tenantId}`)).body.tenantId).toBe(tenant.tenantId);
    const services = await graph(`/delegatedAdminCustomers/${tenant.tenantId}/serviceManagementDetails`);
    expect(services.body.value[0].serviceManagementUrl).toContain("https://");
    expect((await graph(`/delegatedAdminCustomers/${directId}`)).status).toBe(404);
  });
});

describe("an access assignment", () => {
  const group = "869713c9-0b28-4d08-8949-ae07ae1bf528";
  let assignments: string;
  const assign = (roles = rolesOf(globalReader)) =>
    graph(assignments, {
      method: "POST",
      body: {
        accessContainer: { accessContainerId: group, accessContainerType: "securityGroup" },
        accessDetails: roles,
      },
    });
  beforeEach(async () => {
    assignments = `${all}/${await active()}/accessAssignments`;
  });

  it("is pending first and active after a while", async () => {
    const { status, headers, body } = await assign();
    expect(status).toBe(201);
    expect(body.status).toBe("pending");
    now += step;
    expect((await graph(headers.get("Location") ?? "")).body.status).toBe("active");
  });

  it("gets other roles by an operation that takes its time", async () => {
    const { body } = await assign();
    now += step;
    const address = `${assignments}/${body.id}`;
    const change = async (roles: object) =>
      graph(address, {
        method: "PATCH",
        body: { accessDetails: roles },
        headers: { "If-Match": (await graph(address)).body["@odata.etag"] },
      });
    expect((await change(rolesOf(globalReader))).status).toBe(200);
    const changing = await change(rolesOf(globalReader, userAdministrator));
    expect(changing.status).toBe(202);
    expect(changing.headers.get("Retry-After")).toBe("10");
    const operation = async () => (await graph(changing.headers.get("Location") ?? "")).body;
    expect((await operation()).status).toBe("notStarted");
    now += step;
    expect((await operation()).status).toBe("running");
    now += step;
    expect((await operation()).status).toBe("succeeded");
    expect(JSON.parse((await operation()).data).accessContainer.accessContainerId).toBe(group);
    expect((await graph(address)).body.accessDetails).toEqual(rolesOf(globalReader, userAdministrator));
  });

  it("goes away, and its group may be assigned again", async () => {
    const { body } = await assign();
    now += step;
    const address = `${assignments}/${body.id}`;
    expect((await graph(address, { method: "DELETE" })).status).toBe(428);
    const etag = (await graph(address)).body["@odata.etag"];
    expect((await graph(address, { method: "DELETE", headers: { "If-Match": etag } })).status).toBe(204);
    expect((await assign()).status).toBe(409);
    now += step;
    expect((await graph(address)).status).toBe(404);
    expect((await assign()).status).toBe(201);
    const told = sim.world.auditRecords.map(({ operationType }) => operationType).slice(2);
    expect(told).toEqual([
      "granular_admin_access_assignment_created",
      "granular_admin_access_assignment_activated",
      "granular_admin_access_assignment_deleted",
      "granular_admin_access_assignment_created",
    ]);
  });

  it("gives no role that the relationship lacks, and none before it is active", async () => {
    expect((await assign(rolesOf(globalAdministrator))).status).toBe(400);
    assignments = `${all}/${await waiting({ displayName: "Waiting" })}/accessAssignments`;
    expect((await assign()).status).toBe(409);
  });
});

describe("Graph refuses", () => {
  const forbidden = (answer: { status: number; body: { error: { message: string } } }) => {
    expect(answer.status).toBe(403);
    expect(answer.body.error.message).toContain("does not have the required permissions");
  };

  it("writes by anybody but an admin agent, while every agent reads", async () => {
    graph = await graphCaller(sim, partner(directId), "bence@napraforgo.example");
    forbidden(await create());
    expect((await graph(all)).status).toBe(200);
  });

  it("who signed in without a second factor", async () => {
    graph = await graphCaller(sim, partner(directId), "dani@napraforgo.example");
    forbidden(await graph(all));
  });

  it("in its own form when it has too many requests", async () => {
    sim.faults.add({
      path: "/delegatedAdminRelationships",
      times: 1,
      kind: { answer: 429, retryAfterSeconds: 7 },
    });
    const answer = await graph(all);
    expect(answer.status).toBe(429);
    expect(answer.headers.get("Retry-After")).toBe("7");
    expect(answer.body.error.code).toBe("TooManyRequests");
    expect((await graph(all)).status).toBe(200);
  });

  it("an app by itself, a token for another audience, and none", async () => {
    const ask = (authorization: string) =>
      http(`${sim.addresses.graph}/v1.0/tenantRelationships${all}`, {
        headers: { Authorization: authorization },
      });
    expect((await ask(await asUser(sim, partner(directId)))).body.error.code).toBe(
      "InvalidAuthenticationToken",
    );
    expect((await ask(await asApp(sim, partner(directId)))).status).toBe(401);
    expect((await ask("")).status).toBe(401);
  });
});
