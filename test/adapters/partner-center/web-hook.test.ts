import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { rowsOf } from "../../../db/client.ts";
import { findVendorCursor } from "../../../db/queries/vendor-cursors.ts";
import { findVendorHook, saveVendorHook } from "../../../db/queries/vendor-hooks.ts";
import { listUnsettledNews, listWaitingRecords } from "../../../db/queries/vendor-news.ts";
import { createCertificates } from "../../../src/adapters/partner-center/certificates.ts";
import type { ChainFault } from "../../../src/adapters/partner-center/certificates-chain.ts";
import { createWebHookReceiver } from "../../../src/adapters/partner-center/web-hook.ts";
import { webHookAddress, webHookBase } from "../../../src/adapters/partner-center/web-hook-address.ts";
import { WorkspaceId } from "../../../src/domain/ids.ts";
import { recordingLog } from "../../support/bot.ts";
import { makeContext } from "../../support/context.ts";
import { useDatabase } from "../../support/databases.ts";
import {
  certify,
  type Party,
  type PartyWishes,
  signedBy,
  startCertificateHost,
} from "../../support/web-hook-chain.ts";

const database = useDatabase();
const hookKey = Buffer.alloc(32, 9);
const api = "https://api.vendor.example";
const tenantId = "4b2a6e33-8791-4386-bd2b-0d55baf25039";
const happenedAt = new Date("2026-03-02T08:59:00.015Z");

let allowed: Awaited<ReturnType<typeof startCertificateHost>>;
let foreign: Awaited<ReturnType<typeof startCertificateHost>>;
let root: Party;
let issuer: Party;
let signer: Party;

beforeAll(async () => {
  allowed = await startCertificateHost();
  foreign = await startCertificateHost();
  root = certify({ organization: "Test Trust", commonName: "Test Root", isCa: true });
  issuer = certify({ commonName: "Test Issuing CA", isCa: true }, root);
  signer = certify({ issuerAt: `${allowed.origin}/issuer.cer` }, issuer);
});
beforeEach(() => {
  for (const host of [allowed, foreign]) {
    host.asked.length = 0;
    host.files.clear();
  }
  allowed.files.set("/signer.cer", signer.der);
  allowed.files.set("/issuer.cer", issuer.der);
});
afterAll(() => {
  allowed.close();
  foreign.close();
});

const accepted = {
  EventName: "reseller-relationship-accepted-by-customer",
  ResourceUri: `${api}/v1/customers/${tenantId}`,
  ResourceName: "Customer",
  AuditUri: null,
  ResourceChangeUtcDate: "2026-03-02T08:59:00.0159088+00:00",
};

async function receive() {
  const ctx = await makeContext(database.current);
  const { workspaceId } = ctx;
  const { log, logged } = recordingLog();
  const nudged: string[] = [];
  const clock = { now: ctx.now() };
  const receiver = createWebHookReceiver({
    db: database.current.db,
    hosts: { api, certificateHosts: [allowed.host], trustedRoots: [root.pem] },
    hookKey,
    now: () => clock.now,
    log,
    onNews: (each) => nudged.push(each),
    certificates: createCertificates({ timeoutMs: 300, largestBytes: 64 * 1024 }),
  });
  const address =
    webHookAddress(webHookBase("https://bot.example", workspaceId), hookKey).split("/").at(-1) ?? "";
  return {
    workspaceId,
    clock,
    logged,
    nudged,
    async post(body: unknown, change: Record<string, string | null> = {}, at = address) {
      const text = typeof body === "string" ? body : JSON.stringify(body);
      const signed = signedBy(signer, text, `${allowed.origin}/signer.cer`);
      const headers = new Map<string, string | null>(Object.entries({ ...signed, ...change }));
      return receiver.receive({
        address: at,
        body: Buffer.from(text),
        header: (name) => headers.get(name.toLowerCase()) ?? null,
      });
    },
    async everything() {
      return rowsOf(
        database.current.db,
        sql`select news_key from vendor_news where workspace_id = ${workspaceId}`,
      );
    },
    news: () => listUnsettledNews(database.current.db, workspaceId, 10),
  };
}

/** Another party signs in place of the vendor. */
async function postFrom(by: Party, file: Buffer | string, path = "/other.cer") {
  const hook = await receive();
  allowed.files.set(path, file);
  const text = JSON.stringify(accepted);
  const answer = await hook.post(text, signedBy(by, text, `${allowed.origin}${path}`));
  return { ...hook, answer };
}

