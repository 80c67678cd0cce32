import type { ModalView } from "@slack/types";
import { WebAPIPlatformError, type WebClient } from "@slack/web-api";
import type { Translate } from "../i18n/index.ts";
import type { Log } from "../log.ts";
import { escapeMrkdwn, plain, plainSection, section } from "./blocks.ts";
import type { Said, ShownView } from "./handler.ts";
import { views } from "./ids.ts";
import type { Origin } from "./incoming.ts";
import { keepAliveFetch } from "./keep-alive-fetch.ts";

export interface Message {
  readonly text: string;
  readonly blocks: readonly import("@slack/types").KnownBlock[];
}

/** The ways back to one person for one request: its trigger works once, its response_url only for a while. */
export interface Privately {
  openView(view: ModalView): Promise<string>;
  updateView(viewId: string, view: ModalView, hash?: string): Promise<boolean>;
  say(said: Said): Promise<void>;
}

export function toMessage(said: Said): Message {
  if (typeof said === "string") return { text: escapeMrkdwn(said), blocks: [plainSection(said)] };
  return { text: said.text, blocks: said.blocks ?? [section(said.text)] };
}

/** A view that only says something. */
export function noticeView(t: Translate, said: Said): ModalView {
  return {
    type: "modal",
    callback_id: views.notice,
    title: plain(t("core.app-name")),
    close: plain(t("common.close")),
    blocks: [...toMessage(said).blocks],
  };
}

export function createPrivately(
  client: WebClient,
  origin: Origin,
  view: ShownView | null,
  t: Translate,
  log: Log,
): Privately {
  let triggerId = origin.triggerId;

  const privately: Privately = {
    async openView(opened) {
      if (triggerId === null) throw new Error("this request brought no trigger to open a view with");
      if (view?.isThird) {
        await client.views.update({ view_id: view.id, view: opened });
        return view.id;
      }
      const call = { trigger_id: triggerId, view: opened };
      triggerId = null;
      const answer = view?.type === "modal" ? await client.views.push(call) : await client.views.open(call);
      return answer.view?.id ?? "";
    },

    async updateView(viewId, updated, hash) {
      try {
        await client.views.update({ view_id: viewId, view: updated, ...(hash ? { hash } : {}) });
        return true;
      } catch (error) {
        if (error instanceof WebAPIPlatformError && /^(not_found|hash_conflict)$/.test(error.data.error)) {
          return false;
        }
        throw error;
      }
    },

    async say(said) {
      const message = toMessage(said);
      if (origin.responseUrl !== null && (await respond(origin.responseUrl, message, log))) return;
      // Where Slack takes no more modals, what somebody typed into the top one is worth more than our word on it.
      const mayOpen = triggerId !== null && !view?.isThird;
      if (mayOpen && (await wasShown(privately.openView(noticeView(t, said)), log))) return;
      await client.chat.postMessage({
        channel: origin.slackUserId,
        text: message.text,
        blocks: [...message.blocks],
        unfurl_links: false,
        unfurl_media: false,
      });
    },
  };
  return privately;
}

/** A view that Slack refused, or did not answer for, leaves the direct message. */
async function wasShown(opening: Promise<string>, log: Log): Promise<boolean> {
  try {
    await opening;
    return true;
  } catch (error) {
    log.warn({ err: error }, "an answer could not be shown in a view");
    return false;
  }
}

/** Slack's address for answers, valid five times in half an hour; false when it did not take this one. */
export async function respond(url: string, message: Message, log: Log): Promise<boolean> {
  try {
    const answer = await keepAliveFetch(url, {
      method: "POST",
      headers: { "content-type": "application/json; charset=utf-8" },
      body: JSON.stringify({ response_type: "ephemeral", replace_original: false, ...message }),
      signal: AbortSignal.timeout(1_500),
    });
    if (!answer.ok) log.warn({ status: answer.status }, "an answer was not taken at its response_url");
    return answer.ok;
  } catch (error) {
    log.warn({ err: error }, "an answer could not be sent to its response_url");
    return false;
  }
}
