import { randomBytes, randomUUID } from "node:crypto";
import { addDays, addMinutes } from "date-fns";
import type { Db } from "../../db/client.ts";
import { createLocalRegistry } from "../../src/adapters/local-registry/registry.ts";
import { CorrelationId, CustomerId, InvitationId, ProviderId, WorkspaceId } from "../../src/domain/ids.ts";
import type { HandOver, HandOverDesk } from "../../src/ports/hand-over.ts";
import type { LinkRequest } from "../../src/ports/partner-directory.ts";
import { createWebApp } from "../../src/web/app.tsx";
import { urlOf } from "../support/issued.ts";

export const now = new Date("2026-03-02T09:00:00.000Z");

/** The web pages over the real local registry; the hand-over desk holds what a test put there. */
export function webWorld(db: Db, desk?: HandOverDesk) {
  let time = now;
  let references = 0;
  const logged: { level: "info" | "error"; fields: object; message: string }[] = [];
  const drafts = new Map<string, HandOver>();
  const { directory, front } = createLocalRegistry({
    db,
    publicUrl: "http://localhost",
    newSecret: () => randomBytes(32).toString("base64url"),
    now: () => time,
    onAnswered: () => {},
  });
  const app = createWebApp({
    front,
    handOver: desk ?? {
      read: async (pass) => {
        if (pass === "broken") throw new Error("the draft cannot be read");
        return drafts.get(pass) ?? null;
      },
    },
    log: {
      info: (fields, message) => void logged.push({ level: "info", fields, message }),
      error: (fields, message) => void logged.push({ level: "error", fields, message }),
    },
    newCorrelationId: () => CorrelationId.parse(`reference-${++references}`),
    now: () => time,
  });

  return {
    app,
    front,
    directory,
    drafts,
    logged,
    waitUntil: (later: Date) => {
      time = later;
    },
    /** The path of a new link, and what was asked with it. */
    async invite(change: Partial<LinkRequest> = {}) {
      const request = { ...linkRequest(), ...change };
      const url = urlOf(await directory.issueLink(request));
      return { path: new URL(url).pathname, request };
    },
    async statusOf({ customer, invitationId }: LinkRequest) {
      return directory.readLink(customer.workspaceId, invitationId);
    },
    post: (path: string, fields: string, headers: Record<string, string> = {}) =>
      app.request(path, {
        method: "POST",
        headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
        body: fields,
      }),
  };
}

export type WebWorld = ReturnType<typeof webWorld>;

export const ourLeg = { kind: "reseller", providerId: null, askedBy: "Példa Partner Kft." } as const;
export const providerLeg = {
  kind: "provider",
  providerId: ProviderId.parse("00000000-0000-4000-8000-0000000000f1"),
  askedBy: "Northwind Distribution",
} as const;

function linkRequest(): LinkRequest {
  return {
    customer: {
      workspaceId: WorkspaceId.parse(randomUUID()),
      customerId: CustomerId.parse(randomUUID()),
      tenantId: null,
    },
    invitationId: InvitationId.parse(randomUUID()),
    companyName: "Contoso Hűtéstechnika Kft.",
    partnerName: "Példa Partner Kft.",
    legs: [ourLeg],
    asksForDap: false,
    language: "en",
    expiresAt: addDays(now, 30),
  };
}

const shortText = `Dear Anna,

Példa Partner Kft. asks Contoso to agree to a reseller relationship. Please answer here:

https://kapocs.example/i/q2w3e4r5t6z7u8i9o0pasdfghjklyxcvbnmQWERTZUI

Kind regards,
Péter`;

export function draft(change: Partial<HandOver> = {}): HandOver {
  return {
    companyName: "Contoso Hűtéstechnika Kft.",
    to: "anna@contoso.example",
    subject: "Viszonteladói kapcsolat kérése – Példa & Társa",
    text: shortText,
    language: "hu",
    readerLanguage: "en",
    expiresAt: addMinutes(now, 30),
    ...change,
  };
}

export const longText = `${shortText}\n\n${"Árvíztűrő tükörfúrógép. ".repeat(60)}`;
