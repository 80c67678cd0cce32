import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { CorrelationId, CustomerTenantId, WorkspaceId } from "../../../../src/domain/ids.ts";
import type { GdapAsk } from "../../../../src/ports/delegated-admin.ts";
import { DirectoryUnavailable } from "../../../../src/ports/partner-directory.ts";
import { type Asked, type Reply, recordedGraph } from "./graph-stage.ts";

const workspaceId = WorkspaceId.parse("00000000-0000-7000-8000-000000000001");
const tenantId = CustomerTenantId.parse("52eaad04-13a2-4a2f-9ce8-93a294fadf36");
const correlationId = CorrelationId.parse("11111111-1111-4111-8111-111111111111");
const id = "5d027261-d21f-4aa9-b7db-7fa1f56fb163-8777b240-c6f0-4469-9e98-a3205431b836";
const path = "/graph/v1.0/tenantRelationships/delegatedAdminRelationships";

const ask: GdapAsk = {
  name: "O'Hara helpdesk",
  tenantId,
  companyName: "Contoso Inc",
  roleIds: ["f2ef992c-3afb-46b9-b7cf-a126ee74c451"],
  durationDays: 180,
  isAutoExtended: false,
};

function shown(changes: Record<string, unknown> = {}) {
  return {
    "@odata.etag": 'W/"one"',
    id,
    displayName: ask.name,
    duration: "P180D",
    customer: { tenantId, displayName: "Contoso Inc" },
    accessDetails: { unifiedRoles: [{ roleDefinitionId: ask.roleIds[0] }] },
    status: "active",
    autoExtendDuration: "PT0S",
    createdDateTime: "2026-02-10T11:24:42.3148266Z",
    activatedDateTime: "2026-02-10T11:26:44.9941884Z",
    endDateTime: "2026-08-09T11:24:42.3148266Z",
    ...changes,
  };
}

const refusal = (code: string, message: string) => ({ error: { code, message, innerError: {} } });
const request = (graph: Awaited<ReturnType<typeof recordedGraph>>) =>
  graph.admin.request(workspaceId, ask, "key", correlationId);

describe("a customer's granular relationships", () => {
  it("are read page by page, the transition's own among them, since its rights stand", async () => {
    const graph = await recordedGraph(({ query }): Reply => {
      if (query.has("$skiptoken"))
        return { body: { value: [shown({ id: "second", displayName: "MLT_x" })] } };
      return {
        body: { value: [shown()], "@odata.nextLink": `${graph.base}${path.slice(6)}?$skiptoken=a%3D` },
      };
    });
    const found = await graph.admin.ofCustomer(workspaceId, tenantId);
    expect(found.map((each) => each.id)).toEqual([id, "second"]);
    expect(graph.asked[0]?.query.get("$filter")).toBe(`customer/tenantId eq '${tenantId}'`);
    expect(graph.asked[1]?.query.get("$skiptoken")).toBe("a=");
  });

  it("are not looked for at an address that the list names on another host", async () => {
    const graph = await recordedGraph(() => ({
      body: { value: [], "@odata.nextLink": `https://elsewhere.example${path}?$skiptoken=a` },
    }));
    await expect(graph.admin.ofCustomer(workspaceId, tenantId)).rejects.toThrow(DirectoryUnavailable);
    expect(graph.asked).toHaveLength(1);
  });

  it("are those of this customer alone where Graph does not filter", async () => {
    const other = shown({ id: "other", customer: { tenantId: "4b827261-d21f-4aa9-b7db-7fa1f56fb163" } });
    const graph = await recordedGraph(({ query }) =>
      query.has("$filter")
        ? { status: 400, body: refusal("BadRequest", "Invalid filter clause") }
        : { body: { value: [other, shown()] } },
    );
    expect(await graph.admin.ofCustomer(workspaceId, tenantId)).toMatchObject([{ id }]);
  });

  it("may lack dates, come in other letters and in states that nobody knows yet", async () => {
    const odd = {
      ID: 77,
      DisplayName: null,
      Duration: "P2Y",
      Customer: null,
      AccessDetails: { UnifiedRoles: [{ RoleDefinitionId: "ABC" }, null, {}] },
      Status: "somethingNew",
      AutoExtendDuration: "P180D",
      ActivatedDateTime: "",
      EndDateTime: null,
    };
    const graph = await recordedGraph(() => ({ body: odd, headers: { etag: 'W/"header"' } }));
    expect(await graph.admin.find(workspaceId, "77")).toEqual({
      id: "77",
      name: "",
      state: "unknown",
      tenantId: null,
      companyName: null,
      roleIds: ["abc"],
      durationDays: 730,
      isAutoExtended: true,
      createdAt: null,
      activatedAt: null,
      endsAt: null,
      etag: 'W/"header"',
    });
  });

  it("are those that end before the day, active and expiring ones", async () => {
    const graph = await recordedGraph(({ query }) => ({
      body: {
        value: query.get("$filter")?.includes("expiring")
          ? [shown({ id: "soon", status: "expiring" })]
          : [shown({ id: "late", endDateTime: "2027-01-01T00:00:00Z" }), shown()],
      },
    }));
    const found = await graph.admin.endingBefore(workspaceId, new Date("2026-09-01T00:00:00Z"));
    expect(found.map((each) => each.id)).toEqual([id, "soon"]);
  });

  it("cannot be asked for without rights, which is most often a missing second factor", async () => {
    const said = "The user (principal) does not have the required permissions to perform this action.";
    const graph = await recordedGraph(() => ({ status: 403, body: refusal("Forbidden", said) }));
    await expect(graph.admin.ofCustomer(workspaceId, tenantId)).rejects.toMatchObject({ trouble: "no-mfa" });
  });

  it("cannot be asked for before the partner consented to it", async () => {
    const said = "Insufficient privileges to complete the operation.";
    const graph = await recordedGraph(() => ({
      status: 403,
      body: refusal("Authorization_RequestDenied", said),
    }));
    await expect(graph.admin.find(workspaceId, id)).rejects.toMatchObject({ trouble: "consent-missing" });
  });

  it("that are gone are nothing, not an error", async () => {
    const graph = await recordedGraph(() => ({ status: 404, body: refusal("ResourceNotFound", "gone") }));
    expect(await graph.admin.find(workspaceId, id)).toBeNull();
  });
});

