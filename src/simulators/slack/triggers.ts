import { randomBytes } from "node:crypto";
import { forgetOlder } from "./forget.ts";

const triggerLifetimeMs = 3000;

/** So long an old trigger is told apart from one that never was. */
const rememberedMs = 10 * 60_000;

interface Trigger {
  readonly userId: string;
  readonly madeAt: number;
  /** The modal whose element was used, if any: only such a trigger may push. */
  readonly viewId?: string;
  /** The conversation in which the person was. */
  readonly channelId?: string;
  used: boolean;
}

export interface Triggers {
  issue(userId: string, from?: { readonly viewId?: string; readonly channelId?: string }): string;
  look(
    triggerId: unknown,
  ):
    | { readonly ok: true; readonly trigger: Readonly<Trigger> }
    | { readonly ok: false; readonly error: string };
  use(triggerId: string): void;
  clear(): void;
}

/** Trigger ids: three seconds, once, for one person. */
export function makeTriggers(now: () => number): Triggers {
  const issued = new Map<string, Trigger>();
  let count = 0;
  return {
    issue(userId, from = {}) {
      forgetOlder(issued, now() - rememberedMs);
      count += 1;
      const id = `${now()}.${count}.${randomBytes(8).toString("hex")}`;
      issued.set(id, { userId, madeAt: now(), used: false, ...from });
      return id;
    },
    look(triggerId) {
      const trigger = issued.get(String(triggerId));
      if (!trigger) return { ok: false, error: "invalid_trigger_id" };
      if (trigger.used) return { ok: false, error: "exchanged_trigger_id" };
      if (now() - trigger.madeAt > triggerLifetimeMs) return { ok: false, error: "expired_trigger_id" };
      return { ok: true, trigger };
    },
    use(triggerId) {
      const trigger = issued.get(triggerId);
      if (trigger) trigger.used = true;
    },
    clear() {
      issued.clear();
    },
  };
}
