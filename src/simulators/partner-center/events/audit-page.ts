import { z } from "zod";
import type { Simulation } from "../simulation.ts";
import type { AuditRecord } from "../world/state.ts";
import { type AuditQuestion, fits } from "./audit-question.ts";
import { sevenDigits, tailOf } from "./instants.ts";

const tokenSchema = z.object({
  /** Whose, and to which question. */
  p: z.string(),
  q: z.string(),
  /** The last record of the page before: its instant and id. */
  a: z.number(),
  i: z.string(),
  /** When it was given. */
  t: z.number(),
});

export type Place = z.infer<typeof tokenSchema>;

/** Undefined: nobody made this token for this partner, or it is too old. */
export function readToken(sim: Simulation, partnerId: string, token: string): Place | undefined {
  try {
    const place = tokenSchema.parse(JSON.parse(Buffer.from(token, "base64url").toString("utf8")));
    const isFresh = sim.now() - place.t <= sim.world.settings.continuationTokenMs;
    return place.p === partnerId && isFresh ? place : undefined;
  } catch {
    return undefined;
  }
}

export function askedText(question: AuditQuestion): string {
  return new URLSearchParams(Object.fromEntries(question.asked)).toString();
}

/** Newest first. Records that are late turn up among the older ones. */
export function auditPage(
  sim: Simulation,
  partnerId: string,
  question: AuditQuestion,
  after: Place | null,
): unknown {
  const now = sim.now();
  const found = sim.world.auditRecords
    .filter((record) => record.partnerId === partnerId && record.visibleFrom <= now && fits(record, question))
    .filter((record) => !after || isBehind(record, after))
    .sort((a, b) => b.operationDate - a.operationDate || compareText(b.id, a.id));
  const items = found.slice(0, question.size);
  const last = items.at(-1);
  const asked = askedText(question);
  const token =
    last && found.length > items.length
      ? encodeToken({ p: partnerId, q: asked, a: last.operationDate, i: last.id, t: now })
      : null;
  const path = `${sim.world.settings.areLinksVersioned ? "/v1" : ""}/auditrecords?${asked}`;
  return {
    totalCount: items.length,
    items: items.map((record) => presentRecord(sim, record)),
    ...(token === null ? {} : { continuationToken: token }),
    links: {
      self: { uri: path, method: "GET", headers: [] },
      ...(token === null
        ? {}
        : {
            next: {
              uri: `${path}&seekOperation=Next`,
              method: "GET",
              headers: [{ key: "MS-ContinuationToken", value: token }],
            },
          }),
    },
    attributes: { objectType: "Collection" },
  };
}

export function presentRecord(sim: Simulation, record: AuditRecord): unknown {
  const domain = sim.world.tenants.get(record.customerId)?.domain;
  const customized = [
    ...(domain === undefined ? [] : [{ key: "PrimaryDomainName", value: domain }]),
    ...(record.resourceType === "customer" ? [{ key: "Relationship", value: "Reseller" }] : []),
  ];
  return {
    id: record.id,
    partnerId: record.partnerId,
    participants: [record.partnerId],
    customerId: record.customerId,
    customerName: record.customerName,
    userPrincipalName: record.userPrincipalName,
    ...(record.applicationId === null ? {} : { applicationId: record.applicationId }),
    resourceType: record.resourceType,
    ...asJsonText("resourceOldValue", record.resourceOldValue),
    ...asJsonText("resourceNewValue", record.resourceNewValue),
    operationType: record.operationType,
    originalCorrelationId: record.originalCorrelationId,
    operationDate: `${sevenDigits(record.operationDate, tailOf(record.id))}Z`,
    operationStatus: record.operationStatus,
    customizedData: customized,
    attributes: { objectType: "AuditRecord" },
  };
}

function asJsonText(key: string, value: unknown): Record<string, string> {
  if (value === null || value === undefined) return {};
  return { [key]: typeof value === "string" ? value : JSON.stringify(value) };
}

function isBehind({ operationDate, id }: AuditRecord, { a, i }: Place): boolean {
  return operationDate < a || (operationDate === a && compareText(id, i) < 0);
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function encodeToken(place: Place): string {
  return Buffer.from(JSON.stringify(place)).toString("base64url");
}
