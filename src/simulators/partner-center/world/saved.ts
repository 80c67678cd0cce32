import { z } from "zod";
import type { Guids } from "../guids.ts";
import type { RefreshToken } from "../login/state.ts";
import type { EventsPart, Simulation } from "../simulation.ts";
import { newestSettings } from "./empty.ts";
import type { World } from "./state.ts";

const format = "partner-center-simulator";
/** Another number, another shape: what an older one wrote is refused. */
const version = 1;

const maps = [
  "partners",
  "tenants",
  "relationships",
  "subscriptions",
  "entitlements",
  "agreements",
  "hooks",
  "gdap",
] as const;

const entries = z.array(z.tuple([z.string(), z.union([z.looseObject({}), z.array(z.looseObject({}))])]));
const lists = z.array(z.looseObject({}));

const savedSchema = z.object({
  format: z.literal(format),
  version: z.literal(version),
  world: z.object({
    ...(Object.fromEntries(maps.map((name) => [name, entries])) as Record<
      (typeof maps)[number],
      typeof entries
    >),
    partnerships: lists,
    auditRecords: lists,
    settings: z.looseObject({}),
  }),
  refreshTokens: z.array(
    z.tuple([
      z.string(),
      z.object({
        partnerId: z.string(),
        clientId: z.string(),
        userPrincipalName: z.string(),
        isMfaCompliant: z.boolean(),
        issuedAt: z.number(),
        expiresAt: z.number(),
        isRevoked: z.boolean(),
      }),
    ]),
  ),
  guids: z.number(),
  events: z.unknown(),
});

/** The whole simulated vendor as JSON; codes of half-finished sign-ins and the traffic stay behind. */
export function save(sim: Simulation, guids: Guids, events: EventsPart): unknown {
  const { world, login } = sim;
  return structuredClone({
    format,
    version,
    world: {
      ...Object.fromEntries(maps.map((name) => [name, [...world[name]]])),
      partnerships: world.partnerships,
      auditRecords: world.auditRecords,
      settings: world.settings,
    },
    refreshTokens: [...login.refreshTokens],
    guids: guids.save(),
    events: events.exportState(),
  });
}

/** Puts everything back as it was saved. Throws, and changes nothing, for what was not saved by this version. */
export function restore(sim: Simulation, guids: Guids, events: EventsPart, state: unknown): void {
  const read = savedSchema.safeParse(state);
  if (!read.success)
    throw new Error(
      `This is not a saved state of the Partner Center simulator, version ${version}: ${z.prettifyError(read.error)}`,
    );
  const { world, login } = sim;
  const saved = structuredClone(read.data);
  events.restoreState(saved.events);
  for (const name of maps) refill(world[name], saved.world[name]);
  // The lists were written by `save` of the same version.
  world.partnerships.splice(
    0,
    Number.POSITIVE_INFINITY,
    ...(saved.world.partnerships as unknown as World["partnerships"]),
  );
  world.auditRecords.length = 0;
  // As above; one by one, since there may be more than one call takes.
  for (const record of saved.world.auditRecords)
    world.auditRecords.push(record as unknown as World["auditRecords"][number]);
  Object.assign(world.settings, newestSettings(), saved.world.settings);
  login.codes.clear();
  login.refreshTokens.clear();
  for (const [text, token] of saved.refreshTokens)
    login.refreshTokens.set(text, token satisfies RefreshToken);
  guids.goOn(saved.guids);
  sim.changed();
}

function refill(map: Map<string, unknown>, saved: readonly (readonly [string, unknown])[]): void {
  map.clear();
  for (const [key, value] of saved) map.set(key, value);
}
