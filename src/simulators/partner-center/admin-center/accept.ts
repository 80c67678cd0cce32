import type { Simulation } from "../simulation.ts";
import { acceptInvitation } from "./acceptance.ts";
import { approveFor, readApproval } from "./gdap-approval.ts";
import { readLink } from "./link.ts";
import { type Read, readInvitation, readSignedIn, refuseTenant } from "./refusals.ts";
import { sentenceFor } from "./words.ts";
import { english } from "./words-en.ts";

/** A customer's administrator opens a link and agrees to all it asks; a refusal is the sentence the page would show. */
export function acceptLink(
  sim: Simulation,
  link: string,
  tenantId: string,
  administrator?: string,
): { readonly ok: boolean; readonly because: string | null } {
  const outcome = agree(sim, link, tenantId, administrator);
  return outcome.ok
    ? { ok: true, because: null }
    : { ok: false, because: sentenceFor(english, outcome.refusal) };
}

function agree(sim: Simulation, link: string, tenantId: string, administrator?: string): Read<unknown> {
  const asked = readLink(link);
  if (asked.is === "partnership") return { ok: false, refusal: { because: "for-partners" } };
  if (asked.is === "nothing") return { ok: false, refusal: { because: "nothing-asked" } };
  const signedIn = readSignedIn(sim, tenantId, administrator);
  if (!signedIn.ok) return signedIn;
  if (asked.is === "customer-agreement") {
    signedIn.value.tenant.hasSignedCustomerAgreement = true;
    sim.changed();
    return signedIn;
  }
  if (asked.is === "gdap-approval") {
    const relationship = readApproval(sim, asked.relationshipId);
    return relationship.ok ? approveFor(sim, relationship.value, signedIn.value) : relationship;
  }
  const invitation = readInvitation(sim, asked);
  if (!invitation.ok) return invitation;
  const refusal = refuseTenant(signedIn.value.tenant, invitation.value);
  if (refusal) return { ok: false, refusal };
  acceptInvitation(sim, invitation.value, signedIn.value);
  return invitation;
}
