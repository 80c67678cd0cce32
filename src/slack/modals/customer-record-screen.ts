import type { ModalView } from "@slack/types";
import type { Customer } from "../../domain/customer.ts";
import { type CustomerRecord, customers } from "../../service/index.ts";
import { untilDeadline } from "../deadline.ts";
import type { ActionRequest, Interactive, Request } from "../handler.ts";
import { customerRecord } from "./customer-record.ts";
import { type Reading, type RecordState, readRecordState } from "./customer-record-state.ts";

/** A directory that answers this fast is not announced first. */
const promptMs = 350;
/** Then the person has an answer, and the request its own deadline still before it. */
const patienceMs = 1_000;

/** The record with the directory's part in it, as far as it answers in time; or why this person does not get it. */
export async function recordScreen(
  request: Request,
  state: RecordState,
  remark: string | null = null,
): Promise<ModalView | string> {
  const found = await customers.record(request.ctx, state.customerId, state.older);
  if (!found.ok) return request.explain(found, "customer.see");
  const reading = await readWithin(request, found.value.customer, patienceMs);
  return draw(request, state, found.value, reading, remark);
}

/** Opens a record at once from our own rows; what the directory shows follows when it has answered. */
export async function openRecord(request: Interactive, state: RecordState): Promise<string | null> {
  const { ctx } = request;
  const found = await customers.record(ctx, state.customerId, state.older);
  if (!found.ok) return request.explain(found, "customer.see");
  const asked = customers.askDirectory(ctx, found.value.customer);
  const prompt = await untilDeadline(asked, promptMs);
  if (!prompt.isLate) {
    await request.openView(draw(request, state, found.value, toReading(request, prompt.value)));
    return null;
  }
  const viewId = await request.openView(draw(request, state, found.value, { state: "pending" }));
  const inTime = await untilDeadline(asked, patienceMs);
  const reading: Reading = inTime.isLate
    ? { state: "late", at: ctx.now() }
    : toReading(request, inTime.value);
  await request.updateView(viewId, draw(request, state, found.value, reading));
  return null;
}

/** Draws the record that the button stands in anew, with the state changed if asked; says why not, if not. */
export async function redrawRecord(
  request: ActionRequest,
  change: (state: RecordState) => RecordState = (state) => state,
): Promise<void> {
  const state = request.view && readRecordState(request.view.privateMetadata);
  if (!request.view || !state) return;
  const screen = await recordScreen(request, change(state));
  if (typeof screen === "string") return request.say(screen);
  await request.updateView(request.view.id, screen);
}

async function readWithin(request: Request, customer: Customer, ms: number): Promise<Reading> {
  const answer = await untilDeadline(customers.askDirectory(request.ctx, customer), ms);
  return answer.isLate ? { state: "late", at: request.ctx.now() } : toReading(request, answer.value);
}

function toReading({ ctx }: Request, shown: Awaited<ReturnType<typeof customers.askDirectory>>): Reading {
  if (typeof shown === "string") return { state: "unavailable", at: ctx.now(), trouble: shown };
  return shown ? { state: "read", shown } : { state: "unavailable", at: ctx.now() };
}

function draw(
  { t, actor, person }: Request,
  state: RecordState,
  record: CustomerRecord,
  reading: Reading,
  remark: string | null = null,
): ModalView {
  return customerRecord({ t, actor, language: person.language }, state, record, reading, remark);
}
