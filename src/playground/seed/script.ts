/** When something happened: so many days before the playground was first opened, at this time of day (UTC). */
export interface When {
  readonly daysAgo: number;
  /** `08:30`. */
  readonly at: string;
}

/** A customer of the seed; `key` names it in the script. What is left out was never entered. */
export interface SeedCustomer {
  readonly key: string;
  readonly companyName: string;
  readonly domain?: string;
  readonly tenantId?: string;
  readonly ownReference?: string;
  readonly country?: string;
  readonly contactName?: string;
  readonly contactEmail?: string;
  readonly language?: "en" | "hu";
  readonly origin?: "own-marketing" | "vendor-referral" | "indirect-provider" | "other-portal";
}

/** A day counted from the first opening. */
export interface InDays {
  readonly inDays: number;
}

export type SeedEntry =
  | {
      readonly entry: "holding";
      readonly kind: "subscription" | "reservation" | "savings-plan" | "software";
      readonly name: string;
      readonly status: "active" | "suspended" | "cancelled";
      readonly quantity: number | null;
      readonly endsOn: InDays | null;
    }
  | {
      readonly entry: "gdap";
      readonly name: string;
      readonly roles: readonly string[];
      readonly status: "active" | "expired" | "terminated";
      readonly endsOn: InDays | null;
    };

/** Something somebody did. Whoever answers an invitation is the customer. */
export type SeedStep = When &
  (
    | { readonly step: "set-up"; readonly by: string }
    | { readonly step: "import"; readonly by: string; readonly customers: readonly string[] }
    | { readonly step: "add"; readonly by: string; readonly customer: string }
    | {
        readonly step: "invite";
        readonly by: string;
        readonly customer: string;
        readonly with?: "us" | "us-and-provider" | "provider";
        readonly asksForDap?: boolean;
        readonly channel?: string;
        /** False leaves a draft behind. */
        readonly handsOver?: boolean;
      }
    | {
        readonly step: "answer";
        readonly customer: string;
        readonly accepts: readonly ("reseller" | "provider")[];
        readonly grantsDap?: boolean;
        readonly name: string;
        readonly title: string;
      }
    | { readonly step: "withdraw" | "discard"; readonly by: string; readonly customer: string }
    | { readonly step: "enter"; readonly by: string; readonly customer: string; readonly entry: SeedEntry }
    | {
        readonly step: "ask-removal";
        readonly by: string;
        readonly customer: string;
        readonly reason: string;
      }
    | {
        readonly step: "decide";
        readonly by: string;
        readonly customer: string;
        readonly decision: "approve" | "deny";
        readonly reason: string | null;
      }
    | {
        readonly step: "give-notice";
        readonly by: string;
        readonly customer: string;
        readonly to: string;
        readonly on: InDays;
        readonly how: string;
      }
    | { readonly step: "say"; readonly by: string; readonly channel: string; readonly text: string }
    /** Everybody has read everything. */
    | { readonly step: "all-read" }
  );
