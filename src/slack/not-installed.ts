import { translator } from "../i18n/index.ts";
import type { Log } from "../log.ts";
import type { Incoming } from "./incoming.ts";
import { noticeView, respond, toMessage } from "./privately.ts";

/** Slack gives no way to tell the person: the request fails in time, so that Slack shows its own error. */
export class Unanswerable extends Error {
  override readonly name = "Unanswerable";
}

/**
 * The answer where the app is not installed (any more): in plain words, with nothing of what is kept. There is no token to
 * ask Slack for the person's language with, nor to open a view.
 */
export async function answerNotInstalled(
  incoming: Incoming,
  installUrl: string,
  ack: (content?: unknown) => Promise<void>,
  log: Log,
): Promise<void> {
  const t = translator("en");
  const text = t("install.gone", { url: installUrl });
  switch (incoming.kind) {
    case "command":
      return ack({ response_type: "ephemeral", ...toMessage(text) });
    case "submission":
      return ack({ response_action: "update", view: noticeView(t, text) });
    case "options":
      return ack({ options: [] });
    case "closed":
      return ack();
    case "event":
      return;
    case "action":
    case "shortcut": {
      const { responseUrl } = incoming.origin;
      const isTold = responseUrl !== null && (await respond(responseUrl, toMessage(text), log));
      if (!isTold) throw new Unanswerable("the app is not installed, and the person could not be told");
      return ack();
    }
  }
}
