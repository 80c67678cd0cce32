import type { Simulation } from "../simulation.ts";
import type { EventOut } from "../simulator.ts";
import type { AuditRecord } from "../world/state.ts";
import { sevenDigits, tailFrom, ticks } from "./instants.ts";
import { bodyOf } from "./message.ts";
import type { Sender } from "./sender.ts";

/** Writes the record, late if records are late, and hands the event to the sender if the partner subscribed to it. */
export function announce(sim: Simulation, sender: Sender, event: EventOut): void {
  const at = sim.now();
  const tail = tailFrom(sim.newGuid());
  const record = event.audit && recordOf(sim, event, event.audit, at, tail);
  if (record) sim.world.auditRecords.push(record);
  const { eventName, partnerId } = event;
  if (eventName !== null && isSubscribed(sim, partnerId, eventName))
    sender.send({
      id: sim.newGuid(),
      partnerId,
      eventName,
      body: bodyOf({
        eventName,
        resourceUri: event.resourceUri,
        resourceName: event.resourceName,
        auditUri: record ? auditUri(sim, eventName, record.id) : null,
        changedAt: sevenDigits(at, tail),
      }),
    });
  sim.changed();
}

export function isSubscribed(sim: Simulation, partnerId: string, eventName: string): boolean {
  const events = sim.world.hooks.get(partnerId)?.webhookEvents ?? [];
  return events.some((one) => one.toLowerCase() === eventName.toLowerCase());
}

function recordOf(
  sim: Simulation,
  { eventName }: EventOut,
  audit: NonNullable<EventOut["audit"]>,
  at: number,
  tail: number,
): AuditRecord {
  const action = (eventName ?? audit.operationType).replace(/[-_]/g, "").toLowerCase();
  // A customer that was added stands in the id twice, as in the vendor's samples.
  const customer = action === "addcustomer" ? `${audit.customerId}_${audit.customerId}` : audit.customerId;
  return {
    ...audit,
    id: `${audit.partnerId}_${customer}_${action}_${ticks(at, tail)}`,
    operationDate: at,
    visibleFrom: at + sim.faults.auditDelayMs,
  };
}

/** Both paths occur in the vendor's samples, each for its own events; both can be read. */
function auditUri(sim: Simulation, eventName: string, id: string): string {
  const path = eventName === "subscription-updated" ? "/v1/auditrecords" : "/auditactivity/v1/auditrecords";
  return `${sim.addresses.api}${path}/${id}`;
}
