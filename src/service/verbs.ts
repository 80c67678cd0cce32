import type { Outcome } from "../domain/outcome.ts";
import { type Endings, noTelemetry } from "../ports/telemetry.ts";
import type { ServiceContext } from "./context.ts";
import { recordRefusal } from "./record.ts";

// biome-ignore lint/suspicious/noExplicitAny: a verb may take any arguments after its context; inference keeps them exact.
type Verb = (ctx: ServiceContext, ...args: any[]) => Promise<Outcome<unknown, string>>;

/**
 * Wraps write verbs on their way out: a change was recorded in its own transaction, a refusal becomes an audit entry
 * here, so that no verb can forget it. What the bot itself finds already done is no refusal to anybody. `noun` names the verbs in the audit trail: "invitation" makes "invitation.send".
 */
export function verbs<T extends Record<string, Verb>>(noun: string, map: T): T {
  const wrapped = Object.entries(map).map(([name, verb]) => {
    const act = `${noun}.${kebab(name)}`;
    const audited: Verb = async (ctx, ...args) => {
      const outcome = await verb(ctx, ...args);
      if (outcome.ok) ctx.nudge();
      else if (ctx.actor.kind === "staff") await recordRefusal(ctx, act, outcome.reason, args[0]);
      return outcome;
    };
    const watched: Verb = (ctx, ...args) => {
      const step = { name: "verb", verb: act, correlationId: ctx.correlationId } as const;
      return (ctx.telemetry ?? noTelemetry).step(step, () => audited(ctx, ...args), endings);
    };
    return [name, watched];
  });
  // The entries are the map's own, each wrapped in a function of the same signature.
  return Object.fromEntries(wrapped) as T;
}

const endings: Endings<Outcome<unknown, string>> = {
  of: (outcome) => ({ outcome: outcome.ok ? "done" : "refused" }),
};

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
