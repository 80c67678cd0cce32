import { openEmbedded, openPostgres } from "../../db/client.ts";
import { DatabaseInUse, isDatabaseDown } from "../../db/errors.ts";
import { placeOf } from "../config/text.ts";
import type { Storage } from "../config.ts";
import { type DatabaseFacts, readDatabase } from "./database-facts.ts";
import { type Finding, found } from "./finding.ts";

const oldestVersion = 14;
/** People wait for several answers at each click. */
const slowMs = 50;
const needed = ["pg_trgm", "btree_gin"] as const;

export interface DatabaseState {
  readonly findings: readonly Finding[];
  /** Null: it could not be read. */
  readonly facts: DatabaseFacts | null;
}

/** Opens it, reads what it needs in a transaction that cannot write, and closes it. */
export async function examineDatabase(storage: Storage): Promise<DatabaseState> {
  try {
    const database =
      storage.kind === "postgres" ? openPostgres(storage.url) : await openEmbedded(storage.folder);
    try {
      const facts = await readDatabase(database);
      return { findings: describe(facts, storage), facts };
    } finally {
      await database.close();
    }
  } catch (error) {
    return { findings: [refusal(error, storage)], facts: null };
  }
}

function describe(facts: DatabaseFacts, storage: Storage): readonly Finding[] {
  const { version, latencyMs, extensions, migrations } = facts;
  const number = `${Math.floor(version / 10_000)}.${version % 10_000}`;
  const findings: Finding[] = [];
  if (storage.kind === "embedded")
    findings.push(found("ok", "doctor.database.embedded", { version: number }));
  else if (version < oldestVersion * 10_000)
    findings.push(found("fault", "doctor.database.too-old", { version: number, oldest: oldestVersion }));
  else
    findings.push(found("ok", "doctor.database.answers", { version: number, where: placeOf(storage.url) }));
  if (storage.kind === "postgres")
    findings.push(
      latencyMs > slowMs
        ? found("warning", "doctor.database.slow", { ms: latencyMs })
        : found("ok", "doctor.database.quick", { ms: latencyMs }),
    );
  const { pending, unknown } = migrations;
  const missing = needed.filter((name) => !extensions.has(name));
  // The first migration makes the extensions.
  if (missing.length > 0 && pending[0] !== "0000_extensions")
    findings.push(found("fault", "doctor.database.extension", { names: missing.join(", ") }));
  if (unknown > 0) findings.push(found("warning", "doctor.database.newer", { count: unknown }));
  if (pending.length > 0)
    findings.push(
      found("warning", "doctor.database.pending", { count: pending.length, first: pending[0] ?? "" }),
    );
  else if (unknown === 0) findings.push(found("ok", "doctor.database.up-to-date"));
  return findings;
}

function refusal(error: unknown, storage: Storage): Finding {
  if (error instanceof DatabaseInUse) return found("not-checked", "doctor.database.in-use");
  if (codeOf(error) === "ERR_MODULE_NOT_FOUND") return found("fault", "doctor.database.no-engine");
  if (storage.kind === "embedded")
    return found("fault", "doctor.database.damaged", { folder: storage.folder, code: codeOf(error) });
  const where = placeOf(storage.url);
  const code = codeOf(error);
  if (code === "28P01" || code === "28000") return found("fault", "doctor.database.refused", { where });
  if (code === "3D000") return found("fault", "doctor.database.unknown", { where });
  if (isDatabaseDown(error)) return found("fault", "doctor.database.silent", { where, code });
  return found("fault", "doctor.database.failed", { where, code });
}

/** A word of the driver's or of the system's, never a sentence that may repeat what was sent. */
function codeOf(error: unknown): string {
  for (let each = error; each instanceof Error; each = each.cause)
    if ("code" in each && typeof each.code === "string") return each.code;
  return error instanceof Error ? error.name : "unknown";
}
