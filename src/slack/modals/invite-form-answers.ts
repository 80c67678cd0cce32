import type { Option } from "@slack/types";
import type { Customer } from "../../domain/customer.ts";
import { CustomerId } from "../../domain/ids.ts";
import type { Invitation, InvitationTerms } from "../../domain/invitation.ts";
import { may } from "../../domain/permissions.ts";
import { customers, entrance, invitations, setUp } from "../../service/index.ts";
import { option, truncate } from "../blocks.ts";
import type { ActionRequest, OptionsRequest, Request, ViewAnswer, ViewRequest } from "../handler.ts";
import { actions } from "../ids.ts";
import { readMetadata } from "../read-metadata.ts";
import { customerErrors, duplicateTenantError, readCustomerFields } from "./customer-fields.ts";
import { draftScreen } from "./invite-draft-screen.ts";
import { isEdited, standardEmail } from "./invite-email.ts";
import { customerOption, FormState, parseTerms, readTypedTerms, type TypedTerms } from "./invite-form.ts";
import { findCustomer, formScreen } from "./invite-form-screen.ts";
import { invitePreparing } from "./invite-hand-over.ts";

const newPrefix = "new:";

/** Search as you type; last comes the offer to describe somebody new under what was typed. */
export async function customerOptions(request: OptionsRequest): Promise<readonly Option[]> {
  const found = await customers.search(request.ctx, request.query, 20);
  if (!found.ok) return [];
  const name = truncate(request.query.trim(), 100);
  const offer =
    name === "" ? [] : [option(request.t("invite.customer.new-option", { name }), `${newPrefix}${name}`)];
  return [...found.value.map(customerOption), ...offer];
}

/** A customer was picked: the form takes over its language, and says what stands in the way. */
export async function chooseCustomer(request: ActionRequest): Promise<void> {
  if (!request.view) return;
  const state = readState(request.view.privateMetadata);
  if (request.value.startsWith(newPrefix)) {
    return show(request, {
      ...state,
      mode: "new",
      typed: { companyName: request.value.slice(newPrefix.length) },
    });
  }
  const id = CustomerId.safeParse(request.value);
  if (id.success) await show(request, { ...state, customerId: id.data, version: state.version + 1 });
}

export async function describeNew(request: ActionRequest): Promise<void> {
  if (request.view) await show(request, { ...readState(request.view.privateMetadata), mode: "new" });
}

export async function chooseExisting(request: ActionRequest): Promise<void> {
  if (!request.view) return;
  const typed = cut(readCustomerFields(request.values));
  await show(request, { ...readState(request.view.privateMetadata), mode: "existing", typed });
}

/** The form's *Next*: the new customer is entered, the draft begun (or its terms changed), the link asked for. */
export async function submitForm(request: ViewRequest): Promise<ViewAnswer> {
  const { t, values } = request;
  const state = readState(request.view.privateMetadata);
  const typed = readTypedTerms(values);
  const terms = parseTerms(typed);
  if (terms === null)
    return {
      kind: "errors",
      errors: { [values.blockOf(actions.inviteChannel)]: t("customer.fault.required") },
    };
  if (state.draftId !== null) return changeTerms(request, state, terms, typed);

  const customer =
    state.mode === "new" ? await enterCustomer(request, state, typed) : await chosenCustomer(request);
  if ("kind" in customer) return customer;
  return beginDraft(request, { ...state, mode: "existing", customerId: customer.id }, customer, terms, typed);
}

async function beginDraft(
  request: ViewRequest,
  state: FormState,
  customer: Customer,
  terms: InvitationTerms,
  typed: TypedTerms,
): Promise<ViewAnswer> {
  const standard = await standardFor(request, customer, terms);
  const drafted = await invitations.draft(request.ctx, {
    id: state.newDraftId,
    customerId: customer.id,
    terms,
    ...standard,
    viewId: request.view.id,
  });
  if (drafted.ok) return { kind: "update", view: invitePreparing(request.t, customer.companyName) };
  const text = await request.explain(drafted, "invitation.request");
  if (drafted.reason === "channel-shared" || drafted.reason === "channel-unknown") {
    return { kind: "errors", errors: { [request.values.blockOf(actions.inviteChannel)]: text } };
  }
  const isKnown = drafted.reason === "already-active" || drafted.reason === "already-pending";
  const remark = { text, record: isKnown ? customer.id : null };
  return {
    kind: "update",
    view: await formScreen(request, { ...state, version: state.version + 1 }, { terms: typed, remark }),
  };
}

