import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openPostgres } from "../../../db/client.ts";
import { findVendorAccount } from "../../../db/queries/vendor-accounts.ts";
import { vendorAccounts, vendorSignIns } from "../../../db/schema/index.ts";
import { sealContext } from "../../../src/adapters/partner-center/account.ts";
import type { VendorCall } from "../../../src/adapters/partner-center/call.ts";
import { CorrelationId, SlackUserId, WorkspaceId } from "../../../src/domain/ids.ts";
import type { DirectoryTrouble } from "../../../src/ports/partner-directory.ts";
import {
  type PartnerCenterSimulator,
  startPartnerCenterSimulator,
} from "../../../src/simulators/partner-center/simulator.ts";
import { useDatabase } from "../../support/databases.ts";
import { type Application, chooseAtSignInPage, connect } from "./connected.ts";

const database = useDatabase();
const callback = "https://kapocs.example/setup/partner-center/callback";
const anna = SlackUserId.parse("U0ANNA");
const correlationId = CorrelationId.parse("01900000-0000-7000-8000-0000000000cc");
const person = "admin@contoso-partner.example";
const dayMs = 24 * 60 * 60 * 1_000;
const began = new Date("2026-11-02T09:00:00.000Z");

let vendor: PartnerCenterSimulator;
let application: Application;
let workspaceId: WorkspaceId;
let made = 0;
const clock = { now: began };

beforeAll(async () => {
  vendor = await startPartnerCenterSimulator({ now: () => clock.now.getTime() });
});
afterAll(() => vendor.close());

beforeEach(() => {
  clock.now = began;
  vendor.faults.clear();
  vendor.traffic.length = 0;
  vendor.world.settings.isMfaEnforced = true;
  vendor.world.settings.isMfaDemandedAtSignIn = false;
  vendor.world.partners.clear();
  const partner = vendor.addPartner({
    name: "Contoso Partner",
    kind: "direct",
    users: [
      {
        objectId: "11111111-0000-4000-8000-000000000001",
        userPrincipalName: person,
        displayName: "Admin Agent",
        roles: ["admin-agent", "global-admin"],
        hasMfa: true,
        isBlocked: false,
        isStoppedByPolicy: false,
      },
    ],
    apps: [
      {
        clientId: "22222222-0000-4000-8000-000000000001",
        secret: "the-secret-of-the-application",
        redirectUris: [callback],
        hasPartnerConsent: true,
        hasGraphConsent: true,
      },
    ],
  });
  application = {
    tenantId: partner.tenantId,
    clientId: "22222222-0000-4000-8000-000000000001",
    clientSecret: "the-secret-of-the-application",
  };
  made += 1;
  workspaceId = WorkspaceId.parse(`00000000-0000-7000-8000-${String(made).padStart(12, "0")}`);
});

const start = (changes: Partial<Application> = {}) =>
  connect(database.current, vendor.addresses, { ...application, ...changes }, clock);

type Started = ReturnType<typeof start>;

async function signIn(
  { connection }: Started,
  choice: Parameters<typeof chooseAtSignInPage>[1] = { user: person, decision: "with-mfa" },
) {
  const { url } = await connection.beginSignIn(workspaceId, anna, callback, clock.now);
  return connection.finishSignIn(await chooseAtSignInPage(url, choice), clock.now);
}

const reading = (as: VendorCall["as"] = "user"): VendorCall => ({
  workspaceId,
  correlationId,
  to: "api",
  method: "GET",
  path: "/v1/customers",
  as,
  isRepeatable: true,
});

const tokenRequests = () => vendor.traffic.filter(({ url }) => url.includes("/token"));
const account = () => findVendorAccount(database.current.db, workspaceId);
const later = (ms: number) => {
  clock.now = new Date(clock.now.getTime() + ms);
};
const user = () => {
  const found = vendor.world.partners.get(application.tenantId)?.users[0];
  if (!found) throw new Error("there is nobody");
  return found;
};

