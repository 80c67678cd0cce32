import type { Role, StaffActor } from "../domain/actor.ts";
import type { Bulletin } from "../domain/bulletin.ts";
import type { ListTransferId, SlackUserId, WorkspaceId } from "../domain/ids.ts";
import type { Language } from "../domain/language.ts";
import type { OutboxBody, OutboxMessage } from "../domain/outbox.ts";
import { sayProblem } from "../i18n/import-problem.ts";
import { translator } from "../i18n/index.ts";
import type { ListFiles } from "../ports/list-files.ts";
import type { Delivery } from "../ports/notifier.ts";
import { DirectoryUnavailable } from "../ports/partner-directory.ts";
import {
  acceptances,
  bulletins,
  type CarriedOn,
  type Carrying,
  gdap,
  invitations,
  refreshScreen,
  registry,
  removals,
  type ServiceContext,
  transfers,
} from "../service/index.ts";
import type { IntentHandlers } from "./outbox-delivery.ts";

interface Needs {
  readonly contextFor: (workspaceId: WorkspaceId, correlationId: string) => ServiceContext;
  /** The person with roles read from Slack now; "slack-cannot-answer" within 1.5 s. */
  readonly freshActor: (
    workspaceId: WorkspaceId,
    slackUserId: SlackUserId,
  ) => Promise<StaffActor | "slack-cannot-answer">;
  /** Null: the app is not installed there any more. Throws when Slack does not answer. */
  readonly adminAgents: (workspaceId: WorkspaceId) => Promise<readonly SlackUserId[] | null>;
  /** Owners of the workspace, who give roles when no admin agent is left. Throws when Slack does not answer. */
  /** For bulk loading. */
  readonly database: Carrying["database"];
  readonly files: ListFiles;
  readonly languageOf: (workspaceId: WorkspaceId, slackUserId: SlackUserId) => Promise<Language>;
  readonly owners: (workspaceId: WorkspaceId) => Promise<readonly SlackUserId[]>;
}

type Decide = Extract<OutboxBody, { topic: "removal.decide" }>;

/** How often one message looks whether what the vendor took has ended. */
const looksAtAnEnd = 8;

type ListMessage = OutboxMessage & {
  readonly body: { readonly transferId: ListTransferId; readonly by: SlackUserId };
};

/** Then the person is told that Slack did not answer, and may try again when it does. */
const listTries = 6;

const delivered: Delivery = { outcome: "delivered" };

