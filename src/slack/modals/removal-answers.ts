import type { ModalView } from "@slack/types";
import type { RemovalRequest } from "../../domain/removal-request.ts";
import { readReason } from "../../domain/removal-request.ts";
import { removals } from "../../service/index.ts";
import { plainSection, section, slackDate } from "../blocks.ts";
import type { ActionRequest, Request, ViewAnswer, ViewRequest } from "../handler.ts";
import { actions } from "../ids.ts";
import { readMetadata } from "../read-metadata.ts";
import { AttestState, declared, removalAttest } from "./removal-attest.ts";
import { decidersBlocks, findDeciders } from "./removal-deciders.ts";
import { AskState, FactsState } from "./removal-facts.ts";
import { askRefusal, factsScreen } from "./removal-facts-screen.ts";
import { removalReading, removalResult } from "./removal-waiting.ts";

/** *Continue*: the attestation with the reason in it, as it is kept from now on. */
export async function submitRemovalFacts(request: ViewRequest): Promise<ViewAnswer> {
  const { ctx, t, person, values, view } = request;
  const { preparationId, relationshipId } = readMetadata(FactsState, view.privateMetadata);
  const typed = values.text(actions.removalReason);
  const worded = await removals.word(ctx, { preparationId, reason: typed, language: person.language });
  if (worded.ok) {
    const { hash } = worded.value;
    const state = { relationshipId, preparationId, hash, reason: reasonIn(typed) };
    return { kind: "update", view: removalAttest(t, state, worded.value) };
  }
  if (worded.reason === "reason-missing" || worded.reason === "reason-too-long") {
    const error = t(`refusal.${worded.reason}`);
    return { kind: "errors", errors: { [values.blockOf(actions.removalReason)]: error } };
  }
  const state = { relationshipId, reason: reasonIn(typed) };
  return { kind: "update", view: await askRefusal(request, state, worded) };
}

/** *Attest and request*: only this, with the tick, makes the request. */
export async function submitAttestation(request: ViewRequest): Promise<ViewAnswer> {
  const { ctx, t, values, view } = request;
  const state = readMetadata(AttestState, view.privateMetadata);
  const { preparationId, hash } = state;
  const ticked = values.isTicked(actions.removalDeclaration, declared);
  const attested = await removals.attest(ctx, { preparationId, ticked, hash });
  if (attested.ok) return { kind: "update", view: await requestedScreen(request, attested.value) };
  if (attested.reason === "not-declared") {
    const error = t("refusal.not-declared");
    return { kind: "errors", errors: { [values.blockOf(actions.removalDeclaration)]: error } };
  }
  return { kind: "update", view: await askRefusal(request, state, attested) };
}

/** From the attestation back to the facts, or from a refusal to a new try: read again, the reason kept. */
export async function readFactsAgain(request: ActionRequest): Promise<void> {
  const { t, view } = request;
  if (!view) return;
  // The attestation's metadata holds all of this and more.
  const state = readMetadata(AskState, view.privateMetadata);
  await request.updateView(view.id, removalReading(t, "ask"));
  await request.updateView(view.id, await factsScreen(request, state));
}

async function requestedScreen(request: Request, removal: RemovalRequest): Promise<ModalView> {
  const { t, person } = request;
  const until = slackDate(removal.lapsesAt, person.language);
  const [found, deciders] = await Promise.all([removals.get(request.ctx, removal.id), findDeciders(request)]);
  return removalResult(t, t("removal.requested.title"), [
    plainSection(t("removal.for", { customer: found?.customer.companyName ?? "" })),
    section(t("removal.requested")),
    ...decidersBlocks(t, person.language, deciders),
    section(t("removal.requested.card", { channel: `<#${removal.channelId}>` })),
    section(t("removal.requested.lapses", { until })),
  ]);
}

/** As it is stored; null where it is not fit to be. */
function reasonIn(typed: string | null): string | null {
  const reason = readReason(typed);
  return reason.ok ? reason.value : null;
}
