import type { World } from "./state.ts";

export function plantSeed(_world: World, _now: number): void {}
