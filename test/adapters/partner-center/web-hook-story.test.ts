import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { addDays, addMinutes } from "date-fns";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { findVendorCursor } from "../../../db/queries/vendor-cursors.ts";
import { addWaitingNews, listWaitingRecords } from "../../../db/queries/vendor-news.ts";
import { createAuditLog } from "../../../src/adapters/partner-center/audit-log.ts";
import { createVendorNewsFeed, forgetSettledNews } from "../../../src/adapters/partner-center/news-feed.ts";
import { createWebHookReceiver } from "../../../src/adapters/partner-center/web-hook.ts";
import { webHookBase } from "../../../src/adapters/partner-center/web-hook-address.ts";
import { createWebHookPart } from "../../../src/adapters/partner-center/web-hook-part.ts";
import { DirectoryUnavailable } from "../../../src/ports/partner-directory.ts";
import type { VendorNews } from "../../../src/ports/vendor-desk.ts";
import {
  type PartnerCenterSimulator,
  startPartnerCenterSimulator,
} from "../../../src/simulators/partner-center/simulator.ts";
import type { Partner, Tenant } from "../../../src/simulators/partner-center/world/state.ts";
import { vendorEventRoutes } from "../../../src/web/vendor-events.ts";
import { createVendorNewsSweep } from "../../../src/workers/vendor-news.ts";
import { recordingLog } from "../../support/bot.ts";
import { makeContext } from "../../support/context.ts";
import { useDatabase } from "../../support/databases.ts";
import { connect } from "./connected.ts";

const database = useDatabase();
const hookKey = Buffer.alloc(32, 3);
const began = new Date("2026-11-02T09:00:00.000Z");
const clock = { now: began };
const application = {
  tenantId: "33333333-0000-4000-8000-000000000001",
  clientId: "22222222-0000-4000-8000-000000000001",
  clientSecret: "the-secret-of-the-application",
};

let vendor: PartnerCenterSimulator;
let partner: Partner;
let handle: ((request: Request) => Response | Promise<Response>) | null = null;
/** The port is chosen when it listens. */
const server = createServer(
  getRequestListener((request) => handle?.(request) ?? new Response(null, { status: 503 })),
);
let publicUrl = "";