/** Work for ourselves that a click left behind. Each may run again with the same message: the verbs see to that. */
export function createIntents(needs: Needs): IntentHandlers {
  const { contextFor, freshActor, adminAgents, owners, files, database, languageOf } = needs;

  /** With the rights that whoever pressed has now. */
  const carryList = async (
    { body, workspaceId, correlationId, attempt }: ListMessage,
    carry: (ctx: ServiceContext, id: ListTransferId, carrying: Carrying) => Promise<CarriedOn>,
  ): Promise<Delivery> => {
    const isLastTry = attempt >= listTries;
    const actor = await freshActor(workspaceId, body.by);
    // Nothing was begun, so that it can wait until Slack says who they are.
    if (actor === "slack-cannot-answer") return later(actor);
    const ctx = { ...contextFor(workspaceId, correlationId), actor };
    const elapsedMs = () => performance.now();
    const carried = await carry(ctx, body.transferId, { files, database, elapsedMs, isLastTry });
    return carried === "settled" ? delivered : later(carried.reason, carried.afterMs);
  };

  return {
    "list.read": (message) => carryList(message, transfers.read),
    "list.import": (message) => carryList(message, transfers.importOffered),
    "list.undo": (message) => carryList(message, transfers.undoOffered),
    "list.export": (message) => carryList(message, transfers.export),
    "list.problems": async (message) => {
      const t = translator(await languageOf(message.workspaceId, message.body.by));
      return carryList(message, (ctx, id, carrying) =>
        transfers.sendProblems(ctx, id, carrying, (problem) => sayProblem(problem, t)),
      );
    },

    "link.issue": ({ body, workspaceId, correlationId }) =>
      unlessUnavailable(() => invitations.issueLink(contextFor(workspaceId, correlationId), body)),

    "link.handed-over": ({ body, workspaceId, correlationId }) =>
      unlessUnavailable(() => invitations.settleHandOver(contextFor(workspaceId, correlationId), body)),

    "removal.decide": async ({ body, workspaceId, correlationId }) => {
      const ctx = contextFor(workspaceId, correlationId);
      const isDone = await removals.wasDecided(ctx, body);
      const refusal = isDone ? null : await decide(ctx, body, await freshActor(workspaceId, body.by));
      if (body.viewId !== null) {
        const card = { kind: "removal", id: body.removalId } as const;
        await refreshScreen(ctx, { viewId: body.viewId, for: body.by, card, refusal });
      }
      return delivered;
    },

    "removal.execute": async ({ body, workspaceId, correlationId }) => {
      const execution = await removals.execute(contextFor(workspaceId, correlationId), body);
      if (!execution.ok || !execution.value.retry) return delivered;
      return later(execution.value.because, execution.value.afterMs);
    },

    "notice.remind": async ({ body, workspaceId, correlationId }) => {
      await removals.remindOfNotice(contextFor(workspaceId, correlationId), body);
      return delivered;
    },

    "bulletin.admins": async ({ body, workspaceId, correlationId }) => {
      const people = await adminAgents(workspaceId);
      if (people === null) return { outcome: "undeliverable", reason: "not_installed" };
      const ctx = contextFor(workspaceId, correlationId);
      await bulletins.tellAll(ctx, people, body.bulletin);
      const forOwners = people.length === 0 ? inOwnersWords(body.bulletin) : null;
      if (forOwners) await bulletins.tellAll(ctx, await owners(workspaceId), forOwners);
      return delivered;
    },

    "acceptance.take-over": ({ body, workspaceId, correlationId }) =>
      unlessUnavailable(() => acceptances.takeOver(contextFor(workspaceId, correlationId), body)),

    "gdap.create": ({ body, workspaceId, correlationId }) =>
      unlessUnavailable(() => gdap.create(contextFor(workspaceId, correlationId), body)),

    "gdap.terminate": async ({ body, workspaceId, correlationId, attempt }) => {
      let isEnding = false;
      const told = await unlessUnavailable(async () => {
        const end = await gdap.terminate(contextFor(workspaceId, correlationId), body);
        isEnding = end.ok && (end.value.state === "asked" || end.value.state === "ending");
      });
      // The vendor takes minutes, at times longer: then its news, or the nightly look, tells.
      return isEnding && attempt < looksAtAnEnd ? later("still-ending") : told;
    },

    "registry.enter": ({ body, workspaceId, correlationId }) =>
      unlessUnavailable(() => registry.carryOut(contextFor(workspaceId, correlationId), body)),
  };
}

/** Decides with roles and facts read now; what cannot be read is a refusal on record. Answers with the reason, if refused. */
async function decide(
  ctx: ServiceContext,
  body: Decide,
  actor: StaffActor | "slack-cannot-answer",
): Promise<string | null> {
  const { removalId, reason } = body;
  if (actor === "slack-cannot-answer") {
    const nobody = {
      kind: "staff",
      slackUserId: body.by,
      roles: new Set<Role>(),
      isWorkspaceAdmin: false,
      isSetUpOpen: false,
    } as const;
    return reasonOf(await removals.refuseDecision({ ...ctx, actor: nobody }, { removalId, because: actor }));
  }
  const theirs = { ...ctx, actor };
  const facts = await removals.readFacts(theirs, removalId);
  if (!facts.ok) return reasonOf(await removals.refuseDecision(theirs, { removalId, because: facts.reason }));
  const ask = { removalId, reason, facts: facts.value };
  return reasonOf(
    body.decision === "approve" ? await removals.approve(theirs, ask) : await removals.deny(theirs, ask),
  );
}

/** Owners see no customers, so that of all bulletins only these have words for them. */
function inOwnersWords({ kind, id }: Bulletin): Bulletin | null {
  const [area, what] = kind.split(".");
  return area === "standing" && what !== "owner" ? { kind: "standing.owner", id: `${what}:${id}` } : null;
}

function reasonOf(outcome: { readonly ok: boolean; readonly reason?: string }): string | null {
  return outcome.ok ? null : (outcome.reason ?? null);
}

/** A directory that does not answer is asked again later. What a verb refuses is settled: it was done, or is over. */
async function unlessUnavailable(work: () => Promise<unknown>): Promise<Delivery> {
  try {
    await work();
    return delivered;
  } catch (error) {
    if (error instanceof DirectoryUnavailable) return later("directory-unavailable");
    throw error;
  }
}

function later(reason: string, afterMs: number | null = null): Delivery {
  return { outcome: "try-later", afterMs, reason };
}
