import type { SeenChannel } from "../../../simulators/slack/client/seen.ts";
import type { Session } from "../session.ts";
import { channelOf } from "../store.ts";

/** The channel that the address means, if the acting person has it in their sidebar. */
export function channelInView({ route, seen }: Pick<Session, "route" | "seen">): SeenChannel | undefined {
  const id = channelOf(route, seen);
  return seen.channels.find((channel) => channel.id === id);
}

/** The app's own page: its tabs, or a link into the direct messages with it. */
export function isAppInView({ route, seen }: Pick<Session, "route" | "seen">): boolean {
  const { place } = route;
  if (place === "home" || place === "messages" || place === "about") return true;
  const withUserId = place === "channel" && channelInView({ route, seen })?.withUserId;
  return Boolean(withUserId) && withUserId === seen.app?.botUserId;
}

/** Where a channel is shown: the direct message with the app is a tab of the app's page. */
export function placeOf({ seen }: Pick<Session, "seen">, channel: SeenChannel) {
  const isApp = seen.app !== null && channel.withUserId === seen.app.botUserId;
  return isApp
    ? ({ place: "messages", channelId: null } as const)
    : ({ place: "channel", channelId: channel.id } as const);
}