describe("somebody who signs in", () => {
  it("goes to the vendor and comes back, and the bot is connected", async () => {
    const process = start();
    expect(await process.connection.status(workspaceId)).toMatchObject({
      state: "not-signed-in",
      signedInAs: null,
      trouble: null,
    });
    expect(await signIn(process)).toEqual({
      workspaceId,
      by: anna,
      end: { outcome: "signed-in", as: person, withMfa: true },
    });
    expect(await process.connection.status(workspaceId)).toEqual({
      state: "signed-in",
      partnerTenantId: application.tenantId,
      signedInAs: person,
      signedInBy: anna,
      signedInAt: began,
      endsAt: new Date(began.getTime() + 90 * dayMs),
      trouble: null,
      troubleSince: null,
      webHook: { state: "not-registered" },
    });
    expect((await process.client.call(reading())).status).toBe(200);
  });

  it("proves anew who they are, by an address that is theirs alone", async () => {
    const { connection } = start();
    const [one, other] = await Promise.all([
      connection.beginSignIn(workspaceId, anna, callback, clock.now),
      connection.beginSignIn(workspaceId, anna, callback, clock.now),
    ]);
    const asked = new URL(one.url).searchParams;
    expect(Object.fromEntries(asked)).toMatchObject({
      response_type: "code",
      redirect_uri: callback,
      state: one.state,
      code_challenge_method: "S256",
      prompt: "login",
      scope: "https://api.partnercenter.microsoft.com/user_impersonation openid profile offline_access",
    });
    expect(asked.get("claims")).toContain('"mfa"');
    expect(one.state).not.toBe(other.state);
    expect(asked.get("code_challenge")).not.toBe(new URL(other.url).searchParams.get("code_challenge"));
  });

  it("cannot use the same return twice", async () => {
    const { connection } = start();
    const { url } = await connection.beginSignIn(workspaceId, anna, callback, clock.now);
    const back = await chooseAtSignInPage(url, { user: person, decision: "with-mfa" });
    const ends = await Promise.all(
      Array.from({ length: 10 }, () => connection.finishSignIn(back, clock.now)),
    );
    expect(ends.filter(({ end }) => end.outcome === "signed-in")).toHaveLength(1);
    expect(ends.filter(({ workspaceId }) => workspaceId === null)).toHaveLength(9);
    expect(ends.find(({ end }) => end.outcome === "refused")?.end).toEqual({
      outcome: "refused",
      because: "unknown-state",
    });
  });

  it("has ten minutes", async () => {
    const { connection } = start();
    const { url } = await connection.beginSignIn(workspaceId, anna, callback, clock.now);
    const back = await chooseAtSignInPage(url, { user: person, decision: "with-mfa" });
    later(10 * 60 * 1_000);
    expect((await connection.finishSignIn(back, clock.now)).end).toMatchObject({ because: "unknown-state" });
    expect(await account()).toBeNull();
  });

  it("is not mistaken for somebody who made a state up", async () => {
    const { connection } = start();
    const made = { state: "made-up", code: "code", error: null };
    expect(await connection.finishSignIn(made, clock.now)).toEqual({
      workspaceId: null,
      by: null,
      end: { outcome: "refused", because: "unknown-state" },
    });
    expect(tokenRequests()).toEqual([]);
  });

  it("without the role is told so at once", async () => {
    user().roles = [];
    const process = start();
    expect((await signIn(process)).end).toMatchObject({ outcome: "signed-in" });
    expect(await process.connection.status(workspaceId)).toMatchObject({
      state: "signed-in",
      trouble: "wrong-role",
    });
  });

  it("may think better of it", async () => {
    const end = await signIn(start(), { user: person, decision: "cancel" });
    expect(end).toEqual({ workspaceId, by: anna, end: { outcome: "refused", because: "cancelled" } });
  });

  it("needs a second factor, and does not spoil the sign-in of before without one", async () => {
    const process = start();
    await signIn(process);
    const before = await account();
    const { end } = await signIn(process, { user: person, decision: "without-mfa" });
    expect(end).toEqual({ outcome: "refused", because: "no-mfa" });
    expect(await account()).toEqual(before);
  });

  it("needs somebody to consent", async () => {
    const app = vendor.world.partners.get(application.tenantId)?.apps[0];
    if (app) app.hasPartnerConsent = false;
    const process = start();
    expect((await signIn(process)).end).toEqual({ outcome: "refused", because: "consent-missing" });
    expect((await signIn(process, { user: person, decision: "with-mfa", consent: "yes" })).end).toMatchObject(
      {
        outcome: "signed-in",
      },
    );
  });

  it("hears that the application's secret is wrong", async () => {
    const { end } = await signIn(start({ clientSecret: "another" }));
    expect(end).toEqual({ outcome: "refused", because: "bad-client" });
  });

  it("of another tenant is not taken", async () => {
    const ownTenantId = "99999999-0000-4000-8000-000000000009";
    const process = connect(database.current, vendor.addresses, application, clock, { ownTenantId });
    expect((await signIn(process)).end).toEqual({ outcome: "refused", because: "other-tenant" });
    expect(await account()).toBeNull();
  });

  it("leaves nothing readable behind: no token, no code, no secret in the log, in errors or in the database", async () => {
    const process = start();
    await signIn(process);
    await process.client.call(reading());
    vendor.faults.add({ path: "/v1/customers", times: 1, kind: { answer: 503 } });
    await process.client.call(reading());
    vendor.revokeRefreshTokens(person);
    later(2 * 60 * 60 * 1_000);
    const error = await process.client.call(reading()).catch((reason: unknown) => reason);
    const [rows, begun] = await Promise.all([
      database.current.db.select().from(vendorAccounts).where(eq(vendorAccounts.workspaceId, workspaceId)),
      database.current.db.select().from(vendorSignIns).where(eq(vendorSignIns.workspaceId, workspaceId)),
    ]);
    const kept = `${process.logged()} ${JSON.stringify(rows)} ${JSON.stringify(begun)} ${String(error)} ${JSON.stringify(error)}`;
    const secrets = process.exchanged.flatMap(({ sent, got }) => [
      ...sent,
      got.accessToken,
      ...(got.refreshToken ? [got.refreshToken] : []),
    ]);
    secrets.push(application.clientSecret);
    expect(secrets.length).toBeGreaterThan(6);
    expect(process.logged()).toContain("/v1/customers");
    for (const secret of secrets) expect(kept).not.toContain(secret);
  });
});

