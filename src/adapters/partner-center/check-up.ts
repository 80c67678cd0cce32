import { randomUUID } from "node:crypto";
import type { WorkspaceId } from "../../domain/ids.ts";
import { type DirectoryTrouble, DirectoryUnavailable } from "../../ports/partner-directory.ts";
import { createBudget } from "./budget.ts";
import { type VendorClient, type VendorHosts, VendorRefusal } from "./call.ts";
import { createVendorClient } from "./client.ts";
import type { Login } from "./login.ts";
import { createRegistrations, type Registration } from "./registration.ts";
import type { Audience, TokenSource } from "./tokens.ts";

interface Parts {
  readonly hosts: VendorHosts;
  readonly login: Login;
  readonly workspaceId: WorkspaceId;
  /** Null: nobody is signed in. */
  readonly refreshToken: string | null;
}

/** What a question to the vendor came to. `trouble` null with `ok` false: it refused this one question, in words of its own. */
export type Looked<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly trouble: DirectoryTrouble | null; readonly status: number | null };

export interface VendorCheckUp {
  /** By the application itself, or by the signed-in person where there is one. */
  registration(): Promise<Looked<Registration | null>>;
  /** With the person's rights; the time is the vendor's. */
  customers(): Promise<Looked<Date | null>>;
  /** Null in clouds that have none. */
  delegatedAdmin(): Promise<Looked<unknown>> | null;
}

const withinMs = 8_000;

/**
 * Asks the vendor and keeps nothing: no token, no trouble, no registration. A refresh token stays good when the new one
 * that comes with an access token is thrown away.
 */
export function createCheckUp({ hosts, login, workspaceId, refreshToken }: Parts): VendorCheckUp {
  const client = createVendorClient({
    hosts,
    tokens: forgetfulTokens(login, refreshToken),
    partnerOf: (workspaceId) => workspaceId,
    budget: createBudget({ perMinute: 60, now: () => new Date(), sleep: async () => {} }),
    now: () => new Date(),
    newGuid: randomUUID,
    sleep: async () => {},
    chance: () => 0,
    log: { info: () => {}, warn: () => {} },
  });
  const get = (to: Audience, path: string, query: Readonly<Record<string, string>>) =>
    client.call({
      ...{ workspaceId, correlationId: randomUUID(), to, path, query },
      ...({ method: "GET", as: "user", isRepeatable: false, timeoutMs: withinMs } as const),
    });
  return {
    registration: () => looked(() => createRegistrations(once(client), randomUUID).read(workspaceId)),
    customers: () =>
      looked(async () => {
        const { headers } = await get("api", "/v1/customers", { size: "1" });
        const date = new Date(headers.get("date") ?? Number.NaN);
        return Number.isNaN(date.getTime()) ? null : date;
      }),
    delegatedAdmin: () =>
      hosts.graph === null
        ? null
        : looked(() => get("graph", "/v1.0/tenantRelationships/delegatedAdminRelationships", { $top: "1" })),
  };
}

/** Nobody waits for a second attempt here. */
function once(client: VendorClient): VendorClient {
  return { call: (call) => client.call({ ...call, isRepeatable: false, timeoutMs: withinMs }) };
}

function forgetfulTokens(login: Login, refreshToken: string | null): TokenSource {
  return {
    async token({ as, to }) {
      if (refreshToken !== null)
        return { text: (await login.refresh(refreshToken, to)).accessToken, isUser: true };
      if (as === "either") return { text: (await login.asApplication(to)).accessToken, isUser: false };
      throw new DirectoryUnavailable("Nobody has signed in with the vendor.", { trouble: "not-signed-in" });
    },
    forget: () => {},
    noticed: async () => {},
  };
}

async function looked<T>(ask: () => Promise<T>): Promise<Looked<T>> {
  try {
    return { ok: true, value: await ask() };
  } catch (error) {
    if (error instanceof DirectoryUnavailable) return { ok: false, trouble: error.trouble, status: null };
    if (error instanceof VendorRefusal) return { ok: false, trouble: null, status: error.status };
    throw error;
  }
}
