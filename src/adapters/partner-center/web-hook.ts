import { differenceInSeconds, isBefore, subDays } from "date-fns";
import type { Db } from "../../../db/client.ts";
import { hastenVendorCursor } from "../../../db/queries/vendor-cursors.ts";
import { noteHookEvent } from "../../../db/queries/vendor-hooks.ts";
import { addWaitingNews } from "../../../db/queries/vendor-news.ts";
import type { WorkspaceId } from "../../domain/ids.ts";
import type { VendorEventReceiver } from "../../ports/vendor-events.ts";
import type { VendorHosts } from "./call.ts";
import { type Certificates, createCertificates } from "./certificates.ts";
import { type TrustedRoots, trustedRoots } from "./certificates-chain.ts";
import { type HeardEvent, readEvent } from "./event.ts";
import { keepHeard } from "./news-keeping.ts";
import { findSignatureFault, isMalformed, type SignatureParts } from "./signature.ts";
import { readWebHookAddress } from "./web-hook-address.ts";

interface WebHookReceiverParts {
  readonly db: Db;
  readonly hosts: Pick<VendorHosts, "api" | "certificateHosts" | "trustedRoots">;
  /** The process's own, the same after a restart. */
  readonly hookKey: Buffer;
  /** Addresses made with these are ours too. */
  readonly otherHookKeys?: readonly Buffer[];
  readonly now: () => Date;
  readonly log: { info(fields: object, message: string): void; warn(fields: object, message: string): void };
  /** There is something to deal with now. */
  readonly onNews: (workspaceId: WorkspaceId) => void;
  /** The name that the signer's certificate has to bear; null for any. The vendor's own where it is left out. */
  readonly signer?: string | null;
  readonly certificates?: Certificates;
}

const usualSigner = "pcnotifications-dispatch.microsoft.com";
/** Settled news are forgotten after ninety days: what is older than this could not be known again. */
const oldestDays = 80;
/** The log is read every few minutes anyway: no more often than this because of what says nothing itself. */
const hastenSeconds = 30;

/** Takes the vendor's web hooks: proves them, keeps what they say as news to be read again, and answers at once. */
export function createWebHookReceiver(parts: WebHookReceiverParts): VendorEventReceiver {
  const { db, hosts, hookKey, log, onNews } = parts;
  let roots: TrustedRoots | undefined;
  const signatureParts = (): SignatureParts => {
    // A hundred and fifty certificates: read when the first web hook comes.
    roots ??= trustedRoots(hosts.trustedRoots);
    return { hosts, certificates, roots, subject: parts.signer === undefined ? usualSigner : parts.signer };
  };
  const certificates = parts.certificates ?? createCertificates();
  const hastenedAt = new Map<WorkspaceId, Date>();

  const keep = async (workspaceId: WorkspaceId, event: HeardEvent, now: Date) => {
    const { at, recordId, kind, tenantId, gdapId } = event;
    if (at && isBefore(at, subDays(now, oldestDays))) {
      log.warn(
        { workspaceId, event: event.name, at },
        "a web hook tells of what is long past, and is left alone",
      );
      return;
    }
    const kept = at ? await keepHeard(db, workspaceId, { ...event, at }, "web-hook", now) : "untellable";
    log.info({ workspaceId, event: event.name, kept }, "a web hook was taken");
    let isNew = kept === "new";
    if (kept === "untellable" && at && recordId) {
      const row = { kind, tenantId, companyName: null, gdapId, happenedAt: at, via: "web-hook" as const };
      isNew = await addWaitingNews(db, workspaceId, recordId, row, now);
    }
    // It says neither whom it is about nor where that stands: the activity log does.
    else if (kept === "untellable") isNew = await hasten(workspaceId, now);
    // A repeat wakes nobody: ten thousand of them would be as many questions to the vendor.
    if (isNew) onNews(workspaceId);
  };

  const hasten = async (workspaceId: WorkspaceId, now: Date): Promise<boolean> => {
    const last = hastenedAt.get(workspaceId);
    if (last && Math.abs(differenceInSeconds(now, last)) < hastenSeconds) return false;
    hastenedAt.set(workspaceId, now);
    await hastenVendorCursor(db, workspaceId, "audit-log", now);
    return true;
  };

  return {
    async receive({ address, body, header }) {
      const now = parts.now();
      const workspaceId = readWebHookAddress(address, [hookKey, ...(parts.otherHookKeys ?? [])]);
      if (!workspaceId) return "unknown-address";
      const fault = await findSignatureFault(signatureParts(), { body, header }, now);
      if (fault) {
        log.warn({ workspaceId, reason: fault }, "a web hook was refused");
        return isMalformed(fault) ? "malformed" : "refused";
      }
      await noteHookEvent(db, workspaceId, now);
      const event = readEvent(parsed(body), hosts.api);
      if (!event) log.warn({ workspaceId }, "a signed web hook is no event that can be read");
      else if (event.kind !== "other") await keep(workspaceId, event, now);
      return "taken";
    },
  };
}

function parsed(body: Uint8Array): unknown {
  try {
    // The decoder drops a byte order mark.
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    return null;
  }
}
