import type { Surface } from "../acting/surface.ts";
import type { Reader } from "./rendering.ts";

export type { Surface } from "../acting/surface.ts";

export function readerOf(surface: Pick<Surface, "sim" | "user">): Reader {
  return { world: surface.sim.world, locale: surface.user.locale, tz: surface.user.tz };
}
