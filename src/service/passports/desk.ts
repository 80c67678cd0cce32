import { setTimeout } from "node:timers/promises";
import { inTransaction } from "../../../db/client.ts";
import { isDatabaseDown } from "../../../db/errors.ts";
import { replacePassportTarget } from "../../../db/queries/invitation-targets.ts";
import { findInvitation, readInvitationGround } from "../../../db/queries/invitations.ts";
import {
  findPassportByToken,
  lockPassport,
  markOpened,
  type StoredPassport,
  savePassportAnswer,
} from "../../../db/queries/passports.ts";
import type { CustomerTenantId, WorkspaceId } from "../../domain/ids.ts";
import type { InvitationState } from "../../domain/invitation.ts";
import { DirectoryUnavailable } from "../../ports/partner-directory.ts";
import type { DomainStanding, PassportDesk, PassportPageOffer } from "../../ports/passport.ts";
import { Unavailable } from "../../ports/unavailable.ts";
import type { ServiceContext } from "../context.ts";
import { linkContext } from "../invitations/issue-link.ts";
import { record } from "../record.ts";
import { hashOfPassport } from "./passport.ts";

/** A person waits for the page: what the vendor does not say by then is noted without it. */
const longestQuestionMs = 1_200;

/** Serves the page behind our own personal link. `contextFor` gives contexts of the bot's own. */
export function createPassportDesk(needs: {
  readonly db: ServiceContext["db"];
  readonly contextFor: (workspaceId: WorkspaceId) => ServiceContext;
}): PassportDesk {
  return {
    open: (token) => orUnavailable(() => open(token)),
    answer: (token, domain) => orUnavailable(() => answer(token, domain)),
  };

  async function open(token: string): Promise<PassportPageOffer | null> {
    const passport = await findPassportByToken(needs.db, hashOfPassport(token));
    if (!passport) return null;
    const ctx = needs.contextFor(passport.workspaceId);
    const offer = await readOffer(ctx, passport);
    if (offer?.state === "open" && passport.firstOpenedAt === null) await noteOpened(ctx, passport);
    return offer;
  }

  async function answer(token: string, domain: string | null) {
    const passport = await findPassportByToken(needs.db, hashOfPassport(token));
    if (!passport) return null;
    const ctx = needs.contextFor(passport.workspaceId);
    const offer = await readOffer(ctx, passport);
    if (offer?.state !== "open") return offer ? { offer, standing: unsaid.standing } : null;
    const { tenantId, standing } = domain === null ? unsaid : await askForTenant(ctx, domain);
    await keepAnswer(ctx, passport, domain, tenantId);
    return { offer: { ...offer, domain }, standing };
  }
}

async function readOffer(ctx: ServiceContext, passport: StoredPassport): Promise<PassportPageOffer | null> {
  const found = await findInvitation(ctx.db, ctx.workspaceId, passport.invitationId);
  if (!found) return null;
  const { invitation, sealedLink } = found;
  const { language, legs, expiresAt } = invitation;
  const ground = await readInvitationGround(ctx.db, ctx.workspaceId, invitation);
  const partnerName = ground.partnerName ?? "";
  const over = endings[invitation.state];
  if (over !== null) return { state: over, partnerName, language };
  if (sealedLink === null) return null;
  const providerId = legs.find((leg) => leg.kind === "provider")?.providerId ?? null;
  return {
    state: "open",
    companyName: ground.customer?.companyName ?? "",
    partnerName,
    providerName: providerId === null ? null : (ground.providerNames.get(providerId) ?? null),
    asksForUs: legs.some((leg) => leg.kind === "reseller"),
    language,
    expiresAt,
    domain: passport.domain ?? ground.customer?.domain ?? null,
    vendorUrl: ctx.sealer.open(sealedLink, linkContext(invitation.id)),
  };
}

/** Mails leave before *Done*: a draft's link is open, too. */
const endings = {
  draft: null,
  sent: null,
  accepted: "answered",
  declined: "answered",
  expired: "expired",
  withdrawn: "withdrawn",
  discarded: "withdrawn",
} as const satisfies Record<InvitationState, "answered" | "expired" | "withdrawn" | null>;

async function noteOpened(ctx: ServiceContext, { invitationId, tenantId }: StoredPassport): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const found = await findInvitation(tx, ctx.workspaceId, invitationId);
    if (!found || !(await markOpened(tx, ctx.workspaceId, invitationId, ctx.now()))) return;
    const { customerId } = found.invitation;
    await record(tx, ctx, { type: "passport.opened", invitationId, customerId, tenantId });
  });
}

async function keepAnswer(
  ctx: ServiceContext,
  { invitationId }: StoredPassport,
  domain: string | null,
  tenantId: CustomerTenantId | null,
): Promise<void> {
  const { workspaceId } = ctx;
  await inTransaction(ctx.db, async (tx) => {
    const passport = await lockPassport(tx, workspaceId, invitationId);
    const found = await findInvitation(tx, workspaceId, invitationId);
    if (!passport || !found) return;
    await savePassportAnswer(tx, workspaceId, invitationId, { domain, tenantId, ledOnAt: ctx.now() });
    if (passport.domain === domain && passport.tenantId === tenantId) return;
    await replacePassportTarget(tx, workspaceId, { invitationId, tenantId, knownAt: ctx.now() });
    const { customerId } = found.invitation;
    await record(tx, ctx, { type: "passport.answered", invitationId, customerId, tenantId });
  });
}

interface Known {
  readonly tenantId: CustomerTenantId | null;
  readonly standing: DomainStanding;
}

const unsaid: Known = { tenantId: null, standing: "unsaid" };
const noted: Known = { tenantId: null, standing: "noted" };

async function askForTenant(ctx: ServiceContext, domain: string): Promise<Known> {
  const asked = ctx.directory.findTenant(ctx.workspaceId, domain).then(
    (tenantId): Known => ({ tenantId, standing: tenantId === null ? "unknown" : "known" }),
    (error: unknown) => {
      if (error instanceof DirectoryUnavailable) return noted;
      throw error;
    },
  );
  const patience = new AbortController();
  const late = setTimeout(longestQuestionMs, noted, { signal: patience.signal }).catch(() => noted);
  try {
    return await Promise.race([asked, late]);
  } finally {
    patience.abort();
    // What comes too late is nobody's answer any more.
    asked.catch(() => {});
  }
}

async function orUnavailable<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (isDatabaseDown(cause)) throw new Unavailable("The passports' database is away.", { cause });
    throw cause;
  }
}
