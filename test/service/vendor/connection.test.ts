import { addDays, subDays } from "date-fns";
import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { rowsOf } from "../../../db/client.ts";
import { saveBulletin } from "../../../db/queries/bulletins.ts";
import { createVendorConnection } from "../../../src/adapters/partner-center/connection.ts";
import type { Grant, Login } from "../../../src/adapters/partner-center/login.ts";
import { unavailable } from "../../../src/adapters/partner-center/vendor-error.ts";
import { webHookBase } from "../../../src/adapters/partner-center/web-hook-address.ts";
import { episodeId } from "../../../src/domain/connection.ts";
import { MessageTs } from "../../../src/domain/ids.ts";
import type { DirectoryTrouble } from "../../../src/ports/partner-directory.ts";
import type { VendorDesk } from "../../../src/ports/vendor-desk.ts";
import { createSignInDesk, vendorConnection } from "../../../src/service/index.ts";
import {
  auditTrail,
  expectRecorded,
  expectRefusalRecorded,
  firstNow,
  makeContext,
  type TestContext,
} from "../../support/context.ts";
import { useDatabase } from "../../support/databases.ts";
import { adminAgent, outsider, ownerDuringSetUp, salesAgent, system } from "../../support/people.ts";

const database = useDatabase();
const tenantId = "aaaaaaaa-0000-4000-8000-000000000001";

/** The vendor, in this or that mood. */
interface Mood {
  trouble: DirectoryTrouble | null;
  /** Whose registration for events there is at the vendor's. */
  hook: string | null;
}

async function stage() {
  const mood: Mood = { trouble: null, hook: null };
  const answer = async (): Promise<Grant> => {
    if (mood.trouble !== null) throw unavailable("refused", { trouble: mood.trouble });
    return {
      accessToken: "access",
      expiresInMs: 3_600_000,
      refreshToken: "refresh",
      claims: { tenantId, person: "anna@contoso.example", hasMfa: true },
    };
  };
  const login: Login = {
    authorizeUrl: ({ state, callbackUrl }) => `https://login.example/?state=${state}&to=${callbackUrl}`,
    redeem: answer,
    refresh: answer,
    asApplication: answer,
  };
  let ctx: TestContext | undefined;
  const { db } = database.current;
  const base = await makeContext(database.current, { actor: adminAgent });
  const connection = createVendorConnection({
    db,
    sealer: base.sealer,
    loginAt: () => login,
    now: () => (ctx ?? base).now(),
    sleep: async () => {},
    newSecret: base.newSecret,
    hasCustomers: async () => true,
    partnerTenantId: tenantId,
    webHook: {
      status: async () => ({ state: "not-registered" }),
      async register(_workspaceId, url, takeOver) {
        await answer();
        if (mood.hook !== null && mood.hook !== takeOver) return { state: "foreign", url: mood.hook };
        mood.hook = url;
        return { state: "registered", url, events: ["test-created"], lastEventAt: null };
      },
      async test() {
        await answer();
        return { asked: false, message: "Not now." };
      },
    },
  });
  const unused = () => {
    throw new Error("the connection needs none of it");
  };
  const vendor: VendorDesk = {
    connection,
    news: { poll: unused, unsettled: unused, settle: unused, add: unused },
    customerList: { readPage: unused, search: unused },
    delegatedAdmin: null,
  };
  ctx = { ...base, vendor, as: (actor) => ({ ...base, vendor, actor, as: base.as }) };
  const current = ctx;
  const desk = createSignInDesk({
    connection,
    contextFor: (workspaceId, actor) => ({ ...current, workspaceId, actor }),
  });
  const begin = async () => {
    const begun = await vendorConnection.beginSignIn(current);
    if (!begun.ok) throw new Error(begun.reason);
    return new URL(begun.value.url).searchParams.get("state") ?? "";
  };
  return { ctx: current, mood, desk, begin };
}

type Stage = Awaited<ReturnType<typeof stage>>;

