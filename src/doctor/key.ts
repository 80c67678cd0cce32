import { createSealer, keyIdOf } from "../adapters/sealer.ts";
import { contextOf } from "../compose/sealed.ts";
import type { Sealer } from "../ports/sealer.ts";
import type { DatabaseFacts, WorkspaceFacts } from "./database-facts.ts";
import { type Finding, found, inWorkspace } from "./finding.ts";

/** The keys as the bot would use them: it seals with the first, and opens with all. */
export interface Keys {
  readonly first: Uint8Array | null;
  readonly others: readonly Uint8Array[];
}

/** Whether what is sealed in the database opens. */
export function examineKey(keys: Keys, facts: DatabaseFacts | null, folder: string): readonly Finding[] {
  const { first, others } = keys;
  const hasSealed =
    facts?.workspaces.some(({ sealed }) => sealed.some(({ counts }) => counts.size > 0)) ?? false;
  if (first === null)
    return [
      hasSealed
        ? found("fault", "doctor.key.lost", { folder })
        : found("ok", "doctor.key.to-be-made", { folder }),
    ];
  if (facts === null) return [found("not-checked", "doctor.key.no-database")];
  const sealer = createSealer(first, others);
  const known = new Set([first, ...others].map(keyIdOf));
  const findings = facts.workspaces.flatMap((workspace) =>
    inWorkspace(workspace.workspaceId, examine(workspace, sealer, known)),
  );
  if (findings.length > 0) return findings;
  const current = keyIdOf(first);
  const left = sum(facts.workspaces, (keyId) => keyId !== current);
  if (left > 0) return [found("warning", "doctor.key.rotation", { count: left })];
  const count = sum(facts.workspaces, () => true);
  const isLeftOver = others.length > 0;
  return isLeftOver
    ? [found("warning", "doctor.key.old-no-more", { count })]
    : [found("ok", "doctor.key.opens", { count })];
}

function examine(
  { workspaceId, sealed }: WorkspaceFacts,
  sealer: Sealer,
  known: ReadonlySet<string>,
): readonly Finding[] {
  return sealed.flatMap(({ column, counts, sample }) => {
    const strange = [...counts].filter(([keyId]) => !known.has(keyId));
    if (strange.length > 0) {
      const count = strange.reduce((total, [, each]) => total + each, 0);
      return [found("fault", "doctor.key.another", { column, count })];
    }
    if (sample === null) return [];
    try {
      sealer.open(sample.sealed, contextOf(column, workspaceId, sample.id));
      return [];
    } catch {
      return [found("fault", "doctor.key.broken", { column })];
    }
  });
}

function sum(workspaces: readonly WorkspaceFacts[], counts: (keyId: string) => boolean): number {
  let total = 0;
  for (const { sealed } of workspaces)
    for (const each of sealed) for (const [keyId, count] of each.counts) if (counts(keyId)) total += count;
  return total;
}