beforeAll(async () => {
  vendor = await startPartnerCenterSimulator({
    now: () => clock.now.getTime(),
    hooks: { retryDelaysMs: [5, 5], lateByMs: 50 },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  publicUrl = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
});
afterAll(async () => {
  await vendor.close();
  server.close();
  server.closeAllConnections();
});
beforeEach(() => {
  clock.now = began;
  vendor.faults.clear();
  vendor.traffic.length = 0;
  vendor.world.partners.clear();
  vendor.world.hooks.clear();
  vendor.world.auditRecords.length = 0;
  partner = vendor.addPartner({
    name: "Contoso Partner",
    kind: "direct",
    tenantId: application.tenantId,
    users: [],
    apps: [
      {
        clientId: application.clientId,
        secret: application.clientSecret,
        redirectUris: [],
        hasPartnerConsent: true,
        hasGraphConsent: true,
      },
    ],
  });
});

/** One workspace with all that listens to the vendor. */
async function listen() {
  const { workspaceId } = await makeContext(database.current);
  const { db } = database.current;
  const { client } = connect(database.current, vendor.addresses, application, clock);
  const { log, logged } = recordingLog();
  const api = vendor.addresses.api;
  const parts = { db, client, newId: randomUUID };
  const webHook = createWebHookPart({ ...parts, hosts: { api }, publicUrl, hookKey });
  const feed = createVendorNewsFeed({ ...parts, log });
  const receiver = createWebHookReceiver({
    db,
    hosts: {
      api,
      certificateHosts: [new URL(vendor.addresses.certificates).host],
      trustedRoots: [vendor.rootCertificate],
    },
    hookKey,
    now: () => clock.now,
    log,
    onNews: () => {},
  });
  const routes = vendorEventRoutes(receiver);
  handle = (request) => {
    const address = new URL(request.url).pathname.split("/").at(-1);
    return routes.fetch(new Request(`http://bot.test/${address}`, request));
  };
  return {
    workspaceId,
    webHook,
    feed,
    log,
    logged,
    parts,
    register: (takeOver: string | null = null) =>
      webHook.register(workspaceId, webHookBase(publicUrl, workspaceId), takeOver, clock.now),
    news: () => feed.unsettled(workspaceId, 50),
    poll: () => feed.poll(workspaceId, clock.now),
  };
}

function addTenant(name: string): Tenant {
  return vendor.addTenant({
    companyName: name,
    domain: `${name.toLowerCase().replaceAll(" ", "-")}.example`,
  });
}

async function accept(tenant: Tenant) {
  const link = `${vendor.addresses.adminCenter}/Adminportal/Home?invType=ResellerRelationship&partnerId=${partner.tenantId}&msppId=0&DAP=false#/BillingAccounts/partner-invitation`;
  expect(vendor.accept(link, tenant.tenantId)).toEqual({ ok: true, because: null });
  await vendor.idle();
}

const heard = ({ kind, tenantId, via }: VendorNews) => ({ kind, tenantId, via });

describe("an acceptance at the vendor", () => {
  it("is heard of by web hook, and the activity log adds nothing to it", async () => {
    const { register, news, poll } = await listen();
    expect(await register()).toMatchObject({ state: "registered" });
    const tenant = addTenant("Kovacs Kft");
    await accept(tenant);
    const [byHook] = await news();
    expect(byHook).toMatchObject({
      kind: "relationship.accepted",
      tenantId: tenant.tenantId,
      via: "web-hook",
    });
    clock.now = addMinutes(began, 1);
    await poll();
    expect(await news()).toEqual([{ ...byHook, companyName: "Kovacs Kft" }]);
  });

  it("is found in the activity log when its web hook is lost", async () => {
    const { register, news, poll } = await listen();
    await register();
    vendor.faults.hooks = "lost";
    const tenant = addTenant("Kovacs Kft");
    await accept(tenant);
    expect(await news()).toEqual([]);
    await poll();
    expect(await news()).toMatchObject([
      {
        kind: "relationship.accepted",
        tenantId: tenant.tenantId,
        companyName: "Kovacs Kft",
        via: "audit-log",
      },
    ]);
  });

  it("is one piece of news when the record comes first and the web hook late and twice", async () => {
    const { register, news, poll } = await listen();
    await register();
    vendor.faults.hooks = "late";
    const tenant = addTenant("Kovacs Kft");
    const accepted = accept(tenant);
    await poll();
    const [first] = await news();
    await accepted;
    expect(await news()).toEqual([first]);
    expect(first).toMatchObject({ via: "audit-log" });
  });

  it("does not come again once it was dealt with, whichever way it is heard of later", async () => {
    const { workspaceId, register, news, poll, feed } = await listen();
    await register();
    await accept(addTenant("Kovacs Kft"));
    const [one] = await news();
    clock.now = addMinutes(began, 10);
    await feed.settle(workspaceId, [one?.key ?? ""], clock.now);
    await poll();
    expect(await news()).toEqual([]);
  });

  it("is found when its record is written hours late", async () => {
    const { news, poll } = await listen();
    vendor.faults.auditDelayMs = 20 * 60 * 60_000;
    await poll();
    await accept(addTenant("Kovacs Kft"));
    clock.now = addMinutes(began, 90);
    await poll();
    expect(await news()).toEqual([]);
    clock.now = addMinutes(began, 20 * 60 + 61);
    await poll();
    expect(await news()).toHaveLength(1);
  });

  it("is told of once by a web hook that names its record alone, when that can be read at last", async () => {
    const { workspaceId, news, poll } = await listen();
    vendor.faults.auditDelayMs = 10 * 60_000;
    const tenant = addTenant("Kovacs Kft");
    await accept(tenant);
    const recordId =
      vendor.world.auditRecords.find(({ customerId }) => customerId === tenant.tenantId)?.id ?? "";
    const untold = { tenantId: null, companyName: null, gdapId: null, happenedAt: began } as const;
    const waiting = { ...untold, kind: "relationship.accepted", via: "web-hook" } as const;
    await addWaitingNews(database.current.db, workspaceId, recordId, waiting, clock.now);
    await poll();
    expect(await news()).toEqual([]);
    clock.now = addMinutes(began, 11);
    await poll();
    expect(await news()).toMatchObject([{ tenantId: tenant.tenantId, via: "web-hook" }]);
  });

  it("is waited for no longer than eight days when its record is never written", async () => {
    const { workspaceId, news, poll } = await listen();
    const { db } = database.current;
    const untold = { tenantId: null, companyName: null, gdapId: null, happenedAt: began } as const;
    const waiting = { ...untold, kind: "relationship.accepted", via: "web-hook" } as const;
    await addWaitingNews(db, workspaceId, "nobody_nothing_1", waiting, clock.now);
    clock.now = addDays(began, 7);
    await poll();
    expect(await listWaitingRecords(db, workspaceId, 5)).toHaveLength(1);
    clock.now = addDays(began, 9);
    await poll();
    expect(await listWaitingRecords(db, workspaceId, 5)).toEqual([]);
    expect(await news()).toEqual([]);
  });

  it("changes nothing when the web hook is wrongly signed, and is found all the same", async () => {
    const { register, news, poll } = await listen();
    await register();
    vendor.faults.hooks = "bad-signature";
    await accept(addTenant("Kovacs Kft"));
    expect(await news()).toEqual([]);
    await poll();
    expect(await news()).toHaveLength(1);
  });

  it("is not believed under a foreign chain, on our own host or on another", async () => {
    const { register, news, logged } = await listen();
    await register();
    vendor.faults.hooks = "foreign-certificate";
    await accept(addTenant("Kovacs Kft"));
    expect(await news()).toEqual([]);
    expect(logged()).toContain("foreign-host");
    expect(logged()).toContain("no-trusted-root");
  });
});

describe("the activity log", () => {
  it("is read again after a long silence, thirty days at a time and no further back than it goes", async () => {
    const { workspaceId, news, poll } = await listen();
    await poll();
    clock.now = addDays(began, 40);
    await accept(addTenant("Forgotten Kft"));
    clock.now = addDays(began, 120);
    vendor.traffic.length = 0;
    await poll();
    expect(await news()).toHaveLength(1);
    const asked = vendor.traffic
      .map(({ url }) => new URL(url, vendor.origin))
      .filter(({ pathname }) => pathname.includes("auditrecords"))
      .map(({ searchParams }) => `${searchParams.get("startDate")} ${searchParams.get("endDate")}`);
    expect(asked).toEqual(["2026-12-03 2027-01-01", "2027-01-02 2027-01-31", "2027-02-01 2027-03-02"]);
    expect((await findVendorCursor(database.current.db, workspaceId, "audit-log"))?.readUntil).toEqual(
      clock.now,
    );
  });

  it("is read all the same when the registration beside it cannot be", async () => {
    const { workspaceId, parts, log, news } = await listen();
    const lookAtWebHook = async () => {
      throw new DirectoryUnavailable("away", { trouble: "no-answer" });
    };
    await accept(addTenant("Kovacs Kft"));
    await createVendorNewsFeed({ ...parts, log, lookAtWebHook }).poll(workspaceId, clock.now);
    expect(await news()).toHaveLength(1);
  });

  it("is asked no more often than every five minutes", async () => {
    const { poll } = await listen();
    await poll();
    vendor.traffic.length = 0;
    clock.now = addMinutes(began, 4);
    await poll();
    expect(vendor.traffic).toEqual([]);
    clock.now = addMinutes(began, 5);
    await poll();
    expect(vendor.traffic).not.toEqual([]);
  });

  it("is read page by page to its end", async () => {
    const { workspaceId, parts } = await listen();
    for (let n = 0; n < 12; n += 1) {
      clock.now = addMinutes(began, n);
      await accept(addTenant(`Customer ${n}`));
    }
    const small = {
      call: (call: Parameters<typeof parts.client.call>[0]) =>
        parts.client.call({ ...call, query: { ...call.query, size: "5" } }),
    };
    const seen: string[] = [];
    const days = { from: began, to: began };
    for await (const page of createAuditLog({ client: small, newId: randomUUID }).read(workspaceId, days))
      seen.push(...page.map(({ companyName }) => companyName ?? ""));
    expect(new Set(seen)).toEqual(new Set(Array.from({ length: 12 }, (_, n) => `Customer ${n}`)));
  });

  it("tells nothing of what was dealt with so long ago that it was thrown away", async () => {
    const { workspaceId, feed, news, poll } = await listen();
    await accept(addTenant("Kovacs Kft"));
    await poll();
    await feed.settle(
      workspaceId,
      (await news()).map(({ key }) => key),
      clock.now,
    );
    await forgetSettledNews(database.current.db, workspaceId, addDays(began, 89));
    await poll();
    expect(await news()).toEqual([]);
    clock.now = addDays(began, 91);
    await forgetSettledNews(database.current.db, workspaceId, clock.now);
    await poll();
    expect(await news()).toEqual([]);
  });
});

describe("what the nightly list showed", () => {
  it("is news once, and none at all beside news that wait", async () => {
    const { workspaceId, feed, news, poll } = await listen();
    const tenant = addTenant("Kovacs Kft");
    await accept(tenant);
    const listed: VendorNews = {
      key: `listed:${tenant.tenantId}:1`,
      kind: "relationship.accepted",
      tenantId: tenant.tenantId as VendorNews["tenantId"],
      companyName: "Kovacs Kft",
      gdapId: null,
      at: began,
      via: "customer-list",
    };
    await poll();
    await feed.add(workspaceId, listed, clock.now);
    const [byLog, ...more] = await news();
    expect(more).toEqual([]);
    clock.now = addMinutes(began, 1);
    await feed.settle(workspaceId, [byLog?.key ?? ""], clock.now);
    await feed.add(workspaceId, listed, clock.now);
    await feed.add(workspaceId, listed, clock.now);
    expect((await news()).map(heard)).toEqual([
      { kind: "relationship.accepted", tenantId: tenant.tenantId, via: "customer-list" },
    ]);
  });
});

describe("the registration for web hooks", () => {
  it("is made where there is none, with what the vendor supports of what we want", async () => {
    const { register, webHook, workspaceId } = await listen();
    expect(await webHook.status(workspaceId)).toEqual({ state: "not-registered" });
    const made = await register();
    expect(made).toMatchObject({ state: "registered", lastEventAt: null });
    const registered = vendor.world.hooks.get(partner.tenantId);
    expect(registered?.webhookEvents).toContain("indirect-reseller-relationship-accepted-by-customer");
    expect(registered?.webhookEvents).not.toContain("subscription-updated");
    expect(await webHook.status(workspaceId)).toEqual(made);
  });

  it("is left as it is the second time", async () => {
    const { register } = await listen();
    await register();
    vendor.traffic.length = 0;
    await register();
    expect(vendor.traffic.filter(({ method }) => method !== "GET")).toEqual([]);
  });

  it("gets our events added where it is ours, and keeps the others and the header it asked for", async () => {
    const { register, workspaceId } = await listen();
    vendor.world.hooks.set(partner.tenantId, {
      subscriberId: randomUUID(),
      webhookUrl: `https://old.example/partner-center/events/${workspaceId}.old`,
      webhookEvents: ["invoice-ready"],
      signatureTokenToMsSignatureHeader: true,
    });
    expect(await register()).toMatchObject({ state: "registered" });
    const registered = vendor.world.hooks.get(partner.tenantId);
    expect(registered?.webhookUrl).toContain(publicUrl);
    expect(registered?.webhookEvents).toEqual(expect.arrayContaining(["invoice-ready", "test-created"]));
    expect(registered?.signatureTokenToMsSignatureHeader).toBe(true);
  });

  it("is left alone where it is another tool's, and taken over only by its very address", async () => {
    const { register, webHook, workspaceId } = await listen();
    const other = {
      subscriberId: randomUUID(),
      webhookUrl: "https://other-tool.example/hook",
      webhookEvents: ["subscription-updated"],
      signatureTokenToMsSignatureHeader: false,
    };
    vendor.world.hooks.set(partner.tenantId, other);
    const foreign = { state: "foreign", url: other.webhookUrl };
    expect(await register()).toEqual(foreign);
    expect(await register("https://another-tool.example/hook")).toEqual(foreign);
    expect(await webHook.status(workspaceId)).toEqual(foreign);
    expect(vendor.world.hooks.get(partner.tenantId)).toEqual(other);
    expect(await register(other.webhookUrl)).toMatchObject({ state: "registered" });
    expect(vendor.world.hooks.get(partner.tenantId)?.webhookEvents).not.toContain("subscription-updated");
  });

  it("is seen again when another tool took it from us", async () => {
    const { register, webHook, workspaceId } = await listen();
    await register();
    const registered = vendor.world.hooks.get(partner.tenantId);
    if (registered)
      vendor.world.hooks.set(partner.tenantId, { ...registered, webhookUrl: "https://x.example/" });
    expect(await webHook.refresh(workspaceId, clock.now)).toEqual({
      state: "foreign",
      url: "https://x.example/",
    });
    vendor.world.hooks.clear();
    expect(await webHook.refresh(workspaceId, clock.now)).toEqual({ state: "not-registered" });
  });

  it("is not made at an address that the vendor cannot reach", async () => {
    const { webHook, workspaceId } = await listen();
    vendor.traffic.length = 0;
    expect(await webHook.register(workspaceId, "http://bot.example/x", null, clock.now)).toEqual({
      state: "no-public-address",
    });
    expect(vendor.traffic).toEqual([]);
  });

  it("is tried out with a test event, twice a minute at most", async () => {
    const { register, webHook, workspaceId } = await listen();
    await register();
    expect(await webHook.test(workspaceId, clock.now)).toEqual({ asked: true, message: null });
    await vendor.idle();
    expect(await webHook.status(workspaceId)).toMatchObject({ state: "registered", lastEventAt: clock.now });
    expect(await webHook.test(workspaceId, clock.now)).toEqual({ asked: false, message: null });
  });

  it("cannot be tried out where there is none, and the vendor says why", async () => {
    const { webHook, workspaceId } = await listen();
    const { asked, message } = await webHook.test(workspaceId, clock.now);
    expect(asked).toBe(false);
    expect(message).toContain("no registration");
  });
});

describe("the sweep over the vendor's news", () => {
  /** A sweep that sees this test's workspace alone, and runs when it is told to. */
  function sweepOver(
    { workspaceId, feed, log }: Awaited<ReturnType<typeof listen>>,
    poll: () => Promise<void>,
    consider: (news: VendorNews) => Promise<"settled" | "later">,
  ) {
    let ended: (() => void) | undefined;
    const heard: (string | null)[] = [];
    const sweep = createVendorNewsSweep(
      { db: database.current.db, now: () => clock.now, log, pollMs: 60_000 },
      {
        feed: {
          ...feed,
          unsettled: async (each, limit) => (each === workspaceId ? feed.unsettled(each, limit) : []),
          poll: async (each) => (each === workspaceId ? poll() : undefined),
        },
        consider: (_workspace, news) => consider(news),
        async heard(each, trouble) {
          if (each === workspaceId) heard.push(trouble);
        },
      },
    );
    return {
      sweep,
      heard,
      ended: () => ended?.(),
      async pass() {
        const end = new Promise<void>((resolve) => {
          ended = resolve;
        });
        await sweep.nudge(workspaceId);
        await end;
      },
    };
  }

  it("hands on what is new, settles what was dealt with and comes back to the rest", async () => {
    const listening = await listen();
    const [first, second] = [addTenant("First Kft"), addTenant("Second Kft")];
    await accept(first);
    clock.now = addMinutes(began, 2);
    await accept(second);
    const considered: (string | null)[] = [];
    const { sweep, pass, ended } = sweepOver(listening, listening.poll, async ({ tenantId }) => {
      considered.push(tenantId);
      if (tenantId === second.tenantId) ended();
      return tenantId === first.tenantId ? "settled" : "later";
    });
    await sweep.start();
    await pass();
    await pass();
    await sweep.stop();
    expect(considered.slice(0, 2)).toEqual([first.tenantId, second.tenantId]);
    expect(new Set(considered.slice(2))).toEqual(new Set([second.tenantId]));
    expect((await listening.news()).map(({ tenantId }) => tenantId)).toEqual([second.tenantId]);
  });

  it("deals with what web hooks brought while the activity log cannot be read, and with the rest when one fails", async () => {
    const listening = await listen();
    await listening.register();
    const [first, second] = [addTenant("First Kft"), addTenant("Second Kft")];
    await accept(first);
    clock.now = addMinutes(began, 2);
    await accept(second);
    const away = async () => {
      throw new DirectoryUnavailable("away", { trouble: "no-answer" });
    };
    const { sweep, heard, pass, ended } = sweepOver(listening, away, async ({ tenantId }) => {
      if (tenantId === first.tenantId) throw new Error("a bug");
      ended();
      return "settled";
    });
    await sweep.start();
    await pass();
    await sweep.stop();
    expect((await listening.news()).map(({ tenantId }) => tenantId)).toEqual([first.tenantId]);
    expect(heard).toContain("no-answer");
    expect(heard).not.toContain(null);
    expect(listening.logged()).toContain("the activity log could not be read");
    expect(listening.logged()).toContain("a bug");
  });
});
