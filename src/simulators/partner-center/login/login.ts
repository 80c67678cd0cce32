import { Hono } from "hono";
import type { Simulation } from "../simulation.ts";

/** The sign-in host. */
export function loginPart(_sim: Simulation): Hono {
  return new Hono();
}
