import type { Fault, Faults } from "../../simulators/slack/faults.ts";
import type { FaultSwitch } from "../contract.ts";

// A slow Slack stays below the 1.5 s after which the bot gives a call up, and three calls in a row below its 2.4 s for an
// answer: more than that is a Slack that does not answer in time.
const troubles: readonly { readonly id: string; readonly method: string; readonly fault: Fault }[] = [
  { id: "rate-limited", method: "chat.postMessage", fault: { status: 429, retryAfter: 5 } },
  { id: "server-error", method: "*", fault: { status: 503 } },
  { id: "no-answer", method: "chat.postMessage", fault: { timeout: "after" } },
  { id: "not-arrived", method: "chat.postMessage", fault: { timeout: "before" } },
  { id: "slow", method: "*", fault: { delayMs: 700 } },
  { id: "slow-client", method: "client", fault: { delayMs: 800 } },
  { id: "late-views", method: "views.open", fault: { delayMs: 3_500 } },
  { id: "late-acks", method: "push:*", fault: { delayMs: 3_500 } },
  { id: "lost-acks", method: "push:*", fault: { timeout: "after" } },
  { id: "groups-away", method: "usergroups.users.list", fault: { error: "internal_error" } },
];

/** The switches for troubles of Slack's. */
export interface FaultDesk {
  switches(): readonly FaultSwitch[];
  /** False when there is no such switch. */
  flip(id: string, isOn: boolean): boolean;
  allOff(): void;
}

export function openFaultDesk(faults: Faults): FaultDesk {
  const on = new Set<string>();
  const apply = () => {
    faults.clear();
    for (const { id, method, fault } of troubles) if (on.has(id)) faults.on(method, fault);
  };
  return {
    switches: () => troubles.map((trouble) => ({ ...trouble, isOn: on.has(trouble.id) })),
    flip(id, isOn) {
      if (!troubles.some((trouble) => trouble.id === id)) return false;
      if (isOn) on.add(id);
      else on.delete(id);
      apply();
      return true;
    },
    allOff() {
      on.clear();
      apply();
    },
  };
}