async function signedIn(): Promise<Stage> {
  const made = await stage();
  await made.desk.finish({ state: await made.begin(), code: "code", error: null }, firstNow);
  return made;
}

/** The bulletins that were ever asked for, in their order. */
async function told({ ctx }: Stage): Promise<string[]> {
  const rows = await rowsOf<{ topic: string; kind: string; id: string }>(
    ctx.db,
    sql`select topic, body->'bulletin'->>'kind' as kind, body->'bulletin'->>'id' as id
        from outbox_messages where workspace_id = ${ctx.workspaceId} and topic like 'bulletin.%'
        order by created_at, message_id`,
  );
  return rows.map(({ topic, kind, id }) => `${topic} ${kind} ${id}`);
}

const watch = ({ ctx }: Stage) => vendorConnection.watch({ ...ctx, actor: system("clock") });

describe("signing in for the bot", () => {
  it("begins with an address at the vendor's that leads back to us", async () => {
    const { ctx } = await stage();
    const begun = await vendorConnection.beginSignIn(ctx);
    expect(begun).toMatchObject({ ok: true });
    expect(begun.ok && new URL(begun.value.url).searchParams.get("to")).toBe(
      "https://kapocs.example/setup/partner-center/callback",
    );
  });

  it("is for admin agents, and for owners while there are none", async () => {
    const { ctx } = await stage();
    expect((await vendorConnection.beginSignIn({ ...ctx, actor: ownerDuringSetUp })).ok).toBe(true);
    for (const actor of [salesAgent, outsider]) {
      expect(await vendorConnection.beginSignIn({ ...ctx, actor })).toMatchObject({
        reason: "not-permitted",
      });
    }
    await expectRefusalRecorded(database.current, ctx.workspaceId, {
      act: "vendor.begin-sign-in",
      reason: "not-permitted",
      by: outsider.slackUserId,
    });
  });

  it("is refused where the local registry is the directory", async () => {
    const { ctx } = await stage();
    const local = { ...ctx, vendor: null };
    expect(await vendorConnection.beginSignIn(local)).toMatchObject({ reason: "not-found" });
    expect(await vendorConnection.open(local)).toBeNull();
    await vendorConnection.watch(local);
  });

  it("is shown without an address to those who may not", async () => {
    const { ctx } = await stage();
    expect(await vendorConnection.open({ ...ctx, actor: salesAgent })).toMatchObject({ signInUrl: null });
    expect(await vendorConnection.open(ctx)).toMatchObject({
      signInUrl: expect.stringContaining("https://login.example/"),
      status: { state: "not-signed-in" },
    });
  });

  it("goes on record with who began it, as whom, and nothing secret", async () => {
    const { ctx } = await signedIn();
    await expectRecorded(database.current, ctx.workspaceId, {
      act: "vendor.signed-in",
      by: adminAgent.slackUserId,
      queued: [],
    });
    const [entry] = await rowsOf<{ details: unknown }>(
      ctx.db,
      sql`select details from audit_entries where workspace_id = ${ctx.workspaceId}`,
    );
    expect(entry?.details).toEqual({ as: "anna@contoso.example", partnerTenantId: tenantId, withMfa: true });
    expect(await vendorConnection.status(ctx)).toMatchObject({
      state: "signed-in",
      signedInBy: adminAgent.slackUserId,
    });
  });

  it("goes on record when it fails, too", async () => {
    const made = await stage();
    made.mood.trouble = "bad-client";
    const state = await made.begin();
    const { end } = await made.desk.finish({ state, code: "code", error: null }, firstNow);
    expect(end).toEqual({ outcome: "refused", because: "bad-client" });
    await expectRecorded(database.current, made.ctx.workspaceId, {
      act: "vendor.sign-in-failed",
      by: adminAgent.slackUserId,
    });
  });

  it("counts once when ten come back with the same state", async () => {
    const made = await stage();
    const state = await made.begin();
    const ends = await Promise.all(
      Array.from({ length: 10 }, () => made.desk.finish({ state, code: "code", error: null }, firstNow)),
    );
    expect(ends.filter(({ end }) => end.outcome === "signed-in")).toHaveLength(1);
    expect(await auditTrail(database.current, made.ctx.workspaceId)).toEqual(["vendor.signed-in"]);
  });
});

