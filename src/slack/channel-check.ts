import { WebAPIPlatformError, WebAPIRequestError, type WebClient } from "@slack/web-api";
import { z } from "zod";
import type { SlackChannelId } from "../domain/ids.ts";

export type ChannelFault = "not-in-channel" | "archived" | "no-posting" | "direct" | "slack";

/** `isShared` null: we have no scope to see it, and somebody has to say. */
export type ChannelChecked =
  | { readonly ok: true; readonly name: string; readonly isShared: boolean | null }
  | { readonly ok: false; readonly fault: ChannelFault };

const flag = z.boolean().nullish();
const Info = z.looseObject({
  name: z.string().nullish(),
  is_archived: flag,
  is_member: flag,
  is_im: flag,
  is_mpim: flag,
  is_ext_shared: flag,
  is_pending_ext_shared: flag,
});

/** Asks Slack whether the bot is in a channel, and who else is. Without the scope for it, only posting will tell. */
export async function checkChannel(client: WebClient, channel: SlackChannelId): Promise<ChannelChecked> {
  if (channel.startsWith("D")) return { ok: false, fault: "direct" };
  try {
    const info = Info.parse((await client.conversations.info({ channel })).channel);
    if (info.is_im || info.is_mpim) return { ok: false, fault: "direct" };
    if (info.is_archived) return { ok: false, fault: "archived" };
    if (info.is_member === false) return { ok: false, fault: "not-in-channel" };
    const isShared = Boolean(info.is_ext_shared || info.is_pending_ext_shared);
    return { ok: true, name: info.name ?? channel, isShared };
  } catch (error) {
    if (!(error instanceof WebAPIPlatformError)) return { ok: false, fault: faultOf(error) };
    return error.data.error === "missing_scope"
      ? { ok: true, name: channel, isShared: null }
      : { ok: false, fault: faultOf(error) };
  }
}

/** Posts one sentence, which proves that cards can follow. */
export async function greetChannel(
  client: WebClient,
  channel: SlackChannelId,
  text: string,
): Promise<ChannelFault | null> {
  try {
    await client.chat.postMessage({ channel, text, unfurl_links: false, unfurl_media: false });
    return null;
  } catch (error) {
    return faultOf(error);
  }
}

function faultOf(error: unknown): ChannelFault {
  if (error instanceof WebAPIRequestError || !(error instanceof WebAPIPlatformError)) return "slack";
  switch (error.data.error) {
    // A private channel that we are not in looks like none at all.
    case "not_in_channel":
    case "channel_not_found":
      return "not-in-channel";
    case "is_archived":
      return "archived";
    case "restricted_action":
    case "ekm_access_denied":
      return "no-posting";
    default:
      return "slack";
  }
}
