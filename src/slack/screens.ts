import type { ModalView } from "@slack/types";
import { WebAPIPlatformError, type WebClient } from "@slack/web-api";
import type { SlackUserId, WorkspaceId } from "../domain/ids.ts";
import type { Delivery } from "../ports/notifier.ts";
import { type DrawnHomes, drawAnew } from "./home/drawn-homes.ts";
import { gdapScreen } from "./modals/gdap-draft.ts";
import type { Reader } from "./modals/invite-draft-screen.ts";
import { draftScreen } from "./modals/invite-draft-screen.ts";
import { removalScreen } from "./modals/removal-decide-screen.ts";
import type { ScreenRefresh } from "./notifier.ts";
import { deliveryAfter } from "./slack-failure.ts";

interface Needs {
  /** Null when the app is not installed there. */
  readonly placeFor: (
    workspaceId: WorkspaceId,
  ) => Promise<{ readonly client: WebClient; readonly homes: DrawnHomes } | null>;
  /** Somebody as they are now, with their rights: what a waiting view may show. */
  readonly readerFor: (
    workspaceId: WorkspaceId,
    slackUserId: SlackUserId,
    correlationId: string,
  ) => Promise<Reader>;
}

const delivered: Delivery = { outcome: "delivered" };
/** The person closed the view, or went on to another: there is nothing to bring up to date. */
const gone = new Set(["not_found", "view_not_found", "hash_conflict"]);

/** Brings the view somebody waits in front of up to date: the draft with its link, or what became of a decision. */
export function createScreens({ placeFor, readerFor }: Needs): (message: ScreenRefresh) => Promise<Delivery> {
  return async ({ workspaceId, correlationId, body }) => {
    const place = await placeFor(workspaceId);
    if (!place) return { outcome: "undeliverable", reason: "not_installed" };
    const { client, homes } = place;
    const reader = await readerFor(workspaceId, body.for, correlationId);
    const view = await draw(reader, body);
    if (!view) return delivered;
    try {
      await client.views.update({ view_id: body.viewId, view });
      // What was decided in the window no longer waits in Home.
      const { actor } = reader.ctx;
      if (actor.kind === "staff") await drawAnew({ ...reader, actor }, client, homes);
      return delivered;
    } catch (error) {
      if (error instanceof WebAPIPlatformError && gone.has(error.data.error)) return delivered;
      return deliveryAfter(error, true);
    }
  };
}

async function draw(reader: Reader, body: ScreenRefresh["body"]): Promise<ModalView | null> {
  const { card, refusal } = body;
  if (card.kind === "invitation") return draftScreen(reader, card.id);
  if (card.kind === "gdap-request") return gdapScreen(reader, card.id);
  return removalScreen(reader, { removalId: card.id, refusal });
}