/** Text the agent never touched follows the new terms; their own wording stays, and they are told. */
async function changeTerms(
  request: ViewRequest,
  state: FormState,
  terms: InvitationTerms,
  typed: TypedTerms,
): Promise<ViewAnswer> {
  const { draftId } = state;
  const before = draftId === null ? null : await invitations.get(request.ctx, draftId);
  const customer = before ? await findCustomer(request, before.customerId) : null;
  if (!before || !customer) return { kind: "close" };
  const wasEdited = isEdited(before, await standardFor(request, customer, before));
  const revised = await invitations.reviseTerms(request.ctx, {
    invitationId: before.id,
    terms,
    ...(wasEdited ? {} : await standardFor(request, customer, terms)),
    viewId: request.view.id,
  });
  if (!revised.ok) {
    const remark = { text: await request.explain(revised, "invitation.resume"), record: null };
    return { kind: "update", view: await formScreen(request, state, { terms: typed, remark }) };
  }
  const kept = wasEdited && hasChanged(before, revised.value);
  const draft = revised.value.hasLink ? await draftScreen(request, before.id, { wasKept: kept }) : null;
  const remark = kept ? request.t("invite.draft.kept") : null;
  return { kind: "update", view: draft ?? invitePreparing(request.t, customer.companyName, remark) };
}

async function enterCustomer(
  request: ViewRequest,
  state: FormState,
  typedTerms: TypedTerms,
): Promise<Customer | ViewAnswer> {
  const { t, values, ctx } = request;
  const typed = { ...readCustomerFields(values), language: typedTerms.language };
  const twin = state.isTwinKnown ? null : await findTwin(request, typed.domain ?? null, state.newCustomerId);
  if (twin) {
    const remark = { text: t("invite.twin", { customer: twin.companyName }), record: twin.id };
    const view = await formScreen(
      request,
      { ...state, isTwinKnown: true, typed: cut(typed) },
      { terms: typedTerms, remark },
    );
    return { kind: "update", view };
  }
  const added = await customers.add(ctx, typed, state.newCustomerId);
  if (added.ok) return added.value.customer;
  if ("faults" in added) return { kind: "errors", errors: customerErrors(t, added.faults, values) };
  if (added.reason === "duplicate-tenant") return { kind: "errors", errors: duplicateTenantError(t, values) };
  const remark = { text: await request.explain(added, "customer.edit"), record: null };
  return {
    kind: "update",
    view: await formScreen(request, { ...state, typed: cut(typed) }, { terms: typedTerms, remark }),
  };
}

async function chosenCustomer(request: ViewRequest): Promise<Customer | ViewAnswer> {
  const id = CustomerId.safeParse(request.values.choice(actions.inviteCustomer));
  const customer = id.success ? await findCustomer(request, id.data) : null;
  if (customer) return customer;
  return {
    kind: "errors",
    errors: { [request.values.blockOf(actions.inviteCustomer)]: request.t("invite.customer.required") },
  };
}

/** Somebody else with this domain; not who the same form entered a moment ago. */
async function findTwin(request: Request, domain: string | null, own: CustomerId): Promise<Customer | null> {
  if (domain === null) return null;
  const found = await customers.search(request.ctx, domain, 5);
  const isTwin = (each: Customer) => each.domain === domain.trim().toLowerCase() && each.id !== own;
  return found.ok ? (found.value.find(isTwin) ?? null) : null;
}

async function standardFor(
  request: Request,
  customer: Customer,
  terms: Pick<InvitationTerms, "legs" | "language" | "asksForDap">,
) {
  const known = await setUp.read(request.ctx);
  const providerId = terms.legs.find((leg) => leg.kind === "provider")?.providerId;
  return standardEmail({
    terms,
    partnerName: known.settings.partnerName ?? "",
    companyName: customer.companyName,
    contactName: customer.contactName,
    providerName: known.providers.find((each) => each.id === providerId)?.name ?? null,
    hasVendorLink: !request.ctx.directory.linksArePersonal,
    hasPassport: hasPassports(request.ctx) && known.settings.passportsWanted,
  });
}

/** Ours goes beside the vendor's only, and from an address that customers reach. */
function hasPassports({ directory, publicUrlFault }: Request["ctx"]): boolean {
  return !directory.linksArePersonal && publicUrlFault === null;
}

/** For those who may invite at this moment: the form may be older than the loss of a role. */
async function show(request: ActionRequest, state: FormState): Promise<void> {
  if (!request.view) return;
  if (!may(request.actor, "invitation.request")) {
    const refusal = await entrance.refuse(request.ctx, "invitation.request", null);
    return request.say(await request.explain(refusal, "invitation.request"));
  }
  const view = await formScreen(request, state, { terms: keepTerms(request) });
  await request.updateView(request.view.id, view, request.view.hash);
}

/** What was chosen stays; only another customer brings its own language. */
function keepTerms(request: ActionRequest): Partial<TypedTerms> {
  const { language, ...terms } = readTypedTerms(request.values);
  return request.actionId === actions.inviteCustomer ? terms : { ...terms, language };
}

function hasChanged(before: Invitation, after: Invitation): boolean {
  const terms = ({ legs, language, asksForDap }: Invitation) =>
    JSON.stringify([legs.map((leg) => [leg.kind, leg.providerId]), language, asksForDap]);
  return terms(before) !== terms(after);
}

function readState(privateMetadata: string): FormState {
  return readMetadata(FormState, privateMetadata);
}

/** As much of each field as fits beside the others in a view's metadata (3,000 characters). */
function cut(typed: Readonly<Record<string, string | null | undefined>>): Record<string, string | null> {
  return Object.fromEntries(
    Object.entries(typed).map(([field, value]) => [field, value ? truncate(value, 200) : null]),
  );
}
