import { readIncoming } from "./incoming.ts";

const ours = new Set([
  "shortcut",
  "message_action",
  "block_actions",
  "view_submission",
  "view_closed",
  "block_suggestion",
  "event_callback",
]);

/** Whether Bolt and we can read it: of what we know the shape must fit, and what we do not know is let past. */
export function isWellFormed(body: Record<string, unknown>): boolean {
  const { type, command, actions, authorizations, event } = body;
  if (actions !== undefined && !Array.isArray(actions)) return false;
  // Bolt reads the first of these without looking.
  if (Array.isArray(authorizations) && !authorizations.every(isObject)) return false;
  if (isObject(event) && hasNullParty(event)) return false;
  const isOurs = command !== undefined || (typeof type === "string" && ours.has(type));
  return !isOurs || readIncoming(body) !== null;
}

/** Bolt looks into these of any event that has them. */
function hasNullParty(event: object): boolean {
  return Object.entries(event).some(
    ([key, value]) => value === null && ["user", "channel", "item", "subteam"].includes(key),
  );
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
