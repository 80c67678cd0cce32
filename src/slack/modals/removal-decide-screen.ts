import type { KnownBlock, ModalView } from "@slack/types";
import { z } from "zod";
import type { RemovalRequestId } from "../../domain/ids.ts";
import { type Declined, declined } from "../../domain/outcome.ts";
import { may } from "../../domain/permissions.ts";
import { askDecision, type RemovalRequest } from "../../domain/removal-request.ts";
import { cards, removals } from "../../service/index.ts";
import { mention, plainSection, section } from "../blocks.ts";
import type { Request } from "../handler.ts";
import { actions } from "../ids.ts";
import { troubleSentence } from "../messages/trouble.ts";
import type { RefusalReason } from "../refusals.ts";
import type { Reader } from "./invite-draft-screen.ts";
import { type Choice, removalDecision } from "./removal-decide.ts";
import { listAdminAgents } from "./removal-deciders.ts";
import { blockerLines, changeBlocks, list } from "./removal-facts-blocks.ts";
import { removalChecking, removalResult, tryAgain } from "./removal-waiting.ts";

/** The request with the facts read again and what this person may choose; or why they cannot decide. */
export async function decisionScreen(request: Request, removalId: RemovalRequestId): Promise<ModalView> {
  const { ctx, actor } = request;
  if (!may(actor, "removal.approve")) {
    const refusal = await removals.refuseDecision(ctx, { removalId, because: "not-permitted" });
    return decisionRefusal(request, removalId, refusal.ok ? declined("not-permitted") : refusal);
  }
  const card = await cards.describe(ctx, { kind: "removal", id: removalId });
  if (card?.kind !== "removal") return decisionRefusal(request, removalId, declined("not-found"));
  const { removal, customer, ownRemovalAllowed: ownAllowed } = card;
  const decider = { by: actor.slackUserId, ownAllowed };
  const toDeny = askDecision(removal, "deny", decider);
  if (!toDeny.ok && toDeny.reason !== "own-request") return decisionRefusal(request, removalId, toDeny);

  const facts = await removals.readFacts(ctx, removalId);
  if (!facts.ok) return decisionRefusal(request, removalId, facts);
  const mayApprove = askDecision(removal, "approve", decider).ok && facts.value.blockers.length === 0;
  const choices: readonly Choice[] = [
    ...(mayApprove ? (["approve"] as const) : []),
    ...(toDeny.ok ? (["deny"] as const) : []),
  ];
  return removalDecision(request, {
    removal,
    companyName: customer.companyName,
    now: facts.value,
    choices,
    isOwn: removal.requestedBy === actor.slackUserId,
    ownAllowed,
  });
}

export async function decisionRefusal(
  request: Request,
  removalId: RemovalRequestId,
  refusal: Declined<RefusalReason>,
): Promise<ModalView> {
  const { t } = request;
  const said = plainSection(await request.explain(refusal, "removal.approve"));
  const more = await moreOn(request, removalId, refusal.reason);
  return removalResult(t, t("removal.decide.title"), [said, ...more]);
}

/** Why a decision that was asked for was not taken. An answer from newer code than this is told as "not found". */
const Refused = z
  .enum([
    "not-permitted",
    "not-found",
    "own-request",
    "attestation-lapsed",
    "facts-changed",
    "blocked",
    "reason-missing",
    "slack-cannot-answer",
    "directory-unavailable",
    "still-attested",
    "already-approved",
    "already-executing",
    "already-executed",
    "already-failed",
    "already-abandoned",
    "already-denied",
    "already-withdrawn",
    "already-lapsed",
  ] as const satisfies readonly RefusalReason[])
  .catch("not-found");

/** What came of a decision, for the window that waits for it: approved, denied, or not decided and why. */
export async function removalScreen(
  reader: Reader,
  asked: { readonly removalId: RemovalRequestId; readonly refusal: string | null },
): Promise<ModalView> {
  const { t } = reader;
  const { removalId } = asked;
  const found = await removals.get(reader.ctx, removalId);
  const customer = found ? [plainSection(t("removal.for", { customer: found.customer.companyName }))] : [];
  if (asked.refusal === null && found) {
    if (found.removal.state === "attested") return removalChecking(t);
    return removalResult(t, t("removal.decide.title"), [...customer, ...resultBlocks(reader, found.removal)]);
  }
  const reason = Refused.parse(asked.refusal);
  return removalResult(t, t("removal.decide.title"), [
    ...customer,
    section(t("removal.result.refused")),
    plainSection(t(`refusal.${reason}`)),
    ...(reason === "directory-unavailable" ? await troubleBlocks(reader, removalId) : []),
    ...(await moreOn(reader, removalId, reason)),
  ]);
}

/** What came through the outbox is a bare reason: whether somebody has to do something is looked up once more. */
async function troubleBlocks({ ctx, t }: Reader, removalId: RemovalRequestId): Promise<KnownBlock[]> {
  const facts = await removals.readFacts(ctx, removalId);
  const trouble = facts.ok ? null : troubleSentence(t, facts.about.trouble);
  return trouble === null ? [] : [plainSection(trouble)];
}

function resultBlocks({ t }: Reader, removal: RemovalRequest): KnownBlock[] {
  switch (removal.state) {
    case "attested":
    case "approved":
    case "executing":
      return [section(t(removal.providerTask ? "provider.card.to-tell" : "removal.result.approved"))];
    case "executed":
    case "failed":
      return [section(t(`removal.result.${removal.state}`))];
    case "denied":
      return [section(t("removal.result.denied", { who: mention(removal.requestedBy) }))];
    case "abandoned":
    case "withdrawn":
    case "lapsed":
      return [plainSection(t(`refusal.already-${removal.state}`))];
  }
}

/** What the sentence alone does not say: the change, each blocker, whom to ask, or a way to try again. */
async function moreOn(
  reader: Reader,
  removalId: RemovalRequestId,
  reason: RefusalReason,
): Promise<readonly KnownBlock[]> {
  const { t, person, ctx } = reader;
  switch (reason) {
    case "slack-cannot-answer":
    case "directory-unavailable":
      return [tryAgain(t, actions.removalDecideAgain, removalId)];
    case "not-permitted": {
      const who = await listAdminAgents(reader, person.language);
      return who === null ? [] : [section(t("removal.result.ask", { who }))];
    }
    case "facts-changed":
    case "already-lapsed": {
      const found = await removals.get(ctx, removalId);
      const change = found?.removal.changedFacts ?? null;
      return change === null ? [] : changeBlocks(reader, change);
    }
    case "blocked": {
      const facts = await removals.readFacts(ctx, removalId);
      if (!facts.ok) return [];
      return list(reader, t("removal.facts.blockers.decide"), blockerLines(reader, facts.value.blockers));
    }
    default:
      return [];
  }
}
