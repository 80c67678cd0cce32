import type { DomainEvent } from "../../domain/events.ts";

interface Description {
  readonly subject: { readonly kind: string; readonly id: string };
  readonly customerId: string | null;
  /** What a reader of the trail needs beyond the ids: never a link, a token or a secret. */
  readonly details: Record<string, unknown>;
}

/** What an event's audit entry says of it. */
export function describe(event: DomainEvent): Description {
  switch (event.type) {
    case "invitation.drafted":
    case "invitation.revised":
    case "invitation.linked":
    case "invitation.discarded":
    case "invitation.sent":
    case "invitation.answered":
    case "invitation.expired":
    case "invitation.withdrawn": {
      const { id, customerId, state, legs, language, channelId, asksForDap, expiresAt } = event.invitation;
      return {
        subject: { kind: "invitation", id },
        customerId,
        details: {
          state,
          legs: legs.map((leg) => ({
            kind: leg.kind,
            providerId: leg.providerId,
            state: leg.state,
            signatory: leg.signatory,
          })),
          language,
          channelId,
          asksForDap,
          expiresAt: expiresAt?.toISOString() ?? null,
        },
      };
    }
    case "relationship.activated":
    case "relationship.removed": {
      const { id, customerId, leg, providerId, state, hasDap, invitationId } = event.relationship;
      return {
        subject: { kind: "relationship", id },
        customerId,
        details: { leg, providerId, state, hasDap, invitationId },
      };
    }
    case "removal.attested":
    case "removal.approved":
    case "removal.denied":
    case "removal.withdrawn":
    case "removal.lapsed":
    case "removal.executing":
    case "removal.executed":
    case "removal.failed":
    case "removal.abandoned":
    case "removal.notice-given":
    case "removal.provider-asked":
    case "removal.provider-told": {
      const { removal } = event;
      return {
        subject: { kind: "removal", id: removal.id },
        customerId: removal.customerId,
        details: {
          state: removal.state,
          relationshipId: removal.relationshipId,
          reason: removal.reason,
          attestation: { hash: removal.attestation.hash, textVersion: removal.attestation.textVersion },
          decidedBy: removal.decidedBy,
          decisionReason: removal.decisionReason,
          isOwnDecision: removal.isOwnDecision,
          lapsedBecause: removal.lapsedBecause,
          changedFacts: removal.changedFacts,
          failure: removal.failure,
          notice: removal.notice,
          providerTask: removal.providerTask,
        },
      };
    }
    case "removal.decision-asked":
      return {
        subject: { kind: "removal", id: event.removalId },
        customerId: event.customerId,
        details: { decision: event.decision },
      };
    case "customer.added":
      return {
        subject: { kind: "customer", id: event.customer.id },
        customerId: event.customer.id,
        details: { ...event.customer },
      };
    case "customer.edited":
      return {
        subject: { kind: "customer", id: event.customer.id },
        customerId: event.customer.id,
        details: { before: event.before, after: event.customer },
      };
    case "customers.imported":
      return {
        subject: { kind: "workspace", id: "" },
        customerId: null,
        details: {
          importId: event.importId,
          added: event.added,
          updated: event.updated,
          rejected: event.rejected,
        },
      };
    case "customers.import-undone":
    case "customers.exported": {
      const { type: _type, ...details } = event;
      return { subject: { kind: "workspace", id: "" }, customerId: null, details };
    }
    case "app.installed":
      return {
        subject: { kind: "workspace", id: "" },
        customerId: null,
        details: { kind: event.kind, by: event.by, isOrgWide: event.isOrgWide, scopes: event.scopes },
      };
    case "app.uninstalled":
    case "app.revoked":
      return {
        subject: { kind: "workspace", id: "" },
        customerId: null,
        details: { because: event.because },
      };
    case "app.renewal-refused":
      return {
        subject: { kind: "workspace", id: "" },
        customerId: null,
        details: { because: event.because, tokenEndsAt: event.tokenEndsAt.toISOString() },
      };
    case "audit.purged":
      return {
        subject: { kind: "workspace", id: "" },
        customerId: null,
        details: { before: event.before.toISOString(), purged: event.purged },
      };
    case "personal-data.emptied": {
      const { type: _type, customerId, ...details } = event;
      const subject = customerId ? { kind: "customer", id: customerId } : { kind: "workspace", id: "" };
      return { subject, customerId, details };
    }
    case "database.restored":
      return {
        subject: { kind: "workspace", id: "" },
        customerId: null,
        details: { takenAt: event.takenAt.toISOString(), held: event.held },
      };
    case "settings.changed":
      return {
        subject: { kind: "workspace", id: "" },
        customerId: null,
        details: { before: event.before, after: event.after },
      };
    case "role.granted":
    case "role.withdrawn":
      return {
        subject: { kind: "role", id: event.role },
        customerId: null,
        details: { holder: event.holder },
      };
    case "standing.changed": {
      const { kind, slackId, standing, name } = event.seen;
      return {
        subject: { kind, id: slackId },
        customerId: null,
        details: { before: event.before, after: standing, name },
      };
    }
    case "channel.moved":
      return { subject: { kind: "channel", id: event.to }, customerId: null, details: { from: event.from } };
    case "provider.saved":
    case "provider.removed":
      return {
        subject: { kind: "provider", id: event.provider.id },
        customerId: null,
        details: { ...event.provider },
      };
    case "channel.saved":
    case "channel.removed":
      return {
        subject: { kind: "channel", id: event.channel.id },
        customerId: null,
        details: { ...event.channel },
      };
    case "set-up.reopened":
      return {
        subject: { kind: "workspace", id: "" },
        customerId: null,
        details: { formerly: event.formerly },
      };
    case "registry.entered":
      return {
        subject: { kind: "registry-entry", id: event.entryId },
        customerId: event.customerId,
        details: { entry: event.entry },
      };
    case "acceptance.seen":
    case "acceptance.matched":
    case "acceptance.doubted":
    case "acceptance.adopted":
    case "acceptance.ignored": {
      const { id, customerId, candidates, ...rest } = event.acceptance;
      return {
        subject: { kind: "acceptance", id },
        customerId,
        details: { ...rest, candidates: [...candidates] },
      };
    }
    case "drift.found":
    case "drift.gone":
    case "drift.taken-over":
    case "drift.dismissed": {
      const { id, customerId, ...rest } = event.finding;
      return { subject: { kind: "drift-finding", id }, customerId, details: { ...rest } };
    }
    case "gdap.requested":
    case "gdap.request-moved":
    case "gdap.request-handed-over": {
      // The draft is the customer's correspondence, and the link leads to an approval: neither belongs in the trail.
      const { id, customerId, subject: _subject, text: _text, approvalUrl: _link, ...rest } = event.request;
      return { subject: { kind: "gdap-request", id }, customerId, details: rest };
    }
    case "gdap.end-asked":
    case "gdap.end-moved": {
      const { id, customerId, ...rest } = event.end;
      return { subject: { kind: "gdap-end", id }, customerId, details: rest };
    }
    case "vendor.signed-in":
    case "vendor.sign-in-failed":
    case "vendor.web-hook-registered":
    case "keys.rotated": {
      const { type: _type, ...details } = event;
      return { subject: { kind: "workspace", id: "" }, customerId: null, details };
    }
    case "directory.synced": {
      const { type: _type, syncId, ...details } = event;
      return { subject: { kind: "directory-sync", id: syncId }, customerId: null, details };
    }
    case "passport.opened":
    case "passport.answered": {
      const { invitationId, customerId, tenantId } = event;
      return { subject: { kind: "invitation", id: invitationId }, customerId, details: { tenantId } };
    }
    case "outbox.retried":
    case "outbox.dismissed":
      return { subject: { kind: "outbox-message", id: event.messageId }, customerId: null, details: {} };
    case "outbox.gave-up":
      return {
        subject: { kind: "outbox-message", id: event.messageId },
        customerId: null,
        details: { reason: event.reason },
      };
  }
}
