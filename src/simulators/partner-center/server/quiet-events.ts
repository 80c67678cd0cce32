import { Hono } from "hono";
import type { EventsPart, Simulation } from "../simulation.ts";

/** Keeps audit records and sends nothing. */
export function quietEvents(sim: Simulation): EventsPart {
  return {
    announce(event) {
      if (!event.audit) return;
      const at = sim.now();
      sim.world.auditRecords.push({
        ...event.audit,
        id: `${event.partnerId}_${event.audit.customerId}_${event.audit.operationType.replaceAll("_", "")}_${at}`,
        operationDate: at,
        visibleFrom: at + sim.faults.auditDelayMs,
      });
    },
    rootCertificate: "",
    api: new Hono(),
    certificates: new Hono(),
    idle: async () => {},
    exportState: () => null,
    restoreState: () => {},
    close: () => {},
  };
}
