import type { Customer } from "../../domain/customer.ts";
import { type CustomerId, RegistryEntryId } from "../../domain/ids.ts";
import { declined } from "../../domain/outcome.ts";
import { may } from "../../domain/permissions.ts";
import type { DirectoryRecord } from "../../ports/partner-directory.ts";
import { customers, entrance, registry, type TypedEntry } from "../../service/index.ts";
import { escapeMrkdwn } from "../blocks.ts";
import { untilDeadline } from "../deadline.ts";
import type { ActionRequest, ViewAnswer, ViewRequest } from "../handler.ts";
import { readMetadata } from "../read-metadata.ts";
import { showRecord } from "./customer-edit.ts";
import { readRecordState } from "./customer-record-state.ts";
import { noticeView } from "./invite-hand-over.ts";
import { EntryState, entryErrors, readEntryFields, registryEntry } from "./registry-entry.ts";

const blank = { name: null, status: null, endsOn: null } as const;
const newHolding: TypedEntry = { entry: "holding", ...blank, kind: null, quantity: null };
const newGdap: TypedEntry = { entry: "gdap", ...blank, roles: null };
const patienceMs = 1_500;

export function addHolding(request: ActionRequest): Promise<void> {
  return openNew(request, newHolding);
}

export function addGdap(request: ActionRequest): Promise<void> {
  return openNew(request, newGdap);
}

/** *Change*: the entry as the registry shows it now. To cancel one is to change its status. */
export async function changeEntry(request: ActionRequest): Promise<void> {
  const customer = await findCustomer(request);
  const entryId = RegistryEntryId.safeParse(request.value);
  if (!customer || !entryId.success) return;
  const read = await untilDeadline(customers.readDirectory(request.ctx, customer), patienceMs);
  if (read.isLate || read.value === null)
    return request.say(await request.explain(declined("directory-unavailable")));
  const typed = asTyped(read.value, entryId.data);
  if (!typed) return request.say(request.t("registry.gone"));
  await open(request, customer, entryId.data, typed);
}

export function submitHolding(request: ViewRequest): Promise<ViewAnswer> {
  return submit(request, "holding");
}

export function submitGdap(request: ViewRequest): Promise<ViewAnswer> {
  return submit(request, "gdap");
}

async function submit(request: ViewRequest, kind: TypedEntry["entry"]): Promise<ViewAnswer> {
  const { ctx, t, values } = request;
  const { customerId, entryId } = readMetadata(EntryState, request.view.privateMetadata);
  const typed = readEntryFields(kind, values);
  const entered = await registry.enter(ctx, { customerId, entryId, typed });
  if (entered.ok) {
    return showRecord(request, customerId, t("registry.entered", { name: entered.value.name }));
  }
  if ("faults" in entered) return { kind: "errors", errors: entryErrors(t, entered.faults, values) };
  const text = await request.explain(entered, "registry.enter");
  return { kind: "update", view: noticeView(t, t("record.title"), escapeMrkdwn(text)) };
}

async function openNew(request: ActionRequest, typed: TypedEntry): Promise<void> {
  const customer = await findCustomer(request);
  if (customer) await open(request, customer, RegistryEntryId.parse(request.ctx.newId()), typed);
}

/** The form takes the record's place, so that saving brings the record back. */
async function open(
  request: ActionRequest,
  customer: Customer,
  entryId: RegistryEntryId,
  typed: TypedEntry,
): Promise<void> {
  if (!request.view) return;
  const state = { customerId: customer.id, entryId };
  await request.updateView(request.view.id, registryEntry(request.t, state, customer, typed));
}

/** The customer of the record that the button stands in; null with a word to the person when it cannot be. */
async function findCustomer(request: ActionRequest): Promise<Customer | null> {
  const customerId: CustomerId | undefined =
    request.view === null ? undefined : readRecordState(request.view.privateMetadata)?.customerId;
  if (!customerId) return null;
  if (!may(request.actor, "registry.enter")) {
    const refusal = await entrance.refuse(request.ctx, "registry.enter", customerId);
    await request.say(await request.explain(refusal, "registry.enter"));
    return null;
  }
  const found = await customers.get(request.ctx, customerId);
  if (found.ok) return found.value;
  await request.say(await request.explain(found, "customer.see"));
  return null;
}

function asTyped(record: DirectoryRecord, id: RegistryEntryId): TypedEntry | null {
  const holding = record.holdings.find((each) => each.id === id);
  if (holding) {
    const { kind, name, status, quantity, endsAt } = holding;
    return {
      entry: "holding",
      kind,
      name,
      status,
      quantity: quantity === null ? null : String(quantity),
      endsOn: dayOf(endsAt),
    };
  }
  const gdap = record.gdap.find((each) => each.id === id);
  if (!gdap) return null;
  const { name, status, roles, endsAt } = gdap;
  return { entry: "gdap", name, status, roles: roles.join("\n"), endsOn: dayOf(endsAt) };
}

function dayOf(at: Date | null): string | null {
  return at === null ? null : at.toISOString().slice(0, 10);
}
