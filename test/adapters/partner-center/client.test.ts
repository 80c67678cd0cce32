import { readFileSync } from "node:fs";
import { beforeEach, describe, expect, it } from "vitest";
import { createBudget } from "../../../src/adapters/partner-center/budget.ts";
import { type VendorCall, VendorRefusal } from "../../../src/adapters/partner-center/call.ts";
import { createVendorClient } from "../../../src/adapters/partner-center/client.ts";
import { hostsOf } from "../../../src/adapters/partner-center/hosts.ts";
import { CorrelationId, WorkspaceId } from "../../../src/domain/ids.ts";
import { type DirectoryTrouble, DirectoryUnavailable } from "../../../src/ports/partner-directory.ts";
import { useScriptedVendor } from "./scripted-vendor.ts";

const vendor = useScriptedVendor();
const workspaceId = WorkspaceId.parse("00000000-0000-7000-8000-000000000001");
const correlationId = CorrelationId.parse("01900000-0000-7000-8000-0000000000cc");
const customer = "/v1/customers/0c39d6d5-c70d-4c55-bc02-f620844f3fd1";

const read: VendorCall = {
  workspaceId,
  correlationId,
  to: "api",
  method: "GET",
  path: customer,
  as: "user",
  isRepeatable: true,
};

interface Circumstances {
  readonly isUser?: boolean;
  readonly perMinute?: number;
}

/** Sleeping moves the clock, so that nothing waits. */
function setUp({ isUser = true, perMinute = 500 }: Circumstances = {}) {
  const clock = { ms: Date.parse("2026-03-02T09:00:00.000Z") };
  const slept: number[] = [];
  const lines: Record<string, unknown>[] = [];
  const noticed: (DirectoryTrouble | null)[] = [];
  const forgotten: string[] = [];
  const counted = { token: 0, guid: 0 };
  const next = (what: keyof typeof counted) => {
    counted[what] += 1;
    return counted[what];
  };
  const now = () => new Date(clock.ms);
  const sleep = async (ms: number) => {
    slept.push(ms);
    clock.ms += ms;
  };
  const keep = (fields: Readonly<Record<string, unknown>>) => lines.push({ ...fields });
  const client = createVendorClient({
    hosts: hostsOf({
      cloud: "global",
      loginUrl: null,
      apiUrl: `${vendor.url}/base/`,
      graphUrl: `${vendor.url}/graph`,
      adminCenterUrl: null,
      linkHosts: [],
      certificateHosts: null,
      trustedRoots: [],
    }),
    tokens: {
      token: async () => ({ text: `secret-token-${next("token")}`, isUser }),
      forget: (_ask, token) => void forgotten.push(token.text),
      noticed: async (_ask, trouble) => void noticed.push(trouble),
    },
    partnerOf: (workspaceId) => workspaceId,
    budget: createBudget({ perMinute, now, sleep }),
    now,
    sleep,
    newGuid: () => `guid-${next("guid")}`,
    chance: () => 0.5,
    log: { info: keep, warn: keep },
  });
  return { client, slept, lines, noticed, forgotten, clock };
}

async function failure(promise: Promise<unknown>): Promise<Error> {
  const error = await promise.then(
    () => new Error("it went well"),
    (reason: unknown) => reason,
  );
  if (error instanceof Error) return error;
  throw new Error("something was thrown that is no error");
}

const unavailableBy = (trouble: DirectoryTrouble) =>
  expect.objectContaining({ name: "DirectoryUnavailable", trouble, correlationId });

/** Recorded, see the reference's list of exchanges; kept as the vendor wrote them. */
const classic = {
  code: 2203,
  description: "MPN Id 123456 has not signed Microsoft Partner Agreement (MPA).",
  data: ["https://docs.microsoft.com/partner-center/mpa-indirect-provider-faq"],
  source: "PartnerFD",
};
const newer = {
  code: 600061,
  message: "A partner confirmed agreement already exists for the customer.",
  description: "A partner confirmed agreement already exists for the customer.",
  errorName: "PartnerConfirmedAgreementAlreadyExists",
  isRetryable: false,
  parameters: {},
  errorMessageExtended: "InternalErrorCode=600061",
};
const throttled = { statusCode: 429, message: "Rate limit is exceeded. Try again in 57 seconds." };

