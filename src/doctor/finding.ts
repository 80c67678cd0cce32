import type { MessageArguments, MessageKey, Translate } from "../i18n/index.ts";

/** `not-checked`: it cannot be known from here, and the sentence says why. */
export const levels = ["ok", "warning", "fault", "not-checked"] as const;
export type Level = (typeof levels)[number];

/** In the order in which they are shown. */
export const groups = [
  "settings",
  "folder",
  "bot",
  "database",
  "key",
  "slack",
  "roles",
  "channels",
  "partner-center",
  "clock",
  "address",
] as const;
export type Group = (typeof groups)[number];

type FindingKey = Extract<MessageKey, `doctor.${Group}.${string}`>;

/** One thing that was looked at. `code` is stable, for machines; the sentence holds the remedy, and no secret. */
export interface Finding {
  readonly group: Group;
  readonly code: string;
  readonly level: Level;
  /** Our id of the workspace that it is about; null for what all of them share. */
  readonly workspaceId: string | null;
  text(t: Translate): string;
}

export function found<Key extends FindingKey>(
  level: Level,
  key: Key,
  ...parameters: MessageArguments<Key>
): Finding {
  const [, group, ...rest] = String(key).split(".");
  return {
    // The key begins with a group: see FindingKey.
    group: group as Group,
    code: rest.join("."),
    level,
    workspaceId: null,
    text: (t) => t(key, ...parameters),
  };
}

export function inWorkspace(workspaceId: string, findings: readonly Finding[]): readonly Finding[] {
  return findings.map((finding) => ({ ...finding, workspaceId }));
}
