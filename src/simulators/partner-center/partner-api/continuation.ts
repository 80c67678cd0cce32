import { createHmac } from "node:crypto";
import { z } from "zod";
import type { Simulation } from "../simulation.ts";

const pageSchema = z.object({
  partnerId: z.string(),
  filter: z.string(),
  size: z.number(),
  /** The row after which the page begins. */
  after: z.string(),
  expiresAt: z.number(),
});

/** Where a list goes on, and which list it was. */
export type NextPage = z.infer<typeof pageSchema>;

/** Opaque to callers; signed, so that a made-up one is noticed. */
export function writeToken(sim: Simulation, page: Omit<NextPage, "expiresAt">): string {
  const expiresAt = sim.now() + sim.world.settings.continuationTokenMs;
  const payload = Buffer.from(JSON.stringify({ ...page, expiresAt })).toString("base64");
  return `${payload}.${sealOf(sim, payload)}`;
}

/** Undefined for a token that is foreign, damaged or stale. */
export function readToken(sim: Simulation, token: string): NextPage | undefined {
  const [payload = "", seal] = token.split(".");
  if (seal !== sealOf(sim, payload)) return undefined;
  const page = pageSchema.safeParse(JSON.parse(Buffer.from(payload, "base64").toString("utf8")));
  return page.success && page.data.expiresAt > sim.now() ? page.data : undefined;
}

function sealOf(sim: Simulation, payload: string): string {
  return createHmac("sha256", sim.login.signingKey).update(payload).digest("hex").slice(0, 24);
}
