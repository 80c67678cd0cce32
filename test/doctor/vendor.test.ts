import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findVendorAccount } from "../../db/queries/vendor-accounts.ts";
import { readWhatCanBeUsed } from "../../src/config.ts";
import { readDatabase } from "../../src/doctor/database-facts.ts";
import { examineVendor } from "../../src/doctor/vendor.ts";
import { WorkspaceId } from "../../src/domain/ids.ts";
import { translator } from "../../src/i18n/index.ts";
import {
  type PartnerCenterSimulator,
  startPartnerCenterSimulator,
} from "../../src/simulators/partner-center/simulator.ts";
import { chooseAtSignInPage, connect } from "../adapters/partner-center/connected.ts";
import { makeContext } from "../support/context.ts";
import { useDatabase } from "../support/databases.ts";

const database = useDatabase();
const callback = "https://kapocs.example/setup/partner-center/callback";
const workspaceId = WorkspaceId.parse("00000000-0000-7000-8000-0000000000aa");
/** The one that `connect` seals with. */
const keys = { first: Buffer.alloc(32, 7), others: [] };

let vendor: PartnerCenterSimulator;
beforeAll(async () => {
  vendor = await startPartnerCenterSimulator({ world: "small" });
});
afterAll(() => vendor.close());

function partner() {
  const [first] = vendor.world.partners.values();
  const [app] = first?.apps ?? [];
  const [user] = first?.users ?? [];
  if (!first || !app || !user) throw new Error("the small world has no partner");
  return { tenantId: first.tenantId, app, user };
}

async function examine(changes: Record<string, string> = {}, withKeys: typeof keys = keys) {
  const { tenantId, app } = partner();
  const { partnerDirectory } = readWhatCanBeUsed({
    PARTNER_DIRECTORY: "partner-center",
    PARTNER_CENTER_TENANT_ID: tenantId,
    PARTNER_CENTER_CLIENT_ID: app.clientId,
    PARTNER_CENTER_CLIENT_SECRET: app.secret,
    PARTNER_CENTER_LOGIN_URL: vendor.addresses.login,
    PARTNER_CENTER_API_URL: vendor.addresses.api,
    PARTNER_CENTER_GRAPH_URL: vendor.addresses.graph,
    ...changes,
  });
  const facts = await readDatabase(database.current);
  const [workspace] = facts.workspaces;
  if (partnerDirectory?.kind !== "partner-center" || !workspace) throw new Error("nothing to examine");
  const publicUrl = "https://kapocs.example";
  const { findings, clock } = await examineVendor(
    partnerDirectory,
    workspace,
    withKeys,
    publicUrl,
    new Date(),
  );
  return { codes: findings.map(({ level, code }) => `${level} ${code}`), findings, clock };
}

describe("the doctor, about Partner Center", () => {
  it("says that nobody has signed in, and still looks at the web hook as the application", async () => {
    await makeContext(database.current, { workspaceId });
    const { codes } = await examine();
    expect(codes).toEqual(["warning not-signed-in", "warning hook-missing"]);
  });

  it("tries the rights of whoever signed in, reads the clock, and keeps nothing of it", async () => {
    const { tenantId, app, user } = partner();
    Object.assign(app, { redirectUris: [...app.redirectUris, callback] });
    const { connection } = connect(
      database.current,
      vendor.addresses,
      { tenantId, clientId: app.clientId, clientSecret: app.secret },
      { now: new Date() },
    );
    const { url } = await connection.beginSignIn(workspaceId, null, callback, new Date());
    const answer = await chooseAtSignInPage(url, { user: user.userPrincipalName, decision: "with-mfa" });
    expect((await connection.finishSignIn(answer, new Date())).end.outcome).toBe("signed-in");
    const before = await findVendorAccount(database.current.db, workspaceId);
    const { codes, clock } = await examine();
    expect(codes).toEqual(["ok signed-in", "ok reads-customers", "ok reads-gdap", "warning hook-missing"]);
    expect(clock).not.toBeNull();
    expect(await findVendorAccount(database.current.db, workspaceId)).toEqual(before);
  });

  it("names what the sign-in runs into, in the words of the set-up", async () => {
    const { codes, findings } = await examine({ PARTNER_CENTER_CLIENT_SECRET: "another-secret" });
    expect(codes).toContain("fault customers-refused");
    const said = findings.map((each) => each.text(translator("hu"))).join("\n");
    expect(said).toContain(translator("hu")("connection.trouble.bad-client"));
    expect(said).not.toContain("another-secret");
  });

  it("says that the sign-in is sealed under another key", async () => {
    const { codes } = await examine({}, { first: Buffer.alloc(32, 8), others: [] });
    expect(codes).toContain("fault sealed");
  });

  it("says that Microsoft does not answer", async () => {
    const { codes } = await examine({ PARTNER_CENTER_LOGIN_URL: "http://127.0.0.1:1" });
    expect(codes).toContain("fault silent");
  });
});
