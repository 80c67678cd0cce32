import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { afterEach } from "vitest";
import { createBudget } from "../../../src/adapters/partner-center/budget.ts";
import type { VendorCall, VendorClient } from "../../../src/adapters/partner-center/call.ts";
import { createVendorClient } from "../../../src/adapters/partner-center/client.ts";
import {
  type DirectoryDependencies,
  partnerCenterDirectory,
} from "../../../src/adapters/partner-center/directory.ts";
import { createDelegatedAdmin } from "../../../src/adapters/partner-center/graph/delegated-admin.ts";
import { hostsOf } from "../../../src/adapters/partner-center/hosts.ts";
import { CustomerId, CustomerTenantId, ProviderId, WorkspaceId } from "../../../src/domain/ids.ts";
import type { PartnerKind, Provider } from "../../../src/domain/settings.ts";
import type { DirectoryCustomer, PartnerDirectory } from "../../../src/ports/partner-directory.ts";
import {
  type PartnerCenterSimulator,
  startPartnerCenterSimulator,
} from "../../../src/simulators/partner-center/simulator.ts";
import type { Partner } from "../../../src/simulators/partner-center/world/state.ts";
import { asApp, asUser } from "../../simulators/partner-center-caller.ts";

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

export const northwind: Provider = {
  id: ProviderId.parse("00000000-0000-4000-8000-0000000000f1"),
  name: "Northwind Distribution",
  tenantId: "0e195b37-4574-4539-bc42-0e539b9684c0",
};

/** The connector's directory over the real client and HTTP, signed in as this partner's first person. */
export interface Stage {
  readonly sim: PartnerCenterSimulator;
  readonly partner: Partner;
  readonly provider: Partner;
  readonly directory: PartnerDirectory;
  /** A tenant that is nobody's customer yet. */
  newCustomer(): DirectoryCustomer & { readonly tenantId: CustomerTenantId };
  /** A tenant that is our customer already. */
  ourCustomer(): DirectoryCustomer & { readonly tenantId: CustomerTenantId };
  /** What was sent to the vendor, as `GET /v1/…`, without the sign-in. */
  sent(): string[];
}

interface Circumstances {
  readonly kind?: PartnerKind | "dual-role";
  readonly differs?: Partial<Partner>;
  readonly resellerRemoves?: boolean;
  readonly arePartners?: boolean;
  readonly providers?: readonly Provider[];
  readonly as?: "user" | "application";
  readonly settings?: Partial<PartnerCenterSimulator["world"]["settings"]>;
  /** The vendor's clock. */
  readonly now?: () => number;
  /** Happens before a call goes out. */
  readonly before?: (call: VendorCall, sim: PartnerCenterSimulator) => void;
}

export async function stage({
  kind = "indirect-reseller",
  differs = {},
  resellerRemoves = false,
  arePartners = true,
  providers = kind === "direct" ? [] : [northwind],
  as = "user",
  settings = {},
  now = Date.now,
  before = () => {},
}: Circumstances = {}): Promise<Stage> {
  const sim = await startPartnerCenterSimulator({ settings, now });
  stops.push(() => sim.close());
  const partner = sim.addPartner({ name: "Példa Partner", kind, ...differs });
  const tenantId = northwind.tenantId ?? "";
  const provider = sim.addPartner({ name: northwind.name, kind: "indirect-provider", tenantId });
  if (arePartners && (kind === "indirect-reseller" || kind === "dual-role"))
    sim.world.partnerships.push({
      providerId: provider.tenantId,
      resellerId: partner.tenantId,
      state: "Active",
    });

  const { login, api, graph, adminCenter } = sim.addresses;
  const hosts = hostsOf({
    cloud: "global",
    loginUrl: login,
    apiUrl: api,
    graphUrl: graph,
    adminCenterUrl: adminCenter,
    linkHosts: [],
    certificateHosts: null,
    trustedRoots: [],
  });
  const text = await bearers(sim, partner, as);
  const client = speedy(
    createVendorClient({
      hosts,
      tokens: {
        token: async ({ to }) => ({ text: text[to], isUser: as === "user" }),
        forget() {},
        noticed: async () => {},
      },
      partnerOf: (workspaceId) => workspaceId,
      budget: createBudget({ perMinute: 10_000, now: () => new Date(), sleep: short }),
      now: () => new Date(),
      newGuid: randomUUID,
      sleep: short,
      chance: () => 0.5,
      log: { info() {}, warn() {} },
    }),
    (call) => before(call, sim),
  );
  const deps: DirectoryDependencies = {
    client,
    hosts,
    partnerTenantOf: async () => partner.tenantId,
    delegatedAdmin: createDelegatedAdmin({ client, hosts, newId: randomUUID, sleep: short }),
    partyOf: async () => ({ partnerKind: kind === "dual-role" ? "direct" : kind, providers }),
    resellerRemoves,
    newId: randomUUID,
  };
  let tenants = 0;
  const newCustomer = () => {
    tenants += 1;
    const domain = `contoso${tenants}.example`;
    const { tenantId: id } = sim.addTenant({ companyName: "Contoso Kft.", domain });
    return {
      workspaceId: WorkspaceId.parse(randomUUID()),
      customerId: CustomerId.parse(randomUUID()),
      tenantId: CustomerTenantId.parse(id),
    };
  };
  return {
    sim,
    partner,
    provider,
    directory: partnerCenterDirectory(deps),
    newCustomer,
    ourCustomer() {
      const customer = newCustomer();
      const isTwoTier = kind === "indirect-reseller";
      sim.addCustomer(
        partner.tenantId,
        customer.tenantId,
        isTwoTier ? { otherPartnerId: provider.tenantId } : {},
      );
      if (isTwoTier)
        sim.addCustomer(provider.tenantId, customer.tenantId, { otherPartnerId: partner.tenantId });
      return customer;
    },
    sent: () =>
      sim.traffic
        .map(({ method, url }) => `${method} ${new URL(url).pathname}`)
        .filter((line) => !line.includes("/login/"))
        .map((line) => line.replace(/ \/(api|graph)\//, " /")),
  };
}

async function bearers(sim: PartnerCenterSimulator, partner: Partner, as: "user" | "application") {
  const [person] = partner.users;
  const forUser = (resource?: string) => asUser(sim, partner, person?.userPrincipalName, resource);
  const api = as === "user" ? await forUser() : await asApp(sim, partner);
  const graph = await forUser("https://graph.microsoft.com");
  return { api: api.replace("Bearer ", ""), graph: graph.replace("Bearer ", "") };
}

/** Nobody waits half a minute in a test for an answer that does not come. */
function speedy(client: VendorClient, before: (call: VendorCall) => void): VendorClient {
  return {
    async call(call) {
      before(call);
      return client.call({ ...call, timeoutMs: 250 });
    },
  };
}

async function short(ms: number): Promise<void> {
  await pause(Math.min(ms, 20));
}
