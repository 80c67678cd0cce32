import { z } from "zod";
import { endDap, grantDap } from "../admin-center/dap.ts";
import { tellOfSubscription } from "../events/subscription-news.ts";
import type { Simulation } from "../simulation.ts";
import type { Fault } from "../simulator.ts";
import { endRelationships } from "../world/end.ts";

const hooks = ["sent", "lost", "twice", "late", "bad-signature", "foreign-certificate"] as const;

/** What the buttons send. `back` is the page to return to, below the portal. */
const Act = z.object({ back: z.string().regex(/^\/[\w/?=&.-]*$/) }).and(
  z.discriminatedUnion("act", [
    z.object({
      act: z.literal("subscription"),
      tenantId: z.string(),
      id: z.string(),
      status: z.enum(["active", "suspended", "deleted"]),
    }),
    z.object({ act: z.literal("entitlement"), tenantId: z.string(), id: z.string() }),
    z.object({ act: z.literal("end"), tenantId: z.string(), partnerId: z.string() }),
    z.object({ act: z.literal("dap"), tenantId: z.string(), partnerId: z.string() }),
    z.object({ act: z.literal("hooks"), hooks: z.enum(hooks) }),
    z.object({ act: z.literal("audit-delay"), seconds: z.coerce.number().int().min(0).max(86_400) }),
    z.object({ act: z.literal("trouble"), trouble: z.string() }),
    z.object({ act: z.literal("resellers-remove"), may: z.enum(["yes", "no"]) }),
    z.object({ act: z.literal("calm") }),
  ]),
);
export type Act = z.infer<typeof Act>;

export function readAct(fields: Readonly<Record<string, unknown>>): Act | null {
  const act = Act.safeParse(fields);
  return act.success ? act.data : null;
}

/** Troubles for the next call of a kind, in the words of their buttons. */
export const troubles: Readonly<Record<string, { readonly does: string; readonly fault: Fault }>> = {
  "removal-times-out": {
    does: "The next removal takes effect, and its answer never comes",
    fault: {
      method: "PATCH",
      path: "/v1/customers/",
      times: 1,
      kind: { answer: "time-out", after: true },
    },
  },
  "link-refused": {
    does: "The next request for an invitation link is refused (role lacks rights)",
    fault: {
      method: "GET",
      path: "/relationshiprequests",
      times: 1,
      kind: { answer: "code", status: 403, code: 900150, description: "The caller's role lacks the rights." },
    },
  },
  throttled: {
    does: "The next three calls are too many (429, try again in 5 s)",
    fault: { path: "/", times: 3, kind: { answer: 429, retryAfterSeconds: 5 } },
  },
  away: {
    does: "The next five calls fail (503)",
    fault: { path: "/", times: 5, kind: { answer: 503 } },
  },
};

/** Nobody signs in to the portal. */
const somebody = "somebody@portal.example";

export function actOn(sim: Simulation, act: Act): void {
  switch (act.act) {
    case "subscription": {
      const found = sim.world.subscriptions.get(act.tenantId)?.find(({ id }) => id === act.id);
      if (!found) break;
      found.status = act.status;
      tellOfSubscription(sim, act.tenantId, found, somebody);
      break;
    }
    case "entitlement": {
      const found = sim.world.entitlements.get(act.tenantId)?.find(({ id }) => id === act.id);
      if (found) found.isCancelled = true;
      break;
    }
    case "end":
      endRelationships(sim, act.partnerId, act.tenantId, somebody);
      break;
    case "dap":
      if (!endDap(sim, act.partnerId, act.tenantId, { customer: somebody }))
        grantDap(sim, act.partnerId, act.tenantId, somebody);
      break;
    case "hooks":
      sim.faults.hooks = act.hooks;
      break;
    case "audit-delay":
      sim.faults.auditDelayMs = act.seconds * 1_000;
      break;
    case "resellers-remove":
      sim.world.settings.mayResellersRemove = act.may === "yes";
      break;
    case "trouble": {
      const trouble = Object.hasOwn(troubles, act.trouble) ? troubles[act.trouble] : undefined;
      if (trouble) sim.faults.add(trouble.fault);
      break;
    }
    case "calm":
      sim.faults.clear();
      break;
  }
  sim.changed();
}

export const hookWords: Readonly<Record<(typeof hooks)[number], string>> = {
  sent: "arrive",
  lost: "are lost",
  twice: "arrive twice",
  late: "arrive late and out of order",
  "bad-signature": "bear a wrong signature",
  "foreign-certificate": "are signed by somebody else",
};