describe("a sign-in", () => {
  it("is sealed for its workspace alone", async () => {
    const process = start();
    await signIn(process);
    const sealed = (await account())?.sealedRefreshToken ?? "";
    expect(process.sealer.open(sealed, sealContext(workspaceId))).toMatch(/^1\.A/);
    const other = WorkspaceId.parse("00000000-0000-7000-8000-ffffffffffff");
    expect(() => process.sealer.open(sealed, sealContext(other))).toThrow();
  });

  it("gives one access token to however many ask at once", async () => {
    await signIn(start());
    const process = start();
    vendor.traffic.length = 0;
    await Promise.all(Array.from({ length: 10 }, () => process.client.call(reading())));
    expect(tokenRequests()).toHaveLength(1);
    later(54 * 60 * 1_000);
    await process.client.call(reading());
    expect(tokenRequests()).toHaveLength(1);
    later(2 * 60 * 1_000);
    await process.client.call(reading());
    expect(tokenRequests()).toHaveLength(2);
  });

  it("gives a token of its own to each of the vendor's services", async () => {
    const process = start();
    await signIn(process);
    const ask = { workspaceId, as: "user", correlationId } as const;
    const [api, graph] = await Promise.all([
      process.tokens.token({ ...ask, to: "api" }),
      process.tokens.token({ ...ask, to: "graph" }),
    ]);
    const audience = ({ text }: { text: string }) =>
      JSON.parse(Buffer.from(text.split(".")[1] ?? "", "base64url").toString()).aud;
    expect(audience(api)).toBe("https://api.partnercenter.microsoft.com");
    expect(audience(graph)).toBe("https://graph.microsoft.com");
  });

  it("keeps the newest refresh token, and lasts anew from then", async () => {
    const process = start();
    await signIn(process);
    const first = (await account())?.sealedRefreshToken ?? "";
    later(30 * dayMs);
    await process.client.call(reading());
    const now = await account();
    const open = (sealed: string) => process.sealer.open(sealed, sealContext(workspaceId));
    expect(open(now?.sealedRefreshToken ?? "")).not.toBe(open(first));
    expect(now?.endsAt).toEqual(new Date(clock.now.getTime() + 90 * dayMs));
  });

  it("is renewed once a day, and by one process however many are at it", async () => {
    const one = start();
    await signIn(one);
    const second = openPostgres(database.url);
    const other = connect(second, vendor.addresses, application, clock);
    vendor.traffic.length = 0;
    try {
      later(dayMs - 1);
      await one.connection.renew(workspaceId, clock.now);
      expect(tokenRequests()).toHaveLength(0);
      later(1);
      const all = await Promise.all(
        Array.from({ length: 10 }, (_, at) =>
          (at % 2 ? one : other).connection.renew(workspaceId, clock.now),
        ),
      );
      expect(tokenRequests()).toHaveLength(1);
      expect(all.every(({ state, trouble }) => state === "signed-in" && trouble === null)).toBe(true);
    } finally {
      await second.close();
    }
  });

  it("never loses its newest token where two processes need one at once", async () => {
    const one = start();
    await signIn(one);
    const second = openPostgres(database.url);
    const other = connect(second, vendor.addresses, application, clock);
    vendor.traffic.length = 0;
    try {
      await Promise.all([one.client.call(reading()), other.client.call(reading())]);
      const [mine, others] = [one.exchanged.at(-1), other.exchanged.at(-1)];
      const newest = one.sealer.open((await account())?.sealedRefreshToken ?? "", sealContext(workspaceId));
      // One after the other: the second used what the first had got, and what the second got was kept.
      const [first, last] = mine?.got.refreshToken === newest ? [others, mine] : [mine, others];
      expect(last?.sent).toEqual([first?.got.refreshToken]);
      expect(last?.got.refreshToken).toBe(newest);
    } finally {
      await second.close();
    }
  });

  it("is not held up for long by a process that died while it renewed", async () => {
    const process = start();
    await signIn(process);
    await database.current.db
      .update(vendorAccounts)
      .set({ renewingUntil: new Date(clock.now.getTime() + 1_000) })
      .where(eq(vendorAccounts.workspaceId, workspaceId));
    const asked = process.client.call(reading());
    later(1_000);
    expect((await asked).status).toBe(200);
  });

  it("that took the place of another while that one was renewed, stays", async () => {
    const first = start();
    await signIn(first);
    let refreshes = 0;
    const second = connect(database.current, vendor.addresses, application, clock, {
      around: (login) => ({
        ...login,
        async refresh(token, audience) {
          refreshes += 1;
          const grant = await login.refresh(token, audience);
          if (refreshes === 1) await signIn(first);
          return grant;
        },
      }),
    });
    later(1_000);
    await second.client.call(reading());
    expect(refreshes).toBe(2);
    expect((await account())?.signedInAt).toEqual(clock.now);
    const sealed = (await account())?.sealedRefreshToken ?? "";
    expect(first.sealer.open(sealed, sealContext(workspaceId))).toBe(second.exchanged[1]?.got.refreshToken);
  });

  it("goes over to the new person's rights at once", async () => {
    const process = start();
    await signIn(process);
    await process.client.call(reading());
    vendor.traffic.length = 0;
    later(1_000);
    await signIn(process);
    await process.client.call(reading());
    expect(
      tokenRequests().map(({ requestBody }) => new URLSearchParams(requestBody).get("grant_type")),
    ).toEqual(["authorization_code", "refresh_token"]);
  });
});

