import { eq } from "drizzle-orm";
import { customers, outboxMessages, providers, teamChannels } from "../../../db/schema/index.ts";
import { CustomerId, type InvitationId, ProviderId, SlackChannelId } from "../../../src/domain/ids.ts";
import { type InvitationTerms, linkPlaceholder } from "../../../src/domain/invitation.ts";
import type { Outcome } from "../../../src/domain/outcome.ts";
import { fold, searchText } from "../../../src/domain/search-text.ts";
import { invitations } from "../../../src/service/index.ts";
import type { TestContext } from "../../support/context.ts";
import { system } from "../../support/people.ts";

export const sales = SlackChannelId.parse("C0SALES");
export const shared = SlackChannelId.parse("C0SHARED");
export const provider = ProviderId.parse("00000000-0000-7000-8000-0000000000f1");

export const direct: InvitationTerms = {
  legs: [{ kind: "reseller", providerId: null }],
  language: "en",
  channelId: sales,
  asksForDap: false,
};
export const joint: InvitationTerms = {
  ...direct,
  legs: [
    { kind: "reseller", providerId: null },
    { kind: "provider", providerId: provider },
  ],
};

let made = 0;

/** A customer, an indirect provider and two channels, one of them shared with another organisation. */
export async function groundFor(ctx: TestContext): Promise<CustomerId> {
  const { workspaceId } = ctx;
  const customerId = await addCustomer(ctx, "Kovács és Társa Kft.");
  await ctx.db.insert(providers).values({ workspaceId, providerId: provider, name: "Nagy Elosztó Zrt." });
  await ctx.db.insert(teamChannels).values([
    { workspaceId, channelId: sales, name: "sales", language: "en", isDefault: true },
    { workspaceId, channelId: shared, name: "with-others", language: "en", isShared: true },
  ]);
  return customerId;
}

export async function addCustomer(ctx: TestContext, companyName: string): Promise<CustomerId> {
  made += 1;
  const customerId = CustomerId.parse(`00000000-0000-7000-8000-${String(made).padStart(12, "c")}`);
  await ctx.db.insert(customers).values({
    workspaceId: ctx.workspaceId,
    customerId,
    companyName,
    origin: "own-marketing",
    language: "en",
    sortName: fold(companyName),
    searchText: searchText([companyName]),
    createdBy: "USALES1",
    createdAt: ctx.now(),
  });
  return customerId;
}

/** A draft with its link, as it stands once the outbox has asked the directory. */
export async function linkedDraft(
  ctx: TestContext,
  customerId: CustomerId,
  terms = direct,
): Promise<InvitationId> {
  const draft = value(
    await invitations.draft(ctx, {
      customerId,
      terms,
      subject: "A request",
      text: `Please open\n${linkPlaceholder}`,
      viewId: null,
    }),
  );
  value(await invitations.issueLink(ctx.as(system("dispatcher")), { invitationId: draft.id, viewId: null }));
  return draft.id;
}

export async function sentInvitation(
  ctx: TestContext,
  customerId: CustomerId,
  terms = direct,
): Promise<InvitationId> {
  const invitationId = await linkedDraft(ctx, customerId, terms);
  value(await invitations.send(ctx, { invitationId }));
  return invitationId;
}

export async function standingOf(ctx: TestContext, customerId: CustomerId): Promise<string | undefined> {
  const [row] = await ctx.db.select().from(customers).where(eq(customers.customerId, customerId));
  return row?.standing;
}

/** Forgets what was queued so far, so that a test sees what one act queues. */
export async function emptyOutbox(ctx: TestContext): Promise<void> {
  await ctx.db.delete(outboxMessages).where(eq(outboxMessages.workspaceId, ctx.workspaceId));
}

export function value<T>(outcome: Outcome<T, string>): T {
  if (!outcome.ok) throw new Error(`refused: ${outcome.reason}`);
  return outcome.value;
}