describe("a call to the vendor", () => {
  it("carries the vendor's headers and the correlation id that it came with", async () => {
    vendor.answers({ status: 200, body: { id: "x" } });
    const { client } = setUp();
    const answer = await client.call({ ...read, headers: { "X-Locale": "hu-HU" } });
    expect(answer).toMatchObject({ status: 200, body: { id: "x" }, requestId: "guid-1", correlationId });
    expect(vendor.seen).toMatchObject([
      {
        method: "GET",
        url: `/base${customer}`,
        headers: {
          authorization: "Bearer secret-token-1",
          accept: "application/json",
          "ms-requestid": "guid-1",
          "ms-correlationid": correlationId,
          "ms-contract-version": "v1",
          "ms-partnercenter-application": "Kapocs",
          validatemfa: "true",
          "x-locale": "hu-HU",
        },
      },
    ]);
  });

  it("names itself to Graph by Graph's own header", async () => {
    vendor.answers({ status: 200, body: {} });
    const { client } = setUp();
    await client.call({
      ...read,
      to: "graph",
      path: "/v1.0/tenantRelationships/delegatedAdminRelationships",
    });
    expect(vendor.seen[0]?.url).toBe("/graph/v1.0/tenantRelationships/delegatedAdminRelationships");
    expect(vendor.seen[0]?.headers["client-request-id"]).toBe(correlationId);
    expect(vendor.seen[0]?.headers["ms-requestid"]).toBeUndefined();
  });

  it("escapes what it asks for", async () => {
    vendor.answers({ status: 200, body: {} });
    const { client } = setUp();
    await client.call({
      ...read,
      path: "/v1/customers",
      query: { filter: '{"Value":"Kő & Tsa +"}', size: "500" },
    });
    const url = new URL(vendor.seen[0]?.url ?? "", "http://vendor");
    expect(url.search).not.toContain("+");
    expect(url.searchParams.get("filter")).toBe('{"Value":"Kő & Tsa +"}');
  });

  it("sends what it was given as JSON", async () => {
    vendor.answers({ status: 200, body: {} });
    const { client } = setUp();
    await client.call({
      ...read,
      method: "PATCH",
      body: { relationshipToPartner: "none" },
      isRepeatable: false,
    });
    expect(vendor.seen[0]).toMatchObject({
      method: "PATCH",
      headers: { "content-type": "application/json" },
      body: '{"relationshipToPartner":"none"}',
    });
  });

  it.each([
    ["with a byte order mark", '\uFEFF{"totalCount":1}', { totalCount: 1 }],
    ["of nothing", "", null],
    ["of text", "OK", "OK"],
  ])("takes an answer %s", async (_how, body, expected) => {
    vendor.answers({ status: 200, body });
    expect((await setUp().client.call(read)).body).toEqual(expected);
  });

  it("leaves one line in the log that tells of no customer and holds no secret", async () => {
    vendor.answers({ status: 200, body: { companyProfile: { companyName: "Kovács" } } });
    const { client, lines } = setUp();
    await client.call({ ...read, method: "HEAD", path: "/v1/domains/kovacs.example?country=HU" });
    expect(lines).toEqual([
      {
        method: "HEAD",
        to: "api",
        path: "/v1/domains/{…}",
        status: 200,
        ms: 0,
        requestId: "guid-1",
        correlationId,
        workspaceId: "00000000-0000-7000-8000-000000000001",
        as: "user",
      },
    ]);
  });

  it.each(["//evil.example/v1", "/../../elsewhere", "v1/customers", "/..%2f..\\..\\x/../../../y"])(
    "never leaves the base address by the path %s",
    async (path) => {
      vendor.answers({ status: 200, body: {} });
      await expect(setUp().client.call({ ...read, path })).rejects.toThrow(/path/);
      expect(vendor.seen).toEqual([]);
    },
  );

  it("does not follow a redirect with its token", async () => {
    vendor.answers({ status: 302, headers: { location: `${vendor.url}/elsewhere` } });
    await expect(setUp().client.call(read)).rejects.toEqual(unavailableBy("no-answer"));
    expect(vendor.seen).toHaveLength(1);
  });

  it("does not swallow an endless answer", async () => {
    vendor.answers({ status: 200, body: `"${"x".repeat(17 * 1024 * 1024)}"` });
    await expect(setUp().client.call(read)).rejects.toEqual(unavailableBy("no-answer"));
  });
});

