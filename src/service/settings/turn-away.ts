import { declined, type Outcome } from "../../domain/outcome.ts";
import type { ServiceContext } from "../context.ts";

/** Why somebody holds no role here, whatever a group says. */
export type NoMember = "guest" | "bot" | "deactivated" | "outsider";

/** Puts on record that somebody who can hold no role pressed or typed something; always a refusal. */
export async function turnAway(_ctx: ServiceContext, because: NoMember): Promise<Outcome<never, NoMember>> {
  return declined(because);
}