describe("looking after the sign-in", () => {
  it("tells nobody anything while all is well", async () => {
    const made = await signedIn();
    made.ctx.setNow(addDays(firstNow, 1));
    await watch(made);
    expect(await told(made)).toEqual([]);
  });

  it("tells admin agents of a trouble once, and again when it comes again", async () => {
    const made = await signedIn();
    const first = addDays(firstNow, 1);
    made.ctx.setNow(first);
    made.mood.trouble = "bad-client";
    await watch(made);
    made.ctx.setNow(addDays(first, 1));
    await watch(made);
    const one = `bulletin.admins connection.trouble ${episodeId("bad-client", first)}`;
    expect(await told(made)).toEqual([one]);

    made.mood.trouble = null;
    made.ctx.setNow(addDays(first, 2));
    await watch(made);
    made.mood.trouble = "bad-client";
    const second = addDays(first, 3);
    made.ctx.setNow(second);
    await watch(made);
    expect(await told(made)).toEqual([
      one,
      `bulletin.admins connection.trouble ${episodeId("bad-client", second)}`,
    ]);
  });

  it("tells once, however many processes find the same out", async () => {
    const made = await signedIn();
    made.ctx.setNow(addDays(firstNow, 1));
    made.mood.trouble = "conditional-access";
    await Promise.all(Array.from({ length: 10 }, () => watch(made)));
    expect(await told(made)).toHaveLength(1);
  });

  it("says where it stands that a trouble is over", async () => {
    const made = await signedIn();
    const since = addDays(firstNow, 1);
    made.ctx.setNow(since);
    made.mood.trouble = "bad-client";
    await watch(made);
    const bulletin = { kind: "connection.trouble", id: episodeId("bad-client", since) } as const;
    await saveBulletin(made.ctx.db, made.ctx.workspaceId, bulletin, adminAgent.slackUserId, {
      channelId: "D1",
      ts: MessageTs.parse("1772442000.000100"),
      postedAt: since,
    });
    made.mood.trouble = null;
    await made.desk.finish({ state: await made.begin(), code: "code", error: null }, since);
    expect((await told(made)).at(-1)).toBe(`bulletin.person connection.trouble ${bulletin.id}`);
  });

  it("does not bother anybody with what passes by itself", async () => {
    const made = await signedIn();
    made.ctx.setNow(addDays(firstNow, 1));
    made.mood.trouble = "no-answer";
    await watch(made);
    expect(await told(made)).toEqual([]);
  });

  it("warns 30, 7 and 1 days before the end, and says when it has ended", async () => {
    const made = await signedIn();
    made.mood.trouble = "no-answer";
    const end = addDays(firstNow, 90);
    for (const days of [31, 30, 29, 7.5, 7, 6, 1, 0.5, 0, -1]) {
      made.ctx.setNow(new Date(end.getTime() - days * 24 * 3_600_000));
      await watch(made);
    }
    expect(await told(made)).toEqual(
      ["30", "7", "1", "0"].map((days) => `bulletin.admins connection.ending ${episodeId(days, end)}`),
    );
  });

  it("gives the nearest warning only, after a long absence", async () => {
    const made = await signedIn();
    made.mood.trouble = "no-answer";
    const end = addDays(firstNow, 90);
    made.ctx.setNow(subDays(end, 3));
    await watch(made);
    expect(await told(made)).toEqual([`bulletin.admins connection.ending ${episodeId("7", end)}`]);
  });

  it("warns anew after the sign-in was renewed", async () => {
    const made = await signedIn();
    made.mood.trouble = "no-answer";
    made.ctx.setNow(addDays(firstNow, 61));
    await watch(made);
    made.mood.trouble = null;
    const renewed = addDays(firstNow, 62);
    made.ctx.setNow(renewed);
    await watch(made);
    made.mood.trouble = "no-answer";
    made.ctx.setNow(addDays(renewed, 61));
    await watch(made);
    expect(await told(made)).toEqual([
      `bulletin.admins connection.ending ${episodeId("30", addDays(firstNow, 90))}`,
      `bulletin.admins connection.ending ${episodeId("30", addDays(renewed, 90))}`,
    ]);
  });

  it("that was taken back before its time tells of that, and not of its end", async () => {
    const made = await signedIn();
    made.mood.trouble = "sign-in-ended";
    const at = addDays(firstNow, 1);
    made.ctx.setNow(at);
    await watch(made);
    made.ctx.setNow(addDays(firstNow, 89));
    await watch(made);
    expect(await told(made)).toEqual([
      `bulletin.admins connection.trouble ${episodeId("sign-in-ended", at)}`,
    ]);
    expect(await vendorConnection.status(made.ctx)).toMatchObject({
      state: "ended",
      trouble: "sign-in-ended",
    });
  });
});