describe("a call that the vendor refuses", () => {
  it.each([
    ["the older form", 400, classic, "2203", classic.description],
    ["the newer form", 400, newer, "600061", newer.message],
    [
      "the gateway's form",
      404,
      { statusCode: 404, message: "Resource not found" },
      null,
      "Resource not found",
    ],
    ["other cases of letters", 409, { Code: "3000", Description: " Gone\nalready " }, "3000", "Gone already"],
    [
      "Graph's form",
      409,
      { error: { code: "Conflict", message: "The name is taken.", innerError: { "request-id": "r" } } },
      "Conflict",
      "The name is taken.",
    ],
    ["text", 400, "<h1>Bad Request</h1>", null, null],
    ["nothing", 403, undefined, null, null],
    ["a list", 400, [], null, null],
  ])("is told apart in %s", async (_form, status, body, code, said) => {
    vendor.answers({ status, body });
    const error = await failure(setUp().client.call({ ...read, requestId: "mine" }));
    expect(error).toBeInstanceOf(VendorRefusal);
    expect(error).toMatchObject({ status, code, said, requestId: "mine", correlationId });
    expect(vendor.seen).toHaveLength(1);
  });

  it.each<[number, unknown, Record<string, string>, DirectoryTrouble]>([
    [403, { code: 900150, description: "role" }, {}, "wrong-role"],
    [403, { code: "900308", message: "role" }, {}, "wrong-role"],
    [403, { code: 2032, description: "Access denied" }, {}, "wrong-role"],
    [403, { code: 900309 }, {}, "conditional-access"],
    [403, { code: 900329 }, {}, "app-only-refused"],
    [401, { code: "900420" }, {}, "wrong-audience"],
    [401, { code: 900421, description: "MFA" }, {}, "no-mfa"],
    [401, { code: 401, message: "denied" }, { isMfaCompliant: "false" }, "no-mfa"],
    [403, { code: 1, isMfaCompliant: false }, {}, "no-mfa"],
    [
      401,
      { error: { code: "InvalidAuthenticationToken", message: "Invalid audience." } },
      {},
      "wrong-audience",
    ],
    [403, { error: { code: "x", message: "Missing scopes in the token." } }, {}, "consent-missing"],
    [401, { error: { code: "x", message: "AADSTS50076: you must use multi-factor" } }, {}, "no-mfa"],
    [401, { error: { code: "x", message: "AADSTS53003: blocked" } }, {}, "conditional-access"],
  ])(
    "because of our sign-in (%s %j %j) says %s, and the connection hears of it",
    async (status, body, headers, trouble) => {
      vendor.answers({ status, body, headers });
      const { client, noticed } = setUp();
      await expect(client.call(read)).rejects.toEqual(unavailableBy(trouble));
      expect(noticed).toEqual([trouble]);
    },
  );

  it("takes the application's own want of rights for what it is", async () => {
    vendor.answers({ status: 403, body: { code: 1002, description: "Authorization failed" } });
    await expect(setUp({ isUser: false }).client.call({ ...read, as: "either" })).rejects.toEqual(
      unavailableBy("app-only-refused"),
    );
    expect(await failure(setUp().client.call(read))).toBeInstanceOf(VendorRefusal);
  });

  it("asks once more with a new token where the old one had ended", async () => {
    vendor.answers(
      { status: 401, body: { code: 400, description: "The access token has expired." } },
      { status: 200, body: {} },
    );
    const { client, forgotten } = setUp();
    expect((await client.call({ ...read, method: "PATCH", isRepeatable: false })).status).toBe(200);
    expect(forgotten).toEqual(["secret-token-1"]);
    expect(vendor.seen.map(({ headers }) => headers["authorization"])).toEqual([
      "Bearer secret-token-1",
      "Bearer secret-token-2",
    ]);
  });

  it("does not go round in circles where no token is taken", async () => {
    vendor.answers({ status: 401, body: { code: 800001, description: "Partner Token missing" } });
    await expect(setUp().client.call(read)).rejects.toEqual(unavailableBy("sign-in-ended"));
    expect(vendor.seen).toHaveLength(2);
  });

  it("hears of a sign-in without a second factor from an answer that went well", async () => {
    vendor.answers({ status: 200, body: {}, headers: { IsMfaCompliant: "False" } });
    const { client, noticed } = setUp();
    await client.call(read);
    expect(noticed).toEqual(["no-mfa"]);
  });
});

