import { domainToUnicode } from "node:url";
import {
  type Customer,
  clean,
  limits,
  readDomain,
  readEmail,
  type TypedCustomer,
} from "../../domain/customer.ts";
import { CustomerId, InvitationId } from "../../domain/ids.ts";
import { missingLegs } from "../../domain/invitation.ts";
import { declined } from "../../domain/outcome.ts";
import { readPastedAddress } from "../../domain/pasted-address.ts";
import { isHeldByOne, rank } from "../../domain/search-text.ts";
import { customers, invitations } from "../../service/index.ts";
import { truncate } from "../blocks.ts";
import type { ActionRequest, CommandAnswer, CommandRequest, ShortcutRequest } from "../handler.ts";
import { type FormState, freshForm, legsValue, namesOf, type TypedTerms } from "../modals/invite-form.ts";
import { type FormChoices, formScreen } from "../modals/invite-form-screen.ts";

type Interactive = CommandRequest | ShortcutRequest | ActionRequest;

/** `/invite`, or `/invite contoso` with that customer found or, if there is none, described. */
export async function inviteCommand(request: CommandRequest): Promise<CommandAnswer> {
  return openInvite(request, request.text);
}

export async function inviteShortcut(request: ShortcutRequest): Promise<void> {
  const refusal = await openInvite(request, "");
  if (refusal !== null) await request.say(refusal);
}

/** From Home and from a customer's record; the value is the customer's id, or empty. */
export async function inviteButton(request: ActionRequest): Promise<void> {
  const id = CustomerId.safeParse(request.value);
  const refusal = id.success
    ? await openWith(request, freshForm(request.ctx.newId, { customerId: id.data }))
    : await openInvite(request, "");
  if (refusal !== null) await request.say(refusal);
}

/** From a partly accepted invitation: the form for the missing leg alone. */
export async function inviteMissingLegButton(request: ActionRequest): Promise<void> {
  const id = InvitationId.safeParse(request.value);
  const before = id.success ? await invitations.get(request.ctx, id.data) : null;
  if (!before) return request.say(await request.explain(declined("not-found")));
  const refusal = await openWith(
    request,
    freshForm(request.ctx.newId, {
      customerId: before.customerId,
      isMissingLeg: missingLegs(before).every((leg) => leg.kind === "provider"),
    }),
    { legs: legsValue(missingLegs(before)), language: before.language, channelId: before.channelId },
  );
  if (refusal !== null) await request.say(refusal);
}

async function openInvite(request: Interactive, text: string): Promise<string | null> {
  // Nobody's name is longer; what follows is cut rather than refused, since the form shows what was taken.
  const query = clean(truncate(text, limits.companyName));
  if (query === null) return openWith(request, freshForm(request.ctx.newId));
  const begun = await invitations.begin(request.ctx);
  if (!begun.ok) return request.explain(begun, "invitation.request");
  const open = (state: FormState, remark: string | null) => openForm(request, begun.value, state, { remark });
  const wanted = readPastedAddress(query)?.address ?? query;
  const found = await customers.search(request.ctx, wanted, 5);
  if (!found.ok) return request.explain(found, "customer.see");
  // What was typed is kept for *Describe a new customer*, too.
  const typed = guess(query);
  const meant = found.value.filter((each) => isMeant(each, wanted));
  const [best, ...others] = meant;
  if (!best) {
    const remark =
      found.value.length === 0
        ? request.t("invite.customer.not-found", { query })
        : request.t("invite.customer.similar", { query, names: namesOf(found.value) });
    return open(freshForm(request.ctx.newId, { mode: "new", typed }), remark);
  }
  const remark =
    others.length > 0 && !isExact(best, wanted)
      ? request.t("invite.customer.also-found", { names: namesOf(others) })
      : null;
  return open(freshForm(request.ctx.newId, { customerId: best.id, typed }), remark);
}

async function openWith(
  request: Interactive,
  state: FormState,
  terms?: Partial<TypedTerms>,
): Promise<string | null> {
  // Said before a form is filled in for nothing.
  const begun = await invitations.begin(request.ctx);
  if (!begun.ok) return request.explain(begun, "invitation.request");
  return openForm(request, begun.value, state, terms === undefined ? {} : { terms });
}

async function openForm(
  request: Interactive,
  choices: FormChoices,
  state: FormState,
  { terms, remark = null }: { readonly terms?: Partial<TypedTerms>; readonly remark?: string | null },
): Promise<null> {
  const shown = {
    ...(terms === undefined ? {} : { terms }),
    remark: remark === null ? null : { text: remark, record: null },
  };
  await request.openView(await formScreen(request, state, shown, choices));
  return null;
}

/** What was typed as the name, the domain or the address of somebody new. */
function guess(query: string): TypedCustomer & Record<string, string> {
  const pasted = readPastedAddress(query);
  const email = readEmail(pasted?.address ?? query);
  if (email !== null && email !== "bad") {
    const domain = email.split("@")[1] ?? "";
    return { contactEmail: email, contactName: pasted?.name ?? "", domain, companyName: "" };
  }
  const domain = readDomain(query);
  if (domain !== null && domain !== "bad") return { companyName: "", domain };
  return { companyName: query };
}

/** Somebody chosen by chance would be invited in a hurry: one field has to hold all that was typed. */
function isMeant({ companyName, domain, ownReference, tenantId, contactEmail }: Customer, query: string) {
  const compact = [ownReference, tenantId].map((each) => each?.replaceAll("-", "") ?? null);
  const spoken = domain === null ? null : domainToUnicode(domain);
  return isHeldByOne([companyName, domain, spoken, ownReference, tenantId, contactEmail, ...compact], query);
}

function isExact(customer: Customer, query: string): boolean {
  return rank(customer.companyName, query) === 0 || customer.domain === query.toLowerCase();
}
