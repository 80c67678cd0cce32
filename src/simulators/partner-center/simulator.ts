import { acceptLink } from "./admin-center/accept.ts";
import { endDap, grantDap } from "./admin-center/dap.ts";
import { makeChanges } from "./changes.ts";
import { startEvents } from "./events/events.ts";
import type { SenderSettings } from "./events/sender.ts";
import { tellOfSubscription } from "./events/subscription-news.ts";
import { faultBook } from "./faults.ts";
import { seededGuids } from "./guids.ts";
import { freshCode, grantTo } from "./login/grants.ts";
import { buildApp } from "./server/app.ts";
import { controlRoutes } from "./server/control.ts";
import { listen } from "./server/listen.ts";
import type { Addresses, Simulation } from "./simulation.ts";
import {
  addCustomer,
  addPartner,
  addTenant,
  addTenants,
  type CustomersToAdd,
  type CustomerToAdd,
} from "./world/add.ts";
import { customerIndex } from "./world/customer-index.ts";
import { emptyWorld } from "./world/empty.ts";
import { restore, save } from "./world/saved.ts";
import { plantSeed } from "./world/seed.ts";
import type {
  AuditRecord,
  Partner,
  Relationship,
  Subscription,
  Tenant,
  World,
  WorldSettings,
} from "./world/state.ts";

export interface PartnerCenterOptions {
  /** 0, or left out: any free one. */
  readonly port?: number;
  /** 127.0.0.1 if left out. */
  readonly hostname?: string;
  readonly now?: () => number;
  /** Which GUIDs are made. */
  readonly seed?: number;
  /** `small`: the little world of world/seed.ts; `empty` (if left out): nobody at all. */
  readonly world?: "small" | "empty";
  readonly settings?: Partial<WorldSettings>;
  /** Where callers reach it, when something stands before it: all addresses begin with this. */
  readonly publicUrl?: string;
  /** How web hooks are tried again, and how late late ones are. */
  readonly hooks?: Partial<SenderSettings>;
}

/** A partner platform of its own over HTTP: sign-in, partner API, Graph, admin center, web hooks. Knows nothing of its callers. */
export interface PartnerCenterSimulator {
  /** Where it listens, whatever `publicUrl` says. */
  readonly origin: string;
  /** One server; each of these is the base of what is a host of its own in the real world. */
  readonly addresses: {
    /** `{login}/{tenant}/oauth2/…` and `{login}/{domain}/v2.0/.well-known/openid-configuration` */
    readonly login: string;
    /** `{api}/v1/…`, `{api}/webhooks/v1/…`, `{api}/auditactivity/v1/…` */
    readonly api: string;
    /** `{graph}/v1.0/tenantRelationships/…` */
    readonly graph: string;
    /** `{adminCenter}/Adminportal/Home?invType=…` and `{adminCenter}/AdminPortal/Home#/partners/invitation/…` */
    readonly adminCenter: string;
    /** Where the web hook's certificate is fetched; the root to trust is `rootCertificate`. */
    readonly certificates: string;
  };
  /** PEM: what a caller must trust so that the web hooks' signatures verify. */
  readonly rootCertificate: string;
  /** Inspect it, or change it in place. */
  readonly world: World;
  readonly faults: Faults;
  readonly traffic: VendorExchange[];
  /** Adds to the world; what is left out is made up. */
  addPartner(partner: Partial<Partner> & Pick<Partner, "name" | "kind">): Partner;
  addTenant(tenant: Partial<Tenant> & Pick<Tenant, "companyName" | "domain">): Tenant;
  /** Makes a tenant the partner's customer without a link; nobody hears of it. */
  addCustomer(partnerId: string, tenantId: string, customer?: CustomerToAdd): Relationship;
  /** Many made-up tenants at once, already customers of this partner; a million takes seconds. */
  addTenants(count: number, customers: CustomersToAdd): void;
  /** Somebody signs in and agrees on the consent page; answers with the code a redirect would carry. */
  signIn(userPrincipalName: string, clientId: string, redirectUri: string): string;
  /** A refresh token as a finished sign-in would give. */
  grantRefreshToken(userPrincipalName: string, clientId: string): string;
  /** The customer's administrator opens a link (of an invitation, or of a GDAP request) and agrees; a refusal is a sentence. */
  accept(
    link: string,
    tenantId: string,
    administrator?: string,
  ): { readonly ok: boolean; readonly because: string | null };
  /** Every refresh token of this person stops working, as after a change of password. */
  revokeRefreshTokens(userPrincipalName: string): void;
  /** Web hooks on their way: resolves when each was answered or given up. */
  idle(): Promise<void>;
  /** Web hooks that ten attempts could not deliver are tried once more; answers how many. */
  flushOfflineHooks(): number;
  /** Changes a subscription and tells the partners; what is written into the world directly tells nobody. */
  changeSubscription(tenantId: string, id: string, change: Partial<Omit<Subscription, "id">>): boolean;
  /** Grants or takes delegated administration, and tells the partner. False: nothing changed. */
  changeDap(
    partnerId: string,
    tenantId: string,
    how: "granted" | "ended-by-customer" | "ended-by-vendor",
  ): boolean;
  exportState(): unknown;
  restoreState(state: unknown): void;
  readonly version: number;
  onChange(listener: () => void): () => void;
  /** Tells those who watch that the world was changed in place. */
  changed(): void;
  close(): Promise<void>;
}

/** Whoever did what a test or a demonstration did directly. */
const somebody = "somebody@simulator.example";

