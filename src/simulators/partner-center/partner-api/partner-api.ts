import { Hono } from "hono";
import type { CallerEnv, Simulation } from "../simulation.ts";

/** The partner API itself, below `{api}`. */
export function partnerApi(_sim: Simulation): Hono<CallerEnv> {
  const api = new Hono<CallerEnv>();
  return api;
}
