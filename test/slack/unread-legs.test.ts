import { describe, expect, it } from "vitest";
import { translator } from "../../src/i18n/index.ts";
import { createVoice } from "../../src/slack/messages/voice.ts";
import { relationshipBlocks } from "../../src/slack/modals/customer-record-relationship.ts";
import { firstNow } from "../support/context.ts";
import { makeCustomer, makeRelationship, providerId } from "../support/make.ts";

const t = translator("en");
const provider = {
  ...makeRelationship({ leg: "provider", providerId }),
  providerName: "Northwind Distribution",
};

function textWith(unread: readonly "provider-legs"[]): string {
  const record = {
    customer: makeCustomer(),
    relationships: [provider],
    story: [],
    older: null,
    pending: null,
    partly: null,
    openRemoval: null,
    waiting: [],
    gdap: null,
    takesEntries: false,
  };
  const shown = { legs: [], hasDap: false, holdings: [], gdap: [], unread, readAt: firstNow };
  return JSON.stringify(relationshipBlocks(record, { state: "read", shown }, createVoice("en", t, null)));
}

describe("the record of a customer with a provider's relationship", () => {
  const missing = t("record.leg.not-shown-provider", { provider: "Northwind Distribution" });

  it("says that the directory no longer shows it", () => {
    expect(textWith([])).toContain(missing);
  });

  it("does not say so where the directory keeps it from us", () => {
    expect(textWith(["provider-legs"])).not.toContain(missing);
  });
});
