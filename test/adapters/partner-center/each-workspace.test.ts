import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SlackUserId, WorkspaceId } from "../../../src/domain/ids.ts";
import {
  type PartnerCenterSimulator,
  startPartnerCenterSimulator,
} from "../../../src/simulators/partner-center/simulator.ts";
import { useDatabase } from "../../support/databases.ts";
import { chooseAtSignInPage, connect } from "./connected.ts";

const database = useDatabase();
const callback = "https://kapocs.example/setup/partner-center/callback";
const clock = { now: new Date("2026-11-02T09:00:00.000Z") };
const app = {
  clientId: "22222222-0000-4000-8000-000000000001",
  secret: "the-secret-of-the-application",
  redirectUris: [callback],
  hasPartnerConsent: true,
  hasGraphConsent: true,
};
/** One application of the operator's, which both partners took in. */
const partners = ["Alma Partner", "Birs Partner"] as const;
type PartnerName = (typeof partners)[number];

let vendor: PartnerCenterSimulator;
const tenantOf = new Map<PartnerName, string>();
let made = 0;

beforeAll(async () => {
  vendor = await startPartnerCenterSimulator({ now: () => clock.now.getTime() });
  vendor.world.partners.clear();
  for (const name of partners) {
    const { tenantId } = vendor.addPartner({ name, kind: "direct", apps: [app] });
    tenantOf.set(name, tenantId);
  }
});
afterAll(() => vendor.close());

function stage() {
  let holdsCustomers = false;
  made += 10;
  const started = connect(
    database.current,
    vendor.addresses,
    { tenantId: "organizations", clientId: app.clientId, clientSecret: app.secret },
    clock,
    { ownTenantId: null, holdsCustomers: () => holdsCustomers },
  );
  const workspace = (no: number) =>
    WorkspaceId.parse(`00000000-0000-7000-8000-${String(made + no).padStart(12, "0")}`);
  return {
    ...started,
    first: workspace(1),
    second: workspace(2),
    fillsCustomers: () => {
      holdsCustomers = true;
    },
    async signsIn(workspaceId: WorkspaceId, name: PartnerName) {
      const { connection } = started;
      const user = vendor.world.partners.get(tenantOf.get(name) ?? "")?.users[0]?.userPrincipalName ?? "";
      const by = SlackUserId.parse("U0ANNA");
      const { url } = await connection.beginSignIn(workspaceId, by, callback, clock.now);
      const back = await chooseAtSignInPage(url, { user, decision: "with-mfa" });
      return (await connection.finishSignIn(back, clock.now)).end;
    },
    /** The partner tenant by whose rights the vendor saw the next call. */
    async callsAs(workspaceId: WorkspaceId, as: "user" | "either" = "user") {
      const before = vendor.traffic.length;
      await started.client.call({
        ...{ workspaceId, correlationId: "c", to: "api", path: "/v1/customers" },
        ...({ method: "GET", as, isRepeatable: false } as const),
      });
      return vendor.traffic.slice(before);
    },
  };
}

const isToken = ({ url }: { readonly url: string }) => url.includes("/token");

describe("where every workspace works on a partner tenant of its own", () => {
  it("takes the tenant of the first sign-in, and asks with its rights from then on", async () => {
    const { signsIn, connection, first, second } = stage();
    for (const [workspaceId, name] of [
      [first, "Alma Partner"],
      [second, "Birs Partner"],
    ] as const) {
      const before = vendor.traffic.length;
      expect(await signsIn(workspaceId, name)).toMatchObject({ outcome: "signed-in", withMfa: true });
      const tenantId = tenantOf.get(name) ?? "";
      expect((await connection.status(workspaceId)).partnerTenantId).toBe(tenantId);
      const asked = vendor.traffic.slice(before).filter(isToken);
      expect(asked[0]?.url).toContain("/organizations/oauth2/");
      for (const { url } of asked.slice(1)) expect(url).toContain(`/${tenantId}/oauth2/`);
      expect(asked.length).toBeGreaterThan(1);
    }
  });

  it("lets a mistake be put right while there are no customers, and mixes no partner's customers after", async () => {
    const { signsIn, connection, first, fillsCustomers } = stage();
    await signsIn(first, "Alma Partner");
    expect(await signsIn(first, "Birs Partner")).toMatchObject({ outcome: "signed-in" });
    fillsCustomers();
    expect(await signsIn(first, "Alma Partner")).toEqual({ outcome: "refused", because: "other-partner" });
    expect((await connection.status(first)).partnerTenantId).toBe(tenantOf.get("Birs Partner"));
    expect(await signsIn(first, "Birs Partner")).toMatchObject({ outcome: "signed-in" });
  });

  it("asks nobody where nobody has signed in, as the application either", async () => {
    const { callsAs, first } = stage();
    const before = vendor.traffic.length;
    for (const as of ["user", "either"] as const)
      await expect(callsAs(first, as)).rejects.toMatchObject({ trouble: "not-signed-in" });
    expect(vendor.traffic).toHaveLength(before);
  });

  it("asks as the application at the tenant of a sign-in that has ended, not at any other", async () => {
    const { signsIn, callsAs, first, second } = stage();
    await signsIn(first, "Alma Partner");
    await signsIn(second, "Birs Partner");
    clock.now = new Date(clock.now.getTime() + 91 * 24 * 60 * 60 * 1_000);
    const [asked] = (await callsAs(second, "either")).filter(isToken);
    expect(asked?.url).toContain(`/${tenantOf.get("Birs Partner")}/oauth2/`);
  });

  it("says who began a sign-in without using it up", async () => {
    const { connection, first } = stage();
    const by = SlackUserId.parse("U0ANNA");
    const { state } = await connection.beginSignIn(first, by, callback, clock.now);
    for (let look = 0; look < 2; look += 1)
      expect(await connection.readSignIn(state, clock.now)).toEqual({ workspaceId: first, by });
    expect(await connection.readSignIn("another", clock.now)).toBeNull();
  });
});
