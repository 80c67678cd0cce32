import { type AuditHead, type AuditHeadOf, listAuditHeads } from "../../../db/queries/audit.ts";
import type { WorkspaceId } from "../../domain/ids.ts";
import type { ServiceContext } from "../context.ts";
import { writeLines } from "./export.ts";
import { type AuditVerdict, verifyExport } from "./verify.ts";

export interface ChainVerdict {
  readonly workspaceId: WorkspaceId;
  readonly expectedHead: AuditHead;
  readonly verdict: AuditVerdict;
}

type Place = Pick<ServiceContext, "db">;

/** Where the chains of all workspaces end: for the operator's back-ups and moves, which carry every workspace. */
export function listHeads({ db }: Place): Promise<readonly AuditHeadOf[]> {
  return listAuditHeads(db);
}

/** Reads each chain from its first entry, and expects it to end where `heads` says. Stops at the first that is broken. */
export async function verifyChains(
  { db }: Place,
  heads: readonly AuditHeadOf[],
): Promise<readonly ChainVerdict[]> {
  const verdicts: ChainVerdict[] = [];
  for (const { workspaceId, ...expectedHead } of heads) {
    const verdict = await verifyExport(writeLines({ db, workspaceId }, expectedHead), { expectedHead });
    verdicts.push({ workspaceId, expectedHead, verdict });
    if (!verdict.isUnbroken) break;
  }
  return verdicts;
}
