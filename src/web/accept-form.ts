import { z } from "zod";
import { clean } from "../domain/customer.ts";
import type { LegKind } from "../domain/relationship.ts";
import type { AcceptanceAnswer, AcceptanceOffer } from "../ports/acceptance-front.ts";

export type OpenOffer = Extract<AcceptanceOffer, { state: "open" }>;

/** The longest name and title, in Unicode characters. */
export const longestSignature = 120;

/** What the person typed and ticked, as they left it: shown again when something is missing. */
export interface TypedAnswer {
  readonly legs: readonly LegKind[];
  readonly grantsDap: boolean;
  readonly name: string;
  readonly jobTitle: string;
}

export type AnswerFault = "required" | "too-long" | "no-leg" | "dap-without-us" | "no-decision";
export type AnswerFaults = Partial<Record<"legs" | "dap" | "name" | "jobTitle" | "decision", AnswerFault>>;

const Form = z.object({
  decision: z.enum(["accept", "decline"]).nullable().catch(null),
  leg: z.array(z.enum(["reseller", "provider"])).catch([]),
  dap: z.literal("yes").nullable().catch(null),
  name: z.string().catch(""),
  jobTitle: z.string().catch(""),
});

/** Both legs ticked (the button *Accept* is the consent, not the ticks), delegated administration not. */
export function untouched(offer: OpenOffer): TypedAnswer {
  return { legs: offer.legs.map(({ kind }) => kind), grantsDap: false, name: "", jobTitle: "" };
}

/** What was posted, as it was, whatever was asked. */
export interface PostedAnswer extends TypedAnswer {
  readonly decision: "accept" | "decline" | null;
}

export function readPosted(body: string): PostedAnswer {
  const posted = new URLSearchParams(body);
  const { decision, leg, dap, name, jobTitle } = Form.parse({
    // Both buttons at once is neither.
    decision: posted.getAll("decision").length === 1 ? posted.get("decision") : null,
    leg: posted.getAll("leg"),
    dap: posted.get("dap"),
    name: posted.get("name"),
    jobTitle: posted.get("jobTitle"),
  });
  return { decision, legs: leg, grantsDap: dap === "yes", name, jobTitle };
}

/** Reads the posted form against what was asked: an answer, or a fault for each field that cannot stay as it is. */
export function readAnswer(
  body: string,
  offer: OpenOffer,
): { answer: AcceptanceAnswer } | { faults: AnswerFaults; typed: TypedAnswer } {
  const form = readPosted(body);
  const asked = offer.legs.map(({ kind }) => kind);
  // With one leg there is nothing to tick: the button alone says yes to it.
  const legs = asked.length === 1 ? asked : asked.filter((kind) => form.legs.includes(kind));
  const grantsDap = offer.asksForDap && form.grantsDap;
  const name = clean(form.name) ?? "";
  const jobTitle = clean(form.jobTitle) ?? "";

  const faults: AnswerFaults = {};
  if (form.decision === null) faults.decision = "no-decision";
  if (form.decision === "accept") {
    if (legs.length === 0) faults.legs = "no-leg";
    else if (grantsDap && !legs.includes("reseller")) faults.dap = "dap-without-us";
    if (name === "") faults.name = "required";
    if (jobTitle === "") faults.jobTitle = "required";
  }
  if ([...name].length > longestSignature) faults.name = "too-long";
  if ([...jobTitle].length > longestSignature) faults.jobTitle = "too-long";

  if (Object.keys(faults).length > 0) {
    return { faults, typed: { legs, grantsDap, name: form.name, jobTitle: form.jobTitle } };
  }
  const signatory = { name, title: jobTitle };
  return form.decision === "accept"
    ? { answer: { acceptedLegs: legs, grantsDap, signatory } }
    : { answer: { acceptedLegs: [], grantsDap: false, signatory } };
}
