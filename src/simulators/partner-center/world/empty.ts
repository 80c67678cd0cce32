import { WatchedMap } from "./customer-index.ts";
import type { World, WorldSettings } from "./state.ts";

/** As the vendor behaves today, as far as its newest pages tell. */
export function newestSettings(): WorldSettings {
  return {
    isMfaEnforced: true,
    isMfaDemandedAtSignIn: false,
    mayResellersAskForLinks: true,
    mayResellersRemove: false,
    linkFragment: "/BillingAccounts/partner-invitation",
    leavesOutProviderInLinks: false,
    areLinksVersioned: false,
    areNoPartnershipsNull: false,
    isSandbox: false,
    continuationTokenMs: 60 * 60 * 1000,
  };
}

export function emptyWorld(): World {
  return {
    partners: new Map(),
    tenants: new WatchedMap(),
    relationships: new WatchedMap(),
    partnerships: [],
    subscriptions: new Map(),
    entitlements: new Map(),
    agreements: new Map(),
    auditRecords: [],
    hooks: new Map(),
    gdap: new Map(),
    settings: newestSettings(),
  };
}
