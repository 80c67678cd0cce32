import type { Signatory } from "../domain/invitation.ts";
import type { Language } from "../domain/language.ts";
import type { LegKind } from "../domain/relationship.ts";

/** What the personal link opens. A link that cannot be answered says why, and since when. */
export type AcceptanceOffer =
  | {
      readonly state: "open";
      readonly companyName: string;
      readonly partnerName: string;
      readonly legs: readonly { readonly kind: LegKind; readonly askedBy: string }[];
      readonly asksForDap: boolean;
      readonly language: Language;
      readonly expiresAt: Date;
    }
  | {
      readonly state: "answered" | "expired" | "withdrawn";
      readonly partnerName: string;
      readonly language: Language;
      readonly at: Date | null;
    };

/** The customer's answer: the legs accepted (none: everything declined). */
export interface AcceptanceAnswer {
  readonly acceptedLegs: readonly LegKind[];
  readonly grantsDap: boolean;
  readonly signatory: Signatory;
}

/**
 * The local registry's own front: it writes the answer into the registry's tables and nothing else. `token` comes from
 * the address and is never logged; null means the link is unknown. Every call may throw Unavailable.
 */
export interface AcceptanceFront {
  open(token: string, now: Date): Promise<AcceptanceOffer | null>;
  /** Single use: "answered" tells that this answer counts, anything else what the link is now. */
  answer(
    token: string,
    answer: AcceptanceAnswer,
    now: Date,
  ): Promise<{ readonly counted: boolean; readonly offer: AcceptanceOffer } | null>;
}
