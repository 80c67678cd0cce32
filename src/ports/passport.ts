import type { Language } from "../domain/language.ts";

/** What our own personal link beside the vendor's shows. */
export type PassportPageOffer =
  | {
      readonly state: "open";
      readonly companyName: string;
      readonly partnerName: string;
      readonly providerName: string | null;
      /** Our own leg is asked for; without it only the provider's is. */
      readonly asksForUs: boolean;
      readonly language: Language;
      readonly expiresAt: Date | null;
      /** What was said before, else what we know; null for neither. */
      readonly domain: string | null;
      /** Where it leads on to: the vendor's page. */
      readonly vendorUrl: string;
    }
  | {
      readonly state: "expired" | "withdrawn" | "answered";
      readonly partnerName: string;
      readonly language: Language;
    };

/** Whether the vendor knows an organisation under the domain; "noted" where that could not be asked now. */
export type DomainStanding = "known" | "unknown" | "noted" | "unsaid";

/** `token` comes from the address and is never logged; null means the link is unknown. Every call may throw Unavailable. */
export interface PassportDesk {
  open(token: string, now: Date): Promise<PassportPageOffer | null>;
  /** `domain` in its ASCII form, null for somebody who does not say. A later answer takes the place of an earlier one. */
  answer(
    token: string,
    domain: string | null,
    now: Date,
  ): Promise<{ readonly offer: PassportPageOffer; readonly standing: DomainStanding } | null>;
}
