import type { Seen } from "../../simulators/slack/client/seen.ts";
import type { Cast, Change } from "../contract.ts";
import { getJson, ServerAway, ServerRefused } from "./api.ts";
import { listenForChanges } from "./changes.ts";
import { leavePermalink, routeOf } from "./permalink.ts";
import { hrefOf, moved, type Route, readRoute } from "./route.ts";
import { whoBegins } from "./who-begins.ts";

export interface Snapshot {
  readonly route: Route;
  /** Of `route.userId`, as soon as it is there; of the one before until then. */
  readonly seen: Seen | null;
  readonly cast: Cast | null;
  readonly change: Change;
  readonly connection: "live" | "lost";
  /** The address names a person whom this workspace does not have. */
  readonly isStranger: boolean;
}

export interface Store {
  readonly current: Snapshot;
  subscribe(listener: () => void): () => void;
  go(change: Partial<Route>): void;
  /** Asks the server anew; many requests at once become one. */
  refresh(): void;
}

/** What the page knows of the workspace: the address, what the acting person sees, and whether the server is there. */
export function openStore(): Store {
  let current: Snapshot = {
    route: routeOf(location),
    seen: null,
    cast: null,
    change: { version: 0, traffic: 0, mail: 0, mailboxes: 0 },
    connection: "live",
    isStranger: false,
  };
  const listeners = new Set<() => void>();
  let asking: string | null = null;
  let isStale = false;

  function set(change: Partial<Snapshot>): void {
    current = { ...current, ...change };
    for (const listener of listeners) listener();
  }

  async function refresh(): Promise<void> {
    isStale = true;
    if (asking !== null) return;
    while (isStale) {
      isStale = false;
      await fetchOnce();
    }
  }

  async function fetchOnce(): Promise<void> {
    const path = pathOf(current);
    asking = path;
    try {
      const cast = current.cast ?? (await getJson<Cast>("cast"));
      if (!current.cast) set({ cast });
      if (!current.route.userId) return start(cast);
      const seen = await getJson<Seen>(path);
      // The person went on meanwhile; and the first answer about somebody tells which channel to ask for.
      if (pathOf(current) === path) set({ seen, isStranger: false });
      if (pathOf(current) !== path) isStale = true;
    } catch (error) {
      if (error instanceof ServerAway) set({ connection: "lost" });
      else if (error instanceof ServerRefused && error.status === 404) set({ isStranger: true });
      else throw error;
    } finally {
      asking = null;
    }
  }

  /** Nobody is in the address yet. */
  function start(cast: Cast): void {
    const userId = whoBegins(cast, navigator.languages);
    if (userId) {
      history.replaceState(null, "", hrefOf({ ...current.route, userId }));
      readAddress();
    } else set({ isStranger: true });
  }

  function readAddress(): void {
    const route = readRoute(location.hash);
    const isElsewhere = pathOf({ ...current, route }) !== pathOf(current);
    set({ route });
    if (isElsewhere || !current.seen) void refresh();
  }

  leavePermalink(current.route);
  addEventListener("hashchange", readAddress);
  listenForChanges({
    live: () => {
      set({ connection: "live" });
      void refresh();
    },
    lost: () => set({ connection: "lost" }),
    changed: (change) => {
      const isNewer = !current.seen || change.version !== current.seen.version;
      set({ change });
      if (isNewer) void refresh();
    },
  });
  void refresh();

  return {
    get current() {
      return current;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    go(change) {
      const href = hrefOf(moved(current.route, change));
      if (href !== location.hash) location.hash = href;
    },
    refresh: () => void refresh(),
  };
}

function pathOf({ route, seen }: Pick<Snapshot, "route" | "seen">): string {
  const query = new URLSearchParams({ as: route.userId ?? "" });
  const channelId = channelOf(route, seen);
  if (channelId) query.set("channel", channelId);
  if (channelId && route.threadTs) query.set("thread", route.threadTs);
  return `seen?${query}`;
}

/** The channel that the address means: its own, the direct message with the app, or the first one on a wide screen. */
export function channelOf(route: Route, seen: Seen | null): string | null {
  if (route.place === "channel") return route.channelId;
  const isOfSeen = seen && seen.me.id === route.userId;
  if (!isOfSeen) return null;
  if (route.place === "messages" || route.place === "about" || route.place === "home")
    return seen.channels.find((channel) => channel.withUserId === seen.app?.botUserId)?.id ?? null;
  return seen.channels.find((channel) => channel.isMember && !channel.isArchived)?.id ?? null;
}
