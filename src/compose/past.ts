import { findDueWorkspaces } from "../../db/queries/dues.ts";
import { claimMessages } from "../../db/queries/outbox.ts";
import { rescheduleOutbox } from "../../db/queries/outbox-settling.ts";
import type { SlackUserId } from "../domain/ids.ts";
import type { Log } from "../log.ts";
import { invitations, removals, roles, type ServiceContext, type SetUpFile } from "../service/index.ts";
import { standardEmail } from "../slack/modals/invite-email.ts";
import { createDelivery } from "../workers/outbox-delivery.ts";
import { contextsOf } from "./contexts.ts";
import type { Core } from "./core.ts";
import { deliveryParts } from "./delivery.ts";
import { askForSetUp, type SlackWorkspace, soleWorkspace } from "./slack.ts";

/** A clock that somebody sets. It never goes back. */
export interface SetClock {
  now(): Date;
  moveTo(at: Date): void;
}

/** A past that is played through the service's own verbs, with the clock set to where each of them belongs. */
export interface Past {
  readonly front: Core["front"];
  readonly database: Core["database"];
  /** Somebody of the workspace, with the roles that Slack and the grants say. */
  as(slackUserId: SlackUserId): Promise<ServiceContext>;
  bot(name: "dispatcher" | "clock" | "directory"): ServiceContext;
  /** The e-mail that the form would propose. */
  readonly proposeEmail: typeof standardEmail;
  /** What a set-up needs to know of Slack. */
  askForSetUp(file: SetUpFile): ReturnType<typeof askForSetUp>;
  /** Lets the time pass until then: the outbox is delivered at its own pace, and what is due happens when it is due. */
  letPass(until: Date): Promise<void>;
  /** The same for a moment in which nothing expires. */
  wait(seconds: number): Promise<void>;
}

const leaseMs = 60_000;
const dayMs = 86_400_000;

export function openPast(
  core: Core,
  workspace: SlackWorkspace,
  { clock, log }: { readonly clock: SetClock; readonly log: Log },
): Past {
  const { workspaceId, identify } = workspace;
  const db = core.database.patientDb;
  const bot: Past["bot"] = (name) => contextsOf(core)(name)(workspaceId);
  const deliver = createDelivery(deliveryParts(core, soleWorkspace(workspace, log), log));

  // Nothing falls due before.
  let nextLook = clock.now();
  const look = async (): Promise<Date | null> => {
    const due = [await invitations.expireDue(bot("clock")), await removals.lapseDue(bot("clock"))];
    const times = due.flatMap((at) => (at && at > clock.now() ? at.getTime() : []));
    return times.length > 0 ? new Date(Math.min(...times)) : null;
  };

  const deliverUntil = async (until: Date) => {
    for (;;) {
      const now = clock.now();
      const leaseUntil = new Date(now.getTime() + leaseMs);
      const { messages } = await claimMessages(db, workspaceId, { now, leaseUntil, limit: 8 });
      for (const message of messages) await deliver.message(message);
      const [due] = await findDueWorkspaces(db, "outbox", until, 1);
      const next = due ? await rescheduleOutbox(db, workspaceId, due.version) : null;
      if (next === null || next > until) break;
      if (next > now) clock.moveTo(next);
      else if (messages.length === 0)
        throw new Error("the outbox holds a message that is due and cannot be claimed");
    }
    clock.moveTo(until);
  };

  return {
    front: core.front,
    database: core.database,
    bot,
    proposeEmail: standardEmail,
    askForSetUp: (file) => askForSetUp(workspace, file),
    async as(slackUserId) {
      const grants = await roles.grants(bot("clock"));
      const actor = await identify.actorOf(await identify.find(slackUserId), grants);
      return { ...core.contextFor(workspaceId, actor), db };
    },
    wait: (seconds) => deliverUntil(new Date(clock.now().getTime() + seconds * 1_000)),
    async letPass(until) {
      if (until < nextLook) return deliverUntil(until);
      let due = await look();
      while (due !== null && due <= until) {
        await deliverUntil(due);
        due = await look();
      }
      await deliverUntil(until);
      // Nothing that is done sets a deadline nearer than a day.
      const aDayLater = new Date(clock.now().getTime() + dayMs);
      nextLook = due !== null && due < aDayLater ? due : aDayLater;
    },
  };
}