/** A Graph that keeps one relationship, seen by reads after the second look. */
function keeping(seenAfter: number, fault?: (asked: Asked) => Reply | null) {
  let kept: ReturnType<typeof shown> | null = null;
  let looks = 0;
  return (asked: Asked): Reply => {
    const odd = fault?.(asked);
    if (odd && asked.method !== "POST") return odd;
    if (asked.method === "POST" && asked.path === path) {
      if (kept) return { status: 409, body: refusal("Conflict", "displayName exists") };
      kept = shown({ status: "created", activatedDateTime: "", endDateTime: "" });
      return odd ?? { status: 201, body: kept };
    }
    if (asked.method === "POST") {
      kept = shown({ status: "approvalPending" });
      return odd ?? { status: 201, body: { action: "lockForApproval", status: "created" } };
    }
    looks += 1;
    const seen = looks > seenAfter ? kept : null;
    if (asked.path === path) return { body: { value: seen ? [seen] : [] } };
    return seen ? { body: seen } : { status: 404, body: refusal("ResourceNotFound", "not yet") };
  };
}

describe("a request for granular administration", () => {
  it("is created, waited for, locked with its ETag and answered with its link", async () => {
    const graph = await recordedGraph(keeping(3));
    expect(await request(graph)).toEqual({
      outcome: "created",
      id,
      approvalUrl: `https://admin.microsoft.com/AdminPortal/Home#/partners/invitation/granularAdminRelationships/${id}`,
    });
    const posts = graph.asked.filter((each) => each.method === "POST");
    expect(posts).toMatchObject([
      {
        body: {
          displayName: "O'Hara helpdesk",
          duration: "P180D",
          customer: { tenantId, displayName: "Contoso Inc" },
          accessDetails: { unifiedRoles: [{ roleDefinitionId: "f2ef992c-3afb-46b9-b7cf-a126ee74c451" }] },
          autoExtendDuration: "PT0S",
        },
      },
      { path: `${path}/${id}/requests`, ifMatch: 'W/"one"', body: { action: "lockForApproval" } },
    ]);
    expect(graph.asked[0]?.query.get("$filter")).toBe("displayName eq 'O''Hara helpdesk'");
  });

  it("that timed out after its effect is not made twice", async () => {
    let isFirst = true;
    const graph = await recordedGraph(
      keeping(0, ({ method }) => {
        if (method !== "POST" || !isFirst) return null;
        isFirst = false;
        return { status: 504, body: {} };
      }),
    );
    await expect(request(graph)).rejects.toThrow(DirectoryUnavailable);
    expect(await request(graph)).toMatchObject({ outcome: "created", id });
    expect(graph.asked.filter((each) => each.method === "POST" && each.path === path)).toHaveLength(1);
  });

  it("whose repeat is faster than the list finds its own by the name that is taken", async () => {
    const answers = keeping(1);
    answers({ method: "POST", path, query: new URLSearchParams(), ifMatch: undefined, body: null });
    const graph = await recordedGraph(answers);
    expect(await request(graph)).toMatchObject({ outcome: "created", id });
  });

  it("with a name that something else bears is refused", async () => {
    const graph = await recordedGraph(() => ({ body: { value: [shown()] } }));
    expect(await request(graph)).toMatchObject({ outcome: "refused", because: "name-taken" });
    expect(graph.asked.some((each) => each.method === "POST")).toBe(false);
  });

  it("that the vendor refuses says so in its words", async () => {
    const said = "The user (principal) does not have the required permissions.";
    const graph = await recordedGraph(({ method }) =>
      method === "POST" ? { status: 403, body: refusal("Forbidden", said) } : { body: { value: [] } },
    );
    expect(await request(graph)).toMatchObject({
      outcome: "refused",
      because: "not-permitted",
      message: said,
    });
  });

  it("with a role that cannot be extended is refused for that", async () => {
    const said = "autoExtendDuration is not possible with the Global Administrator role.";
    const graph = await recordedGraph(({ method }) =>
      method === "POST" ? { status: 400, body: refusal("BadRequest", said) } : { body: { value: [] } },
    );
    const extended = { ...ask, isAutoExtended: true };
    expect(await graph.admin.request(workspaceId, extended, "key", correlationId)).toMatchObject({
      because: "role-not-extendable",
      message: said,
    });
  });
});