describe("the vendor's events", () => {
  it("are asked for at our own address, on record", async () => {
    const { ctx } = await signedIn();
    const url = `https://kapocs.example/partner-center/events/${ctx.workspaceId}`;
    expect(await vendorConnection.registerWebHook(ctx, { takeOver: null })).toMatchObject({
      ok: true,
      value: { state: "registered", url },
    });
    // The adapter reads this address back: both must speak of the same.
    expect(webHookBase("https://kapocs.example", ctx.workspaceId)).toBe(url);
    await expectRecorded(database.current, ctx.workspaceId, {
      act: "vendor.web-hook-registered",
      by: adminAgent.slackUserId,
    });
  });

  it("of another tool stay its own, unless the very address is taken over", async () => {
    const { ctx, mood } = await signedIn();
    mood.hook = "https://other.example/hook";
    const before = await auditTrail(database.current, ctx.workspaceId);
    for (const takeOver of [null, "https://third.example/hook"]) {
      expect(await vendorConnection.registerWebHook(ctx, { takeOver })).toMatchObject({
        ok: true,
        value: { state: "foreign", url: "https://other.example/hook" },
      });
    }
    expect(await auditTrail(database.current, ctx.workspaceId)).toEqual(before);
    await vendorConnection.registerWebHook(ctx, { takeOver: "https://other.example/hook" });
    const [entry] = await rowsOf<{ details: unknown }>(
      ctx.db,
      sql`select details from audit_entries where workspace_id = ${ctx.workspaceId} order by seq desc limit 1`,
    );
    expect(entry?.details).toEqual({ events: ["test-created"], tookOver: true });
  });

  it("are for admin agents to change", async () => {
    const { ctx } = await signedIn();
    const asSales = { ...ctx, actor: salesAgent };
    expect(await vendorConnection.registerWebHook(asSales, { takeOver: null })).toMatchObject({
      reason: "not-permitted",
    });
    await expectRefusalRecorded(database.current, ctx.workspaceId, {
      act: "vendor.register-web-hook",
      reason: "not-permitted",
      by: salesAgent.slackUserId,
    });
    expect(await vendorConnection.testWebHook(asSales)).toMatchObject({ reason: "not-permitted" });
    expect(await vendorConnection.testWebHook({ ...ctx, vendor: null })).toMatchObject({
      reason: "not-found",
    });
  });

  it("wait while the vendor does not answer", async () => {
    const { ctx, mood } = await signedIn();
    mood.trouble = "no-answer";
    expect(await vendorConnection.registerWebHook(ctx, { takeOver: null })).toMatchObject({
      reason: "directory-unavailable",
    });
    expect(await vendorConnection.testWebHook(ctx)).toMatchObject({ reason: "directory-unavailable" });
  });

  it("are tried out with one that is asked for, and a refusal is in the vendor's words", async () => {
    const { ctx } = await signedIn();
    expect(await vendorConnection.testWebHook(ctx)).toEqual({
      ok: true,
      value: { asked: false, message: "Not now." },
    });
  });
});