describe("a vendor in trouble", () => {
  it.each([500, 502, 503, 504, 408])("answers a reading again after a %s", async (status) => {
    vendor.answers({ status, body: "<html>" }, { status: 200, body: {} });
    const { client, slept } = setUp();
    expect((await client.call(read)).status).toBe(200);
    expect(slept).toEqual([375]);
  });

  it("is left alone after a few tries, each after a longer pause", async () => {
    vendor.answers({ status: 503, body: null });
    const { client, slept } = setUp();
    await expect(client.call(read)).rejects.toEqual(unavailableBy("no-answer"));
    expect(vendor.seen).toHaveLength(4);
    expect(slept).toEqual([375, 750, 1_500]);
  });

  it("is not asked again for what must not be done twice", async () => {
    vendor.answers({ status: 503 });
    await expect(setUp().client.call({ ...read, method: "PATCH", isRepeatable: false })).rejects.toEqual(
      unavailableBy("no-answer"),
    );
    expect(vendor.seen).toHaveLength(1);
  });

  it("gets the same request id after silence, and a new one after an answer", async () => {
    vendor.answers("silence", { status: 200, body: {} });
    const { client, lines } = setUp();
    await client.call({ ...read, timeoutMs: 100 });
    expect(vendor.seen.map(({ headers }) => headers["ms-requestid"])).toEqual(["guid-1", "guid-1"]);
    expect(lines.map(({ status, attempt }) => [status, attempt])).toEqual([
      ["time-out", undefined],
      [200, 2],
    ]);
    vendor.seen.length = 0;
    vendor.answers({ status: 503 }, { status: 200, body: {} });
    await setUp().client.call(read);
    expect(vendor.seen.map(({ headers }) => headers["ms-requestid"])).toEqual(["guid-1", "guid-2"]);
  });

  it("always gets the request id that a removal came with", async () => {
    vendor.answers({ status: 503 }, { status: 200, body: {} });
    await setUp().client.call({ ...read, method: "PATCH", requestId: "removal-1" });
    expect(vendor.seen.map(({ headers }) => headers["ms-requestid"])).toEqual(["removal-1", "removal-1"]);
  });

  it("that stays silent is waited for twice, and the time is named", async () => {
    vendor.answers("silence");
    const error = await failure(setUp().client.call({ ...read, timeoutMs: 50 }));
    expect(error).toEqual(unavailableBy("no-answer"));
    expect(error.message).toContain("0.05 s");
    expect(vendor.seen).toHaveLength(2);
  });

  it("that hangs up is asked again", async () => {
    vendor.answers("hang-up", { status: 200, body: {} });
    expect((await setUp().client.call(read)).status).toBe(200);
  });
});