describe("a web hook with a right signature", () => {
  it("is kept as news of the customer, and somebody is told to look now", async () => {
    const { post, news, nudged, workspaceId } = await receive();
    expect(await post(accepted)).toBe("taken");
    expect(await news()).toEqual([
      {
        newsKey: expect.stringContaining(tenantId),
        kind: "relationship.accepted",
        tenantId,
        companyName: null,
        gdapId: null,
        happenedAt,
        via: "web-hook",
      },
    ]);
    expect(nudged).toEqual([workspaceId]);
  });

  it("is taken with the signature in the vendor's own header, in any case, and with Authorization of somebody else's", async () => {
    const { post, news } = await receive();
    const { authorization } = signedBy(signer, JSON.stringify(accepted), "");
    const change = {
      authorization: "Bearer x",
      "x-ms-signature": authorization,
      "x-ms-signature-algorithm": "RSA-SHA256",
    };
    expect(await post(accepted, change)).toBe("taken");
    expect(await news()).toHaveLength(1);
  });

  it("changes nothing the second time, nor when it comes twice at once", async () => {
    const { post, everything, nudged } = await receive();
    await post(accepted);
    await Promise.all([post(accepted), post(accepted)]);
    expect(await everything()).toHaveLength(1);
    expect(nudged).toHaveLength(1);
  });

  it("is kept when it comes days late, behind a newer one", async () => {
    const { post, news } = await receive();
    await post(accepted);
    await post({ ...accepted, ResourceChangeUtcDate: "2026-02-21T08:59:00Z" });
    expect((await news()).map(({ happenedAt: at }) => at.toISOString())).toEqual([
      "2026-02-21T08:59:00.000Z",
      "2026-03-02T08:59:00.015Z",
    ]);
  });

  it("is left alone when it tells of what nobody remembers any more", async () => {
    const { post, everything } = await receive();
    expect(await post({ ...accepted, ResourceChangeUtcDate: "2025-03-02T08:59:00Z" })).toBe("taken");
    expect(await everything()).toEqual([]);
  });

  it("asks for each certificate once", async () => {
    const { post } = await receive();
    await post(accepted);
    await post({ ...accepted, EventName: "dap-admin-relationship-approved" });
    expect(allowed.asked).toEqual(["/signer.cer", "/issuer.cer"]);
  });

  it("is believed with the vendor's next certificate at the same address", async () => {
    const { post, clock, news } = await receive();
    await post({ ...accepted, EventName: "invoice-ready" });
    const next = certify({ issuerAt: `${allowed.origin}/issuer.cer` }, issuer);
    allowed.files.set("/signer.cer", next.der);
    clock.now = new Date(clock.now.getTime() + 2 * 60_000);
    const text = JSON.stringify(accepted);
    expect(await post(text, signedBy(next, text, `${allowed.origin}/signer.cer`))).toBe("taken");
    expect(await news()).toHaveLength(1);
  });

  it("is believed when the file holds the whole chain", async () => {
    const { answer } = await postFrom(certifiedWithoutAddress(), "", "/unused.cer");
    expect(answer).toBe("refused");
    const alone = certifiedWithoutAddress();
    const { answer: believed } = await postFrom(alone, `${alone.pem}\n${issuer.pem}`);
    expect(believed).toBe("taken");
  });

  it("brings the activity log forward when it says nothing of whom it is about", async () => {
    const { post, news, workspaceId, nudged, clock } = await receive();
    const dap = { EventName: "dap-admin-relationship-terminated", ResourceUri: null, AuditUri: null };
    expect(await post({ ...dap, ResourceChangeUtcDate: accepted.ResourceChangeUtcDate })).toBe("taken");
    expect(await news()).toEqual([]);
    expect(await findVendorCursor(database.current.db, workspaceId, "audit-log")).toMatchObject({
      dueAt: clock.now,
    });
    expect(nudged).toHaveLength(1);
    // The same again and again is no reason to read the log again and again.
    await post({ ...dap, ResourceChangeUtcDate: accepted.ResourceChangeUtcDate });
    expect(nudged).toHaveLength(1);
    clock.now = new Date(clock.now.getTime() + 60_000);
    await post({ ...dap, ResourceChangeUtcDate: accepted.ResourceChangeUtcDate });
    expect(nudged).toHaveLength(2);
  });

  it("waits for the record that it names when it says nothing else of whom it is about", async () => {
    const { post, news, workspaceId } = await receive();
    const auditUri = `${api}/auditactivity/v1/auditrecords/a_b_c_638331855840159088`;
    expect(await post({ ...accepted, ResourceUri: null, AuditUrl: auditUri, AuditUri: undefined })).toBe(
      "taken",
    );
    // Ticks of 2023: long past. The same with those of the day:
    const ticks = BigInt(happenedAt.getTime()) * 10_000n + 621_355_968_000_000_000n;
    await post({
      ...accepted,
      ResourceUri: null,
      AuditUri: `${api}/auditactivity/v1/auditrecords/a_b_c_${ticks}`,
    });
    expect(await news()).toEqual([]);
    expect(await listWaitingRecords(database.current.db, workspaceId, 10)).toMatchObject([
      { recordId: `a_b_c_${ticks}` },
    ]);
  });

  it("is never followed to a record on another host", async () => {
    const { post, workspaceId } = await receive();
    const AuditUri = `${foreign.origin}/auditactivity/v1/auditrecords/a_b_c_${happenedAt.getTime()}`;
    expect(await post({ ...accepted, ResourceUri: null, AuditUri })).toBe("taken");
    expect(await listWaitingRecords(database.current.db, workspaceId, 10)).toEqual([]);
    expect(foreign.asked).toEqual([]);
  });

  it.each([
    ["no JSON", "not json"],
    ["a list", "[]"],
    ["nothing", "null"],
    ["an unknown event", JSON.stringify({ ...accepted, EventName: "invoice-ready" })],
    ["an event without a name", JSON.stringify({ ...accepted, EventName: null })],
  ])("is taken and changes nothing when it holds %s", async (_what, text) => {
    const { post, everything } = await receive();
    expect(await post(text)).toBe("taken");
    expect(await everything()).toEqual([]);
  });

  it("is read whatever the case of its names, with a byte order mark and more than we know", async () => {
    const { post, news } = await receive();
    const { EventName, ResourceUri, ResourceChangeUtcDate } = accepted;
    const body = {
      eventName: EventName.toUpperCase(),
      RESOURCEURI: ResourceUri.toUpperCase(),
      resourceChangeUtcDate: ResourceChangeUtcDate,
      more: [1],
    };
    expect(await post(`\ufeff${JSON.stringify(body)}`)).toBe("taken");
    expect(await news()).toMatchObject([{ tenantId, happenedAt }]);
  });

  it("is the sign of life that the set-up shows", async () => {
    const { post, workspaceId, clock } = await receive();
    const { db } = database.current;
    await saveVendorHook(
      db,
      workspaceId,
      { url: "https://bot.example", events: ["test-created"] },
      clock.now,
    );
    await post({ EventName: "test-created", ResourceUri: null });
    expect(await findVendorHook(db, workspaceId)).toMatchObject({ lastEventAt: clock.now });
  });
});

