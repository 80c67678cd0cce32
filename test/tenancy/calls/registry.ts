import * as entries from "../../../src/adapters/local-registry/entries.ts";
import * as legs from "../../../src/adapters/local-registry/legs.ts";
import * as links from "../../../src/adapters/local-registry/links.ts";
import type { WorkspaceId } from "../../../src/domain/ids.ts";
import { type CallsOf, given, knocks, pure, type Subject } from "../calls.ts";
import { from, markIn, tenantOf, until } from "../pattern.ts";

const whose = (workspaceId: WorkspaceId, it: Subject) => ({ workspaceId, customerId: it.customer });
const ours = { kind: "reseller", providerId: null, askedBy: "new" } as const;

export const entryCalls: CallsOf<typeof entries> = {
  saveEntry: [
    (tx, of, it) =>
      entries.saveEntry(tx, whose(of, it), {
        ...{ entry: "holding", id: it.entry, kind: "subscription", name: "new", status: "active" },
        ...{ quantity: 1, endsAt: null },
      } as never),
    (tx, of, it) =>
      entries.saveEntry(tx, whose(of, it), {
        ...{ entry: "gdap", id: it.entry, name: "new", roles: [], status: "active", endsAt: null },
      } as never),
  ],
  listHoldings: (tx, of, it) => entries.listHoldings(tx, whose(of, it)),
  listOpenHoldings: given(
    ["update registry_holdings set name = 'Elsewhere' where workspace_id <> $of"],
    (tx, of, it) => entries.listOpenHoldings(tx, whose(of, it)),
  ),
  listGdap: (tx, of, it) => entries.listGdap(tx, whose(of, it)),
};

export const legCalls: CallsOf<typeof legs> = {
  activateLeg: (tx, of, it) => legs.activateLeg(tx, whose(of, it), ours, true, until),
  lockOurLeg: (tx, of, it) => legs.lockOurLeg(tx, whose(of, it)),
  endOurLeg: (tx, of, it) => legs.endOurLeg(tx, whose(of, it), "new", until),
  rememberRequest: (tx, of, it) => legs.rememberRequest(tx, whose(of, it), "new"),
  listLegs: (tx, of, it) => legs.listLegs(tx, whose(of, it)),
};

const open = ["update registry_links set state = 'open', closed_at = null, token_hash = 'same'"];

export const linkCalls: CallsOf<typeof links> = {
  saveLink: given(open, (tx, of, it) =>
    links.saveLink(
      tx,
      {
        customer: { workspaceId: of, customerId: it.customer, tenantId: tenantOf(0) },
        ...{
          invitationId: it.invitation,
          companyName: "new",
          partnerName: "new",
          legs: [ours],
          asksForDap: false,
        },
        ...{ language: "en", expiresAt: until },
      } as never,
      `hash ${markIn(of)}`,
    ),
  ),
  findLink: (tx, of, it) => links.findLink(tx, of, it.invitation),
  findLinkByToken: knocks,
  findAnswered: (tx, of) => links.findAnswered(tx, of, new Date(0)),
  moveExpiry: given(open, (tx, of, it) => links.moveExpiry(tx, of, it.invitation, from)),
  endLink: given(open, (tx, of, it) => links.endLink(tx, of, it.invitation, "withdrawn", until)),
  saveAnswers: given(open, (tx, of, it) =>
    links.saveAnswers(
      tx,
      { workspaceId: of, invitationId: it.invitation, tokenHash: "same" } as links.RegistryLink,
      [],
      true,
      from,
    ),
  ),
  statusOf: pure,
};
