import type { Simulation } from "../simulation.ts";
import type { GdapRelationship, GdapRequest, GdapStatus, Tenant } from "../world/state.ts";
import { settleAssignments } from "./assignment-lifecycle.ts";
import { after, daysOf } from "./durations.ts";
import { tellOfRelationship } from "./news.ts";

const lapseMs = 90 * 24 * 60 * 60 * 1000;

/** Moves every relationship on to where time has brought it. Whoever reads one calls this first. */
export function settle(sim: Simulation): void {
  for (const relationship of sim.world.gdap.values()) settleOne(sim, relationship);
}

/** One step may be followed by the next at once, when much time has passed. */
function settleOne(sim: Simulation, relationship: GdapRelationship): void {
  for (let due = nextStep(sim, relationship); due && due.at <= sim.now(); due = nextStep(sim, relationship))
    due.take();
  settleAssignments(sim, relationship);
}

interface Step {
  readonly at: number;
  readonly take: () => void;
}

function nextStep(sim: Simulation, relationship: GdapRelationship): Step | null {
  const { status, lastModifiedAt, createdAt, endAt } = relationship;
  const step = lastModifiedAt + sim.faults.gdapStepMs;
  const to = (next: GdapStatus, at = step, news?: "expired" | "terminated" | "activated"): Step => ({
    at,
    take: () => {
      if (next === "terminated") relationship.endAt = at;
      move(sim, relationship, next, at);
      if (news) tellOfRelationship(sim, relationship, news, "");
    },
  });
  switch (status) {
    case "created": {
      const lock = openRequest(relationship, "lockForApproval");
      if (!lock) return to("expired", createdAt + lapseMs, "expired");
      const at = lock.createdAt + sim.faults.gdapStepMs;
      const locked = to("approvalPending", at, "activated");
      return { at, take: () => finish(lock, at, locked.take) };
    }
    case "approvalPending":
      return to("expired", createdAt + lapseMs, "expired");
    case "approved":
      return to("activating");
    case "activating":
      return {
        at: step,
        take: () => {
          relationship.activatedAt = step;
          relationship.endAt = after(step, relationship.duration);
          move(sim, relationship, "active", step);
        },
      };
    case "active":
      return endAt === null ? null : endOfTerm(sim, relationship, endAt);
    case "expiring":
      return to("expired", step, "expired");
    case "terminationRequested": {
      const request = openRequest(relationship, "terminate");
      return {
        at: step,
        take: () => {
          if (request) Object.assign(request, { status: "running", lastModifiedAt: step });
          move(sim, relationship, "terminating", step);
        },
      };
    }
    case "terminating": {
      const request = openRequest(relationship, "terminate");
      const ended = to("terminated", step, "terminated");
      return { at: step, take: () => (request ? finish(request, step, ended.take) : ended.take()) };
    }
    case "expired":
    case "terminated":
      return null;
  }
}

function endOfTerm(sim: Simulation, relationship: GdapRelationship, endAt: number): Step {
  return {
    at: endAt,
    take: () => {
      if ((daysOf(relationship.autoExtendDuration) ?? 0) === 0)
        return move(sim, relationship, "expiring", endAt);
      relationship.endAt = after(endAt, relationship.autoExtendDuration);
      move(sim, relationship, "active", endAt);
    },
  };
}

function openRequest({ requests }: GdapRelationship, action: GdapRequest["action"]): GdapRequest | undefined {
  return requests.find(
    (one) => one.action === action && one.status !== "succeeded" && one.status !== "failed",
  );
}

function finish(request: GdapRequest, at: number, take: () => void): void {
  request.status = "succeeded";
  request.lastModifiedAt = at;
  take();
}

/** Each change makes a new ETag. */
export function move(sim: Simulation, relationship: GdapRelationship, status: GdapStatus, at: number): void {
  relationship.status = status;
  touch(sim, relationship, at);
}

export function touch(sim: Simulation, relationship: GdapRelationship, at: number): void {
  relationship.lastModifiedAt = at;
  relationship.version += 1;
  sim.changed();
}

/** The customer's administrator says yes; an open request becomes this customer's. */
export function approveRelationship(
  sim: Simulation,
  relationship: GdapRelationship,
  tenant: Tenant,
  administrator: string,
): void {
  relationship.customer = { tenantId: tenant.tenantId, displayName: tenant.companyName };
  move(sim, relationship, "approved", sim.now());
  tellOfRelationship(sim, relationship, "approved", administrator);
  settleOne(sim, relationship);
}

/** Either side ends an active relationship: through the same states. Null: it is not active. */
export function requestTermination(sim: Simulation, relationship: GdapRelationship): GdapRequest | null {
  if (relationship.status !== "active" && relationship.status !== "expiring") return null;
  const request = addRequest(sim, relationship, "terminate");
  move(sim, relationship, "terminationRequested", sim.now());
  return request;
}

export function addRequest(
  sim: Simulation,
  relationship: GdapRelationship,
  action: GdapRequest["action"],
): GdapRequest {
  const at = sim.now();
  const request: GdapRequest = {
    id: sim.newGuid(),
    action,
    status: "created",
    createdAt: at,
    lastModifiedAt: at,
  };
  relationship.requests.push(request);
  sim.changed();
  return request;
}