describe("without a sign-in", () => {
  it("nothing is done that needs a person", async () => {
    await expect(start().client.call(reading())).rejects.toMatchObject({
      trouble: "not-signed-in",
      correlationId,
    });
    expect(vendor.traffic).toEqual([]);
  });

  it("the application watches by itself", async () => {
    expect((await start().client.call(reading("either"))).status).toBe(200);
    const form = new URLSearchParams(tokenRequests()[0]?.requestBody);
    expect(form.get("grant_type")).toBe("client_credentials");
    expect(form.get("scope")).toBe("https://api.partnercenter.microsoft.com/.default");
  });

  it("the application goes on watching when the person's sign-in has ended", async () => {
    const process = start();
    await signIn(process);
    later(91 * dayMs);
    expect((await process.client.call(reading("either"))).status).toBe(200);
    await expect(process.client.call(reading())).rejects.toMatchObject({ trouble: "sign-in-ended" });
    expect(await process.connection.status(workspaceId)).toMatchObject({
      state: "ended",
      trouble: "sign-in-ended",
    });
  });

  it("the application alone is refused where a person is needed, and that is said so", async () => {
    const call = { ...reading("either"), path: "/v1/customers/relationshiprequests" };
    await expect(start().client.call(call)).rejects.toMatchObject({ trouble: "app-only-refused" });
  });
});

