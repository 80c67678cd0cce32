import type { Context } from "hono";
import { classicError, json, newerError } from "../server/errors.ts";
import type { CallerEnv, Simulation } from "../simulation.ts";
import { findPartner } from "../world/relate.ts";
import type { CustomerAgreement } from "../world/state.ts";
import { collection, invalidInput } from "./answers.ts";
import { customerOf } from "./customer-of.ts";
import { field, present, query, readFields, text } from "./fields.ts";

const templateId = "117a77b0-9360-443b-8795-c6dedc750cf9";
const customerAgreement = "MicrosoftCustomerAgreement";

/** `GET /v1/agreements`: where the template's id comes from. */
export function listTemplates(c: Context<CallerEnv>): Response {
  const type = query(c.req.url, "agreementType")?.toLowerCase();
  if (type !== undefined && type !== "*" && type !== customerAgreement.toLowerCase()) return collection([]);
  return collection([
    {
      templateId,
      agreementType: customerAgreement,
      agreementLink: "https://aka.ms/customeragreement",
      versionRank: 0,
    },
  ]);
}

export function listAgreements(sim: Simulation, c: Context<CallerEnv>): Response {
  const customer = customerOf(sim, c);
  if (customer instanceof Response) return customer;
  const type = query(c.req.url, "agreementType")?.toLowerCase();
  const all = sim.world.agreements.get(customer.tenant.tenantId) ?? [];
  const wanted = all.filter((one) => type === undefined || type === "*" || one.type.toLowerCase() === type);
  return collection(wanted.map(presentAgreement));
}

export function getDirectSignStatus(sim: Simulation, c: Context<CallerEnv>): Response {
  const customer = customerOf(sim, c);
  if (customer instanceof Response) return customer;
  return json(200, { isSigned: customer.tenant.hasSignedCustomerAgreement });
}

/** The partner attests that the customer agreed. Indirect resellers leave it to their provider. */
export async function confirmAgreement(sim: Simulation, c: Context<CallerEnv>): Promise<Response> {
  const caller = c.get("caller");
  const partner = findPartner(sim.world, caller.partnerId);
  if (partner?.kind === "indirect-reseller")
    return classicError(403, 2032, "Access denied. Indirect resellers cannot confirm agreements.");
  const customer = customerOf(sim, c);
  if (customer instanceof Response) return customer;
  const agreement = readAgreement(await readFields(c.req), sim.now());
  if (typeof agreement === "string") return invalidInput(agreement);
  const { tenantId } = customer.tenant;
  const known = sim.world.agreements.get(tenantId) ?? [];
  const email = agreement.primaryContact.email.toLowerCase();
  if (known.some(({ primaryContact }) => primaryContact.email.toLowerCase() === email))
    return newerError(
      400,
      600061,
      "PartnerConfirmedAgreementAlreadyExists",
      "A partner confirmed agreement already exists for the customer.",
      {},
    );
  const user = partner?.users.find(({ userPrincipalName }) => userPrincipalName === caller.userPrincipalName);
  const kept = { ...agreement, userId: user?.objectId ?? sim.newGuid() };
  sim.world.agreements.set(tenantId, [...known, kept]);
  sim.changed();
  return json(201, presentAgreement(kept));
}

/** A sentence says what is wrong with it. */
function readAgreement(body: unknown, now: number): CustomerAgreement | string {
  const contact = field(body, "primaryContact");
  const [firstName, lastName, email] = ["firstName", "lastName", "email"].map((name) => text(contact, name));
  if (!firstName || !lastName || !email) return "primaryContact needs firstName, lastName and email.";
  if (text(body, "type")?.toLowerCase() !== customerAgreement.toLowerCase())
    return `The agreement's type must be ${customerAgreement}.`;
  if (text(body, "templateId")?.toLowerCase() !== templateId) return "The templateId is unknown.";
  const dateAgreed = text(body, "dateAgreed") ?? "";
  const at = Date.parse(dateAgreed);
  if (Number.isNaN(at)) return "dateAgreed is not a date.";
  if (at > now) return "dateAgreed cannot lie in the future.";
  const phoneNumber = text(contact, "phoneNumber") ?? null;
  return {
    templateId,
    type: customerAgreement,
    dateAgreed,
    primaryContact: { firstName, lastName, email, phoneNumber },
  };
}

function presentAgreement({ userId, primaryContact, templateId, dateAgreed, type }: CustomerAgreement) {
  return present({ userId, primaryContact: present(primaryContact), templateId, dateAgreed, type });
}