function certifiedWithoutAddress(): Party {
  return certify({}, issuer);
}

describe("a web hook that nobody can vouch for", () => {
  const url = (path: string) => `${allowed.origin}${path}`;

  it.each<[string, Record<string, string | null>, string]>([
    ["without a signature", { authorization: null }, "refused"],
    ["with a token in place of one", { authorization: "Bearer abc" }, "refused"],
    [
      "with the signature of something else",
      { authorization: `Signature ${Buffer.alloc(256, 1).toString("base64")}` },
      "refused",
    ],
    ["without the certificate's address", { "x-ms-certificate-url": null }, "malformed"],
    ["without an algorithm", { "x-ms-signature-algorithm": null }, "malformed"],
    ["with SHA-1", { "x-ms-signature-algorithm": "rsa-sha1" }, "refused"],
    ["with no algorithm at all", { "x-ms-signature-algorithm": "none" }, "refused"],
  ])("changes nothing and makes us say no more: %s", async (_what, change, answer) => {
    const { post, everything, nudged, logged } = await receive();
    expect(await post(accepted, change)).toBe(answer);
    expect(await everything()).toEqual([]);
    expect(nudged).toEqual([]);
    expect(JSON.stringify(logged())).not.toContain(tenantId);
  });

  it.each([
    ["another host", () => `${foreign.origin}/signer.cer`],
    ["another port of the same host", () => "http://127.0.0.1:1/signer.cer"],
    ["a name before the host", () => `http://${allowed.host}@${foreign.host}/signer.cer`],
    ["a host that only begins like ours", () => `http://${allowed.host}.evil.example/signer.cer`],
    ["a file", () => "file:///etc/passwd"],
    ["no address at all", () => "signer.cer"],
  ])("makes no request to %s", async (_what, address) => {
    const { post, everything } = await receive();
    expect(await post(accepted, { "x-ms-certificate-url": address() })).toBe("refused");
    expect([...allowed.asked, ...foreign.asked]).toEqual([]);
    expect(await everything()).toEqual([]);
  });

  it("is not believed when a redirect leads to its certificate, which is not followed", async () => {
    const { post, everything } = await receive();
    foreign.files.set("/signer.cer", signer.der);
    allowed.files.set("/moved.cer", (_request, response) => {
      response.writeHead(302, { location: `${foreign.origin}/signer.cer` });
      response.end();
    });
    expect(await post(accepted, { "x-ms-certificate-url": url("/moved.cer") })).toBe("refused");
    expect(foreign.asked).toEqual([]);
    expect(await everything()).toEqual([]);
  });

  it("is not believed when its certificate is slow, large, missing or none", async () => {
    const { post, everything } = await receive();
    allowed.files.set("/slow.cer", () => {});
    allowed.files.set("/large.cer", Buffer.concat([signer.der, Buffer.alloc(70_000)]));
    allowed.files.set("/none.cer", "<html>sign in</html>");
    for (const path of ["/slow.cer", "/large.cer", "/missing.cer", "/none.cer"])
      expect(await post(accepted, { "x-ms-certificate-url": url(path) })).toBe("refused");
    expect(await everything()).toEqual([]);
  });

  it("is not asked after again and again by those who name new addresses", async () => {
    const { post } = await receive();
    for (let n = 0; n < 40; n += 1) await post(accepted, { "x-ms-certificate-url": url(`/signer.cer?${n}`) });
    expect(allowed.asked.length).toBeLessThanOrEqual(31);
  });

  const chains: [string, PartyWishes, "issuer" | "root" | "foreign", ChainFault][] = [
    [
      "a certificate that has run out",
      { until: new Date("2026-03-01T00:00:00Z") },
      "issuer",
      "not-in-its-time",
    ],
    ["a certificate of tomorrow", { from: new Date("2026-03-03T00:00:00Z") }, "issuer", "not-in-its-time"],
    ["a certificate for another name", { commonName: "evil.example" }, "issuer", "wrong-subject"],
    ["a certificate that may certify others", { isCa: true }, "issuer", "signer-is-ca"],
    ["a short key", { bits: 1_024 }, "issuer", "weak-key"],
    ["a certificate signed with SHA-1", { hash: "sha1" }, "issuer", "weak-signature"],
    ["a certificate of another issuer under the same root", {}, "root", "wrong-issuer"],
    ["a chain of its own with all the right names", {}, "foreign", "no-trusted-root"],
  ];
  it.each(chains)("is not believed with %s", async (_what, wishes, by, reason) => {
    const foreignRoot = certify({ organization: "Test Trust", commonName: "Test Root", isCa: true });
    const issuers = {
      issuer,
      root,
      foreign:
        by === "foreign" ? certify({ commonName: "Test Issuing CA", isCa: true }, foreignRoot) : issuer,
    };
    const forger = certify(wishes, issuers[by]);
    const { answer, everything, logged } = await postFrom(
      forger,
      `${forger.pem}\n${issuers[by].pem}\n${foreignRoot.pem}`,
    );
    expect(answer).toBe("refused");
    expect(JSON.stringify(logged())).toContain(reason);
    expect(await everything()).toEqual([]);
  });

  it("is not believed when a certificate that is no authority's stands between", async () => {
    const notCa = certify({ commonName: "Test Issuing CA" }, issuer);
    const forger = certify({}, notCa);
    const { answer } = await postFrom(forger, `${forger.pem}\n${notCa.pem}\n${issuer.pem}`);
    expect(answer).toBe("refused");
  });

  it("makes no request to an issuer on another host", async () => {
    const forger = certify({ issuerAt: `${foreign.origin}/issuer.cer` }, issuer);
    const { answer } = await postFrom(forger, forger.der);
    expect(answer).toBe("refused");
    expect(foreign.asked).toEqual([]);
  });

  it("is not believed when a byte was changed on the way, be it a blank", async () => {
    const { post, everything } = await receive();
    const text = JSON.stringify(accepted);
    expect(await post(`${text} `, signedBy(signer, text, url("/signer.cer")))).toBe("refused");
    expect(await everything()).toEqual([]);
  });

  it("finds nobody at an address that we did not give to the vendor, and nothing is asked for", async () => {
    const { post, workspaceId } = await receive();
    const other = WorkspaceId.parse("00000000-0000-7000-8000-0000000000ff");
    const theirs = webHookAddress(webHookBase("https://bot.example", other), hookKey).split(".").at(-1);
    for (const address of [
      ...[workspaceId, `${workspaceId}.`, `${workspaceId}.${"A".repeat(43)}`, "x", ""],
      `${workspaceId}.${theirs}`,
    ])
      expect(await post(accepted, {}, address)).toBe("unknown-address");
    expect(allowed.asked).toEqual([]);
  });
});