export async function startPartnerCenterSimulator(
  options: PartnerCenterOptions = {},
): Promise<PartnerCenterSimulator> {
  const now = options.now ?? Date.now;
  const world = emptyWorld();
  Object.assign(world.settings, options.settings);
  const guids = seededGuids(options.seed ?? 1);
  const changes = makeChanges(Date.now());
  const faults = faultBook();
  const { origin, close } = await listen(options.port ?? 0, options.hostname ?? "127.0.0.1", () => running);
  const sim: Simulation = {
    world,
    faults,
    now,
    newGuid: guids.next,
    addresses: addressesBelow(options.publicUrl ?? origin),
    traffic: [],
    login: {
      signingKey: `signed-by-simulator-${options.seed ?? 1}`,
      codes: new Map(),
      refreshTokens: new Map(),
    },
    customers: customerIndex(world),
    announce: (event) => events.announce(event),
    changed: changes.note,
  };
  const events = startEvents(sim, options.hooks);
  if (options.world === "small") plantSeed(world, now());
  const running = {
    sim,
    app: buildApp(
      sim,
      events,
      controlRoutes(() => face),
    ),
  };

  const face: PartnerCenterSimulator = {
    origin,
    addresses: sim.addresses,
    get rootCertificate() {
      return events.rootCertificate;
    },
    world,
    faults,
    traffic: sim.traffic,
    addPartner: (partner) => addPartner(sim, partner),
    addTenant: (tenant) => addTenant(sim, tenant),
    addCustomer: (partnerId, tenantId, customer) => addCustomer(sim, partnerId, tenantId, customer),
    addTenants: (count, customers) => addTenants(sim, count, customers),
    signIn: (userPrincipalName, clientId, redirectUri) =>
      freshCode(sim, userPrincipalName, clientId, redirectUri),
    grantRefreshToken: (userPrincipalName, clientId) => grantTo(sim, userPrincipalName, clientId),
    revokeRefreshTokens(userPrincipalName) {
      for (const token of sim.login.refreshTokens.values())
        if (token.userPrincipalName.toLowerCase() === userPrincipalName.toLowerCase()) token.isRevoked = true;
      sim.changed();
    },
    accept: (link, tenantId, administrator) => acceptLink(sim, link, tenantId, administrator),
    idle: () => events.idle(),
    flushOfflineHooks: () => events.flush(),
    changeSubscription(tenantId, id, change) {
      const found = world.subscriptions.get(tenantId)?.find((one) => one.id === id);
      if (!found) return false;
      Object.assign(found, change);
      tellOfSubscription(sim, tenantId, found, somebody);
      return true;
    },
    changeDap(partnerId, tenantId, how) {
      if (how === "granted") return grantDap(sim, partnerId, tenantId, somebody);
      return endDap(sim, partnerId, tenantId, how === "ended-by-vendor" ? "vendor" : { customer: somebody });
    },
    exportState: () => save(sim, guids, events),
    restoreState: (state) => restore(sim, guids, events, state),
    get version() {
      return changes.version;
    },
    onChange: changes.onChange,
    changed: changes.note,
    async close() {
      events.close();
      await close();
    },
  };
  return face;
}

function addressesBelow(url: string): Addresses {
  const base = url.replace(/\/+$/, "");
  return {
    login: `${base}/login`,
    api: `${base}/api`,
    graph: `${base}/graph`,
    adminCenter: `${base}/admin`,
    certificates: `${base}/certificates`,
  };
}

/** Something that a partner may hear of. */
export interface EventOut {
  readonly partnerId: string;
  /** Null: no event for this, only the record. */
  readonly eventName: string | null;
  readonly resourceName: string;
  /** Null where the real one sends null; undefined leaves the key out. */
  readonly resourceUri: string | null | undefined;
  /** No record: no AuditUri in the event. */
  readonly audit: Omit<AuditRecord, "id" | "visibleFrom" | "operationDate"> | null;
}

export interface VendorExchange {
  readonly at: number;
  readonly method: string;
  readonly url: string;
  readonly requestHeaders: Readonly<Record<string, string>>;
  readonly requestBody: string;
  readonly status: number;
  readonly responseBody: string;
  readonly tookMs: number;
}

/** Troubles to switch on, by what a request's path (without query) and method match. */
export interface Faults {
  /** The next `times` requests that match get it instead of the answer; `after` lets the effect happen first. */
  add(fault: Fault): void;
  clear(): void;
  /** For every request: per partner and minute; null lifts it. */
  customerBudgetPerMinute: number | null;
  /** Audit records can be read this much later. */
  auditDelayMs: number;
  /** A removed relationship is shown this much longer in lists and readings. */
  readDelayMs: number;
  /** GDAP states move on by themselves after this. */
  gdapStepMs: number;
  /** What happens to web hooks on their way out. */
  hooks: "sent" | "lost" | "twice" | "late" | "bad-signature" | "foreign-certificate";
}

export interface Fault {
  readonly method?: string;
  /** A part of the path, such as "/v1/customers". */
  readonly path: string;
  readonly times: number;
  readonly kind:
    | { readonly answer: 429; readonly retryAfterSeconds: number }
    | { readonly answer: 500 | 502 | 503 | 504 }
    | { readonly answer: "time-out"; readonly after: boolean }
    | { readonly answer: "broken-connection"; readonly after: boolean }
    | { readonly answer: "gateway-404" }
    | { readonly answer: "stale-token" }
    | {
        readonly answer: "code";
        readonly status: number;
        readonly code: string | number;
        readonly description: string;
      };
}
