import type { Past } from "../../compose/past.ts";
import { type CustomerId, SlackUserId } from "../../domain/ids.ts";
import type { Outcome } from "../../domain/outcome.ts";
import type { PostOffice } from "../../playground/mailbox.ts";
import type { SeedCustomer } from "../../playground/seed/script.ts";
import { customers, type ServiceContext } from "../../service/index.ts";
import type { SlackSimulator } from "../../simulators/slack/simulator.ts";
import type { PlaygroundClock } from "../playground-clock.ts";

/** What a seed is played on, and what it remembers on the way. */
export interface Scene {
  readonly past: Past;
  readonly clock: PlaygroundClock;
  readonly mail: PostOffice;
  readonly slack: SlackSimulator;
  readonly customers: ReadonlyMap<string, SeedCustomer>;
  /** By the script's keys. */
  readonly ids: Map<string, CustomerId>;
  /** The personal link of the customer's last invitation. */
  readonly links: Map<string, string>;
}

/** The seed says something that the service refuses: a mistake in the seed. */
class UnplayableSeed extends Error {
  override readonly name = "UnplayableSeed";
}

export function as(scene: Scene, userId: string): Promise<ServiceContext> {
  return scene.past.as(SlackUserId.parse(userId));
}

export function must<T>(outcome: Outcome<T, string>, what: string): T {
  if (!outcome.ok) throw new UnplayableSeed(`${what}: ${outcome.reason}`);
  return outcome.value;
}

export function found<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new UnplayableSeed(`${what} is not there`);
  return value;
}

/** A customer's id, looked up the first time: an import gives none. */
export async function customerId(scene: Scene, ctx: ServiceContext, key: string): Promise<CustomerId> {
  const known = scene.ids.get(key);
  if (known) return known;
  const { companyName, domain } = found(scene.customers.get(key), `the customer ${key}`);
  const hits = must(await customers.search(ctx, domain ?? companyName, 20), `looking for ${key}`);
  const hit = found(
    hits.find((each) => each.companyName === companyName && each.domain === (domain ?? null)),
    `the customer ${key}`,
  );
  scene.ids.set(key, hit.id);
  return hit.id;
}
