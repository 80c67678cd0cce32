import { hrefOf, type Route, readRoute } from "./route.ts";

interface MessagePlace {
  readonly channelId: string;
  readonly ts: string;
  /** Of a reply: the message its thread hangs on. */
  readonly threadTs: string | null;
}

const archives = /^\/archives\/(\w+)\/p(\d+)(\d{6})$/;

/**
 * A message's link in the shape of Slack's, so that the bot understands it where it asks for one. Behind the `#`
 * stands as whom it is to be seen.
 */
export function permalinkOf({ channelId, ts, threadTs }: MessagePlace, userId: string): string {
  const thread = threadTs && threadTs !== ts ? `?thread_ts=${threadTs}&cid=${channelId}` : "";
  return `${location.origin}/archives/${channelId}/p${ts.replace(".", "")}${thread}#/as/${userId}`;
}

/** The route of an address that may be a message's link. */
export function routeOf({ pathname, search, hash }: Location): Route {
  const route = readRoute(hash);
  const [, channelId, seconds, fraction] = archives.exec(pathname) ?? [];
  if (!channelId) return route;
  const threadTs = new URLSearchParams(search).get("thread_ts");
  return { ...route, place: "channel", channelId, threadTs, messageTs: `${seconds}.${fraction}` };
}

/** From here on the route alone is in the address. */
export function leavePermalink(route: Route): void {
  if (archives.test(location.pathname)) history.replaceState(null, "", `/${hrefOf(route)}`);
}