describe("a sign-in that the vendor takes no more", () => {
  const refused: readonly [string, () => void, DirectoryTrouble, "signed-in" | "ended"][] = [
    ["whose person changed the password", () => vendor.revokeRefreshTokens(person), "sign-in-ended", "ended"],
    ["whose person was blocked", () => Object.assign(user(), { isBlocked: true }), "sign-in-ended", "ended"],
    [
      "that a policy stops",
      () => Object.assign(user(), { isStoppedByPolicy: true }),
      "conditional-access",
      "signed-in",
    ],
    [
      "whose application lost the consent",
      () =>
        Object.assign(vendor.world.partners.get(application.tenantId)?.apps[0] ?? {}, {
          hasPartnerConsent: false,
        }),
      "consent-missing",
      "signed-in",
    ],
    [
      "whose application has another secret",
      () => {
        const partner = vendor.world.partners.get(application.tenantId);
        const app = partner?.apps[0];
        if (partner && app) partner.apps[0] = { ...app, secret: "renewed" };
      },
      "bad-client",
      "signed-in",
    ],
  ];

  it.each(refused)("%s is found out by the daily renewal", async (_which, spoil, trouble, state) => {
    const process = start();
    await signIn(process);
    spoil();
    later(dayMs);
    expect(await process.connection.renew(workspaceId, clock.now)).toMatchObject({
      state,
      trouble,
      ...(state === "ended" ? {} : { troubleSince: clock.now }),
    });
  });

  it.each(refused)("%s is found out by the next call", async (_which, spoil, trouble) => {
    const process = start();
    await signIn(process);
    spoil();
    later(2 * 60 * 60 * 1_000);
    await expect(process.client.call(reading())).rejects.toMatchObject({ trouble, correlationId });
  });

  it("because of a missing second factor says so and not something general", async () => {
    const process = start();
    await signIn(process);
    // An older sign-in, made before the rule.
    const sealed = process.sealer.seal(
      (() => {
        Object.assign(user(), { hasMfa: false });
        return vendor.grantRefreshToken(person, application.clientId);
      })(),
      sealContext(workspaceId),
    );
    await database.current.db
      .update(vendorAccounts)
      .set({ sealedRefreshToken: sealed })
      .where(eq(vendorAccounts.workspaceId, workspaceId));
    await expect(start().client.call(reading())).rejects.toMatchObject({ trouble: "no-mfa" });
    expect(await process.connection.status(workspaceId)).toMatchObject({
      state: "signed-in",
      trouble: "no-mfa",
    });
  });

  it("for want of a role stays told while other calls go well, and is forgotten when all do for a while", async () => {
    const process = start();
    await signIn(process);
    user().roles = ["helpdesk-agent"];
    const link = { ...reading(), path: "/v1/customers/relationshiprequests" };
    await expect(process.client.call(link)).rejects.toMatchObject({ trouble: "wrong-role" });
    await process.client.call(reading());
    expect(await process.connection.status(workspaceId)).toMatchObject({
      trouble: "wrong-role",
      troubleSince: clock.now,
    });
    user().roles = ["admin-agent"];
    later(11 * 60 * 1_000);
    await process.client.call(reading());
    expect(await process.connection.status(workspaceId)).toMatchObject({ trouble: null, troubleSince: null });
  });

  it("is mended by the renewal once the cause is gone", async () => {
    const process = start();
    await signIn(process);
    const [app] = vendor.world.partners.get(application.tenantId)?.apps ?? [];
    if (!app) throw new Error("there is no app");
    vendor.world.partners.get(application.tenantId)?.apps.splice(0, 1, { ...app, secret: "renewed" });
    later(dayMs);
    expect((await process.connection.renew(workspaceId, clock.now)).trouble).toBe("bad-client");
    vendor.world.partners.get(application.tenantId)?.apps.splice(0, 1, app);
    later(60 * 60 * 1_000);
    expect((await process.connection.renew(workspaceId, clock.now)).trouble).toBeNull();
  });

  it("is not taken for ended while the sign-in service is merely away", async () => {
    const process = start();
    await signIn(process);
    vendor.faults.add({ path: "/token", times: 5, kind: { answer: 503 } });
    later(dayMs);
    expect(await process.connection.renew(workspaceId, clock.now)).toMatchObject({
      state: "signed-in",
      trouble: null,
    });
    await expect(process.client.call(reading())).rejects.toMatchObject({ trouble: "no-answer" });
    vendor.faults.clear();
    expect((await process.client.call(reading())).status).toBe(200);
  });
});
