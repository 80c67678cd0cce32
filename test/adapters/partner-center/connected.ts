import { randomBytes, randomUUID } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import type { Database } from "../../../db/client.ts";
import { createTokenSource } from "../../../src/adapters/partner-center/access-tokens.ts";
import { createBudget } from "../../../src/adapters/partner-center/budget.ts";
import { createVendorClient } from "../../../src/adapters/partner-center/client.ts";
import { createVendorConnection } from "../../../src/adapters/partner-center/connection.ts";
import { audiencesOf, hostsOf } from "../../../src/adapters/partner-center/hosts.ts";
import { createLogins, type Grant, type Login } from "../../../src/adapters/partner-center/login.ts";
import { createTryOut } from "../../../src/adapters/partner-center/try-out.ts";
import { createSealer } from "../../../src/adapters/sealer.ts";
import { recordingLog } from "../../support/bot.ts";

export interface Application {
  readonly tenantId: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** What a test looks into or changes. */
interface Circumstances {
  /** The tenant that our settings name, where it is not the application's. Null: each workspace has its own. */
  readonly ownTenantId?: string | null;
  readonly around?: (login: Login) => Login;
  readonly holdsCustomers?: () => boolean;
}

/** What went to the sign-in service and came back, the secrets with it. */
interface Exchanged {
  readonly sent: readonly string[];
  readonly got: Grant;
}

export interface Addresses {
  readonly login: string;
  readonly api: string;
  readonly graph: string;
}

const key = Buffer.alloc(32, 7);

/** Everything of one process that speaks to the vendor, with a clock of the test's. */
export function connect(
  database: Database,
  addresses: Addresses,
  application: Application,
  clock: { now: Date },
  {
    ownTenantId = application.tenantId,
    around = (login) => login,
    holdsCustomers = () => false,
  }: Circumstances = {},
) {
  const { log, logged } = recordingLog();
  const now = () => clock.now;
  const hosts = hostsOf({
    cloud: "global",
    loginUrl: addresses.login,
    apiUrl: addresses.api,
    graphUrl: addresses.graph,
    adminCenterUrl: null,
    linkHosts: [],
    certificateHosts: null,
    trustedRoots: [],
  });
  const sleep = async (ms: number) => {
    await setTimeout(ms / 25);
  };
  const sealer = createSealer(key);
  const exchanged: Exchanged[] = [];
  const { tenantId, ...app } = application;
  const logins = createLogins({ login: hosts.login, audiences: audiencesOf("global"), ...app });
  const noting = async (sent: readonly string[], asked: Promise<Grant>) => {
    const got = await asked;
    exchanged.push({ sent, got });
    return got;
  };
  // Where our settings name another tenant, the application's own sign-in service is asked all the same.
  const loginAt = (tenant: string) => {
    const real = logins(tenant === ownTenantId ? tenantId : tenant);
    return around({
      ...real,
      redeem: (code, verifier, url) => noting([code, verifier], real.redeem(code, verifier, url)),
      refresh: (token, audience) => noting([token], real.refresh(token, audience)),
      asApplication: (audience) => noting([], real.asApplication(audience)),
    });
  };
  const account = { db: database.db, sealer, loginAt, partnerTenantId: ownTenantId, now, sleep };
  const tokens = createTokenSource(account);
  const client = createVendorClient({
    hosts,
    tokens,
    partnerOf: (workspaceId) => workspaceId,
    budget: createBudget({ perMinute: 500, now, sleep }),
    now,
    newGuid: randomUUID,
    sleep,
    chance: () => 0.5,
    log,
  });
  const connection = createVendorConnection({
    ...account,
    newSecret: () => randomBytes(32).toString("base64url"),
    hasCustomers: async () => holdsCustomers(),
    webHook: {
      status: async () => ({ state: "not-registered" }),
      register: async () => ({ state: "not-registered" }),
      test: async () => ({ asked: false, message: null }),
    },
    tryOut: createTryOut({ client, newId: randomUUID }),
  });
  return { client, connection, tokens, sealer, logged, exchanged };
}

/** What the browser does on the sign-in page: somebody is chosen; answers with what came back to our callback page. */
export async function chooseAtSignInPage(
  url: string,
  choice: {
    readonly user: string;
    readonly decision: "with-mfa" | "without-mfa" | "cancel";
    readonly consent?: "yes";
  },
): Promise<{ readonly state: string; readonly code: string | null; readonly error: string | null }> {
  const page = await fetch(url);
  if (!page.ok) throw new Error(`the sign-in page answered ${page.status}: ${await page.text()}`);
  const form = new URLSearchParams({ request: new URL(url).search.slice(1), ...choice });
  const reply = await fetch(url.split("?")[0] ?? "", { method: "POST", body: form, redirect: "manual" });
  const back = reply.headers.get("location");
  if (!back) throw new Error(`the sign-in page did not lead back: ${reply.status} ${await reply.text()}`);
  const { searchParams } = new URL(back);
  const error = searchParams.get("error");
  return {
    state: searchParams.get("state") ?? "",
    code: searchParams.get("code"),
    error: error && `${error}: ${searchParams.get("error_description") ?? ""}`,
  };
}
