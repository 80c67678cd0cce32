import type { Guids } from "../guids.ts";
import type { EventsPart, Simulation } from "../simulation.ts";

export function save(_sim: Simulation, _guids: Guids, _events: EventsPart): unknown {
  return null;
}

export function restore(_sim: Simulation, _guids: Guids, _events: EventsPart, _state: unknown): void {}
