import { describe, expect, it } from "vitest";
import { CustomerId, CustomerTenantId, InvitationId } from "../../src/domain/ids.ts";
import {
  type Candidate,
  coreName,
  isSameCompany,
  type Match,
  matchAcceptance,
  type SeenTenant,
  type TargetSource,
} from "../../src/domain/matching.ts";

const tenant = CustomerTenantId.parse("7e4a0000-0000-4000-8000-000000000001");
const otherTenant = CustomerTenantId.parse("7e4a0000-0000-4000-8000-000000000002");
const invitation = (number: number) => InvitationId.parse(`a0000000-0000-7000-8000-00000000000${number}`);
const customer = (number: number) => CustomerId.parse(`c0000000-0000-7000-8000-00000000000${number}`);
const day = (number: number) => new Date(Date.UTC(2026, 2, number, 9));

const seen: SeenTenant = {
  tenantId: tenant,
  companyName: "Kovács és Társa Kft.",
  domain: "kovacs.example",
  acceptedAt: day(10),
};
/** Invited on the second of the month, like nothing. */
const candidate = (number: number, like: Partial<Candidate> = {}): Candidate => ({
  invitationId: invitation(number),
  state: "sent",
  createdAt: day(2),
  customerId: customer(number),
  companyName: "Somebody Else Ltd.",
  domain: null,
  tenantId: null,
  targets: [],
  ...like,
});
const meant = (source: TargetSource) => ({ targets: [{ tenantId: tenant, source }] });
const sameName = { companyName: "KOVACS ES TARSA Kft" };
const sameDomain = { domain: "kovacs.example" };

interface Case {
  readonly when: string;
  readonly candidates: readonly Candidate[];
  readonly holder?: CustomerId;
  readonly is: Partial<Match>;
}

const one = invitation(1);
const two = invitation(2);
const cases: readonly Case[] = [
  { when: "nobody was invited", candidates: [], is: { kind: "unclaimed", because: "nobody-asked" } },
  {
    when: "only others were invited",
    candidates: [candidate(1), candidate(2)],
    is: { kind: "unclaimed", because: "nobody-asked", candidates: [] },
  },
  {
    when: "the customer's record has the tenant id",
    candidates: [candidate(1, { tenantId: tenant })],
    holder: customer(1),
    is: { kind: "certain", invitationId: one, evidence: "tenant-in-record" },
  },
  {
    when: "the domain's public metadata led to the tenant",
    candidates: [candidate(1, meant("domain"))],
    is: { kind: "certain", invitationId: one, evidence: "tenant-of-domain" },
  },
  {
    when: "the customer said on the passport page who they are",
    candidates: [candidate(1, meant("passport"))],
    is: { kind: "certain", invitationId: one, evidence: "tenant-by-passport" },
  },
  {
    when: "a person matched the tenant before",
    candidates: [candidate(1, meant("match"))],
    is: { kind: "certain", invitationId: one, evidence: "tenant-by-person" },
  },
  {
    when: "one is known by its tenant and another only has the name",
    candidates: [candidate(2, sameName), candidate(1, meant("domain"))],
    is: { kind: "certain", invitationId: one, candidates: [one, two] },
  },
  {
    when: "only the domain agrees",
    candidates: [candidate(1, sameDomain)],
    is: { kind: "likely", invitationId: one, evidence: "same-domain" },
  },
  {
    when: "only the folded name agrees",
    candidates: [candidate(1, sameName)],
    is: { kind: "likely", invitationId: one, evidence: "same-name" },
  },
  {
    when: "two have the name",
    candidates: [candidate(1, sameName), candidate(2, sameName)],
    is: { kind: "unclaimed", because: "several" },
  },
  {
    when: "one has the domain and another the name",
    candidates: [candidate(1, sameName), candidate(2, sameDomain)],
    is: { kind: "unclaimed", because: "several", candidates: [two, one] },
  },
  {
    when: "the name is the same and the record says another tenant",
    candidates: [candidate(1, { ...sameName, tenantId: otherTenant })],
    is: { kind: "unclaimed", because: "nobody-asked" },
  },
  {
    when: "two customers' invitations lead to the same tenant",
    candidates: [candidate(1, meant("domain")), candidate(2, meant("passport"))],
    is: { kind: "unclaimed", because: "several", candidates: [two, one] },
  },
  {
    when: "two lead to the same tenant, and the record of one has it",
    candidates: [candidate(1, meant("passport")), candidate(2, { tenantId: tenant })],
    holder: customer(2),
    is: { kind: "certain", invitationId: two },
  },
  {
    when: "another customer has the tenant id and was not invited",
    candidates: [candidate(1, meant("domain"))],
    holder: customer(9),
    is: { kind: "unclaimed", because: "tenant-of-another", candidates: [one] },
  },
  {
    when: "a customer was handed one and has a draft beside it",
    candidates: [
      candidate(1, { tenantId: tenant, customerId: customer(1) }),
      candidate(2, { tenantId: tenant, customerId: customer(1), state: "draft", createdAt: day(5) }),
    ],
    holder: customer(1),
    is: { kind: "certain", invitationId: one },
  },
  {
    when: "a customer has two drafts that may both have left",
    candidates: [
      candidate(1, { tenantId: tenant, customerId: customer(1), state: "draft" }),
      candidate(2, { tenantId: tenant, customerId: customer(1), state: "draft" }),
    ],
    holder: customer(1),
    is: { kind: "unclaimed", because: "several" },
  },
  {
    when: "the mail left before Done was pressed",
    candidates: [candidate(1, { ...meant("domain"), state: "draft" })],
    is: { kind: "certain", invitationId: one },
  },
  {
    when: "the invitation was begun after the acceptance",
    candidates: [candidate(1, { ...meant("domain"), createdAt: day(11) })],
    is: { kind: "unclaimed", because: "invited-later", candidates: [one] },
  },
  {
    when: "the two clocks differ by a few minutes",
    candidates: [candidate(1, { ...meant("domain"), createdAt: new Date(day(10).getTime() + 240_000) })],
    is: { kind: "certain", invitationId: one },
  },
  {
    when: "the invitation had expired",
    candidates: [candidate(1, { ...meant("domain"), state: "expired" })],
    is: { kind: "unclaimed", because: "too-late", candidates: [one] },
  },
  {
    when: "the invitation had been withdrawn",
    candidates: [candidate(1, { tenantId: tenant, state: "withdrawn" })],
    holder: customer(1),
    is: { kind: "unclaimed", because: "too-late", candidates: [one] },
  },
  {
    when: "a customer is invited again after the first one expired",
    candidates: [
      candidate(1, { tenantId: tenant, customerId: customer(1), state: "expired" }),
      candidate(2, { tenantId: tenant, customerId: customer(1), createdAt: day(9) }),
    ],
    holder: customer(1),
    is: { kind: "certain", invitationId: two, candidates: [two, one] },
  },
  {
    when: "a customer accepts the expired one, and is invited again later",
    candidates: [
      candidate(1, { tenantId: tenant, customerId: customer(1), state: "expired" }),
      candidate(2, { tenantId: tenant, customerId: customer(1), createdAt: day(12) }),
    ],
    holder: customer(1),
    is: { kind: "unclaimed", because: "too-late" },
  },
];