describe("a vendor that asks to be called less often", () => {
  it("is waited for where it asks for seconds", async () => {
    vendor.answers(
      { status: 429, body: throttled, headers: { "Retry-After": "3" } },
      { status: 200, body: {} },
    );
    const { client, slept } = setUp();
    expect((await client.call({ ...read, isRepeatable: false })).status).toBe(200);
    expect(slept).toEqual([3_125]);
  });

  it("may name a date", async () => {
    const headers = { "Retry-After": "Mon, 02 Mar 2026 09:00:04 GMT" };
    vendor.answers({ status: 429, body: throttled, headers }, { status: 200, body: {} });
    const { client, slept } = setUp();
    await client.call(read);
    expect(slept).toEqual([4_125]);
  });

  it("for long is left to whoever asked, with the time it wants", async () => {
    vendor.answers({ status: 429, body: throttled, headers: { "Retry-After": "57" } });
    const { client, slept } = setUp();
    const error = await failure(client.call(read));
    expect(error).toEqual(unavailableBy("throttled"));
    expect(error).toMatchObject({ retryAfterMs: 57_000 });
    expect([slept, vendor.seen.length]).toEqual([[], 1]);
  });

  it("is not called at all while it rests", async () => {
    vendor.answers(
      { status: 429, body: throttled, headers: { "Retry-After": "57" } },
      { status: 200, body: {} },
    );
    const { client, clock } = setUp();
    await failure(client.call(read));
    clock.ms += 20_000;
    expect(await failure(client.call(read))).toMatchObject({ trouble: "throttled", retryAfterMs: 37_000 });
    expect(vendor.seen).toHaveLength(1);
    clock.ms += 37_000;
    expect((await client.call(read)).status).toBe(200);
  });

  it("may leave out for how long", async () => {
    vendor.answers({ status: 429, body: throttled });
    expect(await failure(setUp().client.call(read))).toMatchObject({
      trouble: "throttled",
      retryAfterMs: null,
    });
    expect(vendor.seen).toHaveLength(4);
  });
});

describe("the budget for customers", () => {
  it("is never overdrawn in any minute, however many call at once", async () => {
    vendor.answers({ status: 200, body: {} });
    const { client, clock } = setUp({ perMinute: 60 });
    const began = clock.ms;
    const times: number[] = [];
    for (let call = 0; call < 80; call += 1) {
      await client.call(read);
      times.push(clock.ms - began);
    }
    const busiest = Math.max(
      ...times.map((from) => times.filter((at) => at >= from && at < from + 60_000).length),
    );
    expect(busiest).toBeLessThanOrEqual(60);
    expect(times[79]).toBeLessThan(90_000);
  });

  it("does not count calls for other things", async () => {
    vendor.answers({ status: 200, body: {} });
    const { client, slept } = setUp({ perMinute: 1 });
    for (let call = 0; call < 5; call += 1) await client.call({ ...read, path: "/v1/relationships" });
    expect(slept).toEqual([]);
  });

  it("refuses whoever would wait too long, and says for how long", async () => {
    vendor.answers({ status: 200, body: {} });
    const { client } = setUp({ perMinute: 1 });
    await client.call(read);
    expect(await failure(client.call(read))).toMatchObject({ trouble: "throttled", retryAfterMs: 60_000 });
    expect(vendor.seen).toHaveLength(1);
  });
});

describe("the budget's turns", () => {
  it("go round between those who wait, so that a sweep does not hold up a person", async () => {
    const clock = { ms: 0 };
    const waits: (() => void)[] = [];
    const sleep = (ms: number) =>
      new Promise<void>((resolve) => {
        waits.push(() => {
          clock.ms += ms;
          resolve();
        });
      });
    const budget = createBudget({ perMinute: 600, now: () => new Date(clock.ms), sleep });
    const order: string[] = [];
    const take = async (purpose: string) => {
      await budget.turn("partner", purpose, 60_000);
      order.push(purpose);
    };
    const all = [...Array.from({ length: 100 }, () => take("sweep")), take("person")];
    await new Promise((resolve) => setImmediate(resolve));
    expect(order).toHaveLength(60);
    const settled = Promise.all(all);
    while (order.length < 101) {
      waits.shift()?.();
      await new Promise((resolve) => setImmediate(resolve));
    }
    await settled;
    expect(order.indexOf("person")).toBeLessThan(63);
  });
});

describe("the examples of the vendor's errors", () => {
  const folder = process.env["REFERENCE_DIR"] && `${process.env["REFERENCE_DIR"]}/partner-center`;
  it.runIf(folder).each([
    ["error.429.json", "throttled"],
    ["error.classic-shape.json", "2203"],
    ["error.newer-shape.json", "600061"],
  ])("%s is read as %s", async (file, expected) => {
    const example = JSON.parse(readFileSync(`${folder}/${file}`, "utf8"));
    vendor.answers(example.response);
    const error = await failure(setUp().client.call(read));
    if (error instanceof DirectoryUnavailable) expect(error.trouble).toBe(expected);
    else expect(error).toMatchObject({ code: expected, said: expect.stringContaining(" ") });
  });
});

beforeEach(() => vendor.answers({ status: 500 }));