describe("the end of a granular relationship", () => {
  const end = (graph: Awaited<ReturnType<typeof recordedGraph>>) =>
    graph.admin.terminate(workspaceId, id, 'W/"one"', correlationId);

  it("is asked for exactly the state that was seen", async () => {
    const graph = await recordedGraph(() => ({ status: 201, body: { action: "terminate" } }));
    expect(await end(graph)).toEqual({ outcome: "asked" });
    expect(graph.asked).toMatchObject([
      { path: `${path}/${id}/requests`, ifMatch: 'W/"one"', body: { action: "terminate" } },
    ]);
  });

  it.each([
    ["changed meanwhile", 412, "active", { outcome: "changed-meanwhile" }],
    ["ended already", 409, "terminated", { outcome: "ended-already" }],
    ["on its way out already", 409, "terminating", { outcome: "asked" }],
    ["refused", 400, "active", { outcome: "refused", message: "No.", correlationId: expect.any(String) }],
    ["refused for want of rights", 403, "active", { outcome: "refused", message: "No." }],
  ])("is told as %s", async (_what, status, state, expected) => {
    const graph = await recordedGraph(({ method }) =>
      method === "POST" ? { status, body: refusal("X", "No.") } : { body: shown({ status: state }) },
    );
    expect(await end(graph)).toMatchObject(expected);
  });

  it("of one that is gone has come already", async () => {
    const graph = await recordedGraph(() => ({ status: 404, body: refusal("ResourceNotFound", "gone") }));
    expect(await end(graph)).toEqual({ outcome: "ended-already" });
  });
});

describe("the published examples of granular administration", () => {
  const folder = process.env["REFERENCE_DIR"] && `${process.env["REFERENCE_DIR"]}/partner-center`;
  const example = (file: string) => JSON.parse(readFileSync(`${folder}/${file}`, "utf8")).response;

  it.runIf(folder)("graph.get.delegatedAdminRelationships.json is a list of three", async () => {
    const { body } = example("graph.get.delegatedAdminRelationships.json");
    const graph = await recordedGraph(() => ({ body }));
    expect(await graph.admin.ofCustomer(workspaceId, tenantId)).toMatchObject([
      { state: "active", isAutoExtended: true, durationDays: 730, etag: expect.stringContaining('W/"') },
      { state: "approval-pending", isAutoExtended: false, endsAt: null, activatedAt: null },
    ]);
    const later = new Date("2030-01-01T00:00:00Z");
    expect(await graph.admin.endingBefore(workspaceId, later)).toMatchObject([
      { name: "Contoso admin relationship", endsAt: new Date("2024-02-10T11:24:42.314Z") },
    ]);
  });

  it.runIf(folder)("graph.post.delegatedAdminRelationships.json is what a creation answers", async () => {
    const { status, headers, body } = example("graph.post.delegatedAdminRelationships.json");
    const graph = await recordedGraph(({ method, path: asked }) => {
      if (method === "GET" && asked === path) return { body: { value: [] } };
      return method === "GET" ? { body } : { status, headers, body };
    });
    expect(await request(graph)).toMatchObject({ outcome: "created", id: body.id });
    expect(await graph.admin.find(workspaceId, body.id)).toMatchObject({
      state: "created",
      activatedAt: null,
      isAutoExtended: true,
      roleIds: ["29232cdf-9323-42fd-ade2-1d097af3e4de", "3a2c62db-5318-420d-8d74-23affee5d9d5"],
    });
  });

  it.runIf(folder)("graph.post.requests.lockForApproval.json is an answer to a lock", async () => {
    const { status, body } = example("graph.post.requests.lockForApproval.json");
    const graph = await recordedGraph(({ method }) =>
      method === "POST"
        ? { status, body }
        : { body: { value: [shown({ status: "created" })], ...shown({ status: "created" }) } },
    );
    expect(await request(graph)).toMatchObject({ outcome: "created", id });
  });

  it
    .runIf(folder)
    .each([
      "graph.get.delegatedAdminCustomers.json",
      "graph.get.operations.json",
      "graph.post.accessAssignments.json",
    ])(
    "%s, which we never ask for, is no relationship of a customer where it comes instead",
    async (file) => {
      const { body } = example(file);
      const graph = await recordedGraph(() => ({
        body: Array.isArray(body.value) ? body : { value: [body] },
      }));
      expect(await graph.admin.ofCustomer(workspaceId, tenantId)).toEqual([]);
    },
  );
});
