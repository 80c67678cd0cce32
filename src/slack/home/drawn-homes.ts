import type { WebClient } from "@slack/web-api";
import type { SlackUserId } from "../../domain/ids.ts";
import type { Request } from "../handler.ts";
import { type HomeReader, homeScreen } from "./home-screen.ts";
import { readHomeState } from "./state.ts";

const capacity = 5_000;

/** Who has opened Home while this process runs, and where in its lists they were: Slack tells neither. */
export class DrawnHomes {
  readonly #places = new Map<SlackUserId, string>();

  remember(slackUserId: SlackUserId, privateMetadata: string): void {
    this.#places.delete(slackUserId);
    this.#places.set(slackUserId, privateMetadata);
    const [oldest] = this.#places.keys();
    if (this.#places.size > capacity && oldest !== undefined) this.#places.delete(oldest);
  }

  placeOf(slackUserId: SlackUserId): string | undefined {
    return this.#places.get(slackUserId);
  }
}

/** Draws somebody's Home anew, where they were in it; nothing for those who have not opened it. */
export async function drawAnew(reader: HomeReader, client: WebClient, homes: DrawnHomes): Promise<void> {
  const { slackUserId } = reader.person;
  const place = homes.placeOf(slackUserId);
  if (place === undefined) return;
  const view = await homeScreen(reader, readHomeState(place));
  await client.views.publish({ user_id: slackUserId, view });
}

/** Notices whether a request changed something: verbs that did wake the outbox. */
export class ChangeWatch {
  #isChanged = false;
  #request: Request | null = null;

  on(request: Request): Request {
    const { ctx } = request;
    const nudge = () => {
      this.#isChanged = true;
      ctx.nudge();
    };
    this.#request = { ...request, ctx: { ...ctx, nudge } };
    return this.#request;
  }

  /** The request, once it has changed something. */
  get changed(): Request | null {
    return this.#isChanged ? this.#request : null;
  }
}