describe("an acceptance that was seen", () => {
  it.each(cases)("is $is.kind when $when", ({ candidates, holder, is }) => {
    expect(matchAcceptance(seen, candidates, holder ?? null)).toMatchObject(is);
    // In which order the rows came decides nothing.
    expect(matchAcceptance(seen, candidates.toReversed(), holder ?? null)).toMatchObject({
      kind: is.kind,
    });
  });

  it("agrees with nobody by a name or domain that the vendor does not tell", () => {
    const bare = { ...seen, companyName: null, domain: null };
    expect(matchAcceptance(bare, [candidate(1, sameName), candidate(2, sameDomain)], null)).toMatchObject({
      kind: "unclaimed",
      because: "nobody-asked",
    });
  });

  it("names ten candidates at most", () => {
    const many = Array.from({ length: 14 }, (_each, at) =>
      candidate(1, {
        ...sameName,
        invitationId: InvitationId.parse(crypto.randomUUID()),
        createdAt: day(at),
      }),
    );
    expect(matchAcceptance(seen, many, null).candidates).toHaveLength(10);
  });
});

describe("two company names", () => {
  it.each([
    ["Kovács és Társa Kft.", "KOVACS ES TARSA"],
    ["Nagy Elosztó Zrt.", "Nagy Eloszto Zártkörűen Működő Részvénytársaság"],
    ["Müller GmbH & Co. KG", "Muller"],
    ["Acme S.A.", "ACME SA"],
    ["Contoso, Ltd.", "Contoso Limited"],
  ])("are the same without legal forms and accents: %s, %s", (name, other) => {
    expect(isSameCompany(name, other)).toBe(true);
  });

  it.each([
    ["Kovács Kft.", "Kovács és Társa Kft."],
    ["ABC Kft.", "ABC Zrt."],
    ["Kft.", "Kft."],
    ["", ""],
  ])("are not the same when they differ or say too little: %s, %s", (name, other) => {
    expect(isSameCompany(name, other)).toBe(false);
  });

  it("keep a name that is nothing but a legal form", () => {
    expect(coreName("Co. Ltd.")).toBe("co");
  });
});
