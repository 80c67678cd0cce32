import type { Simulation } from "../simulation.ts";
import { settle } from "./lifecycle.ts";

const everyMs = 1_000;

/** Time moves relationships on even while nobody reads them, so that partners hear of it. Answers with how to stop. */
export function keepTime(sim: Simulation): () => void {
  const ticking = setInterval(() => settle(sim), everyMs);
  ticking.unref();
  return () => clearInterval(ticking);
}
