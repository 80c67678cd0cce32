import { Gauge, type Registry } from "prom-client";
import { Bounded } from "./bounded.ts";

/** What the database says of what waits; the shape is that of db/queries/watch.ts. */
export interface Reading {
  readonly workspaces: number;
  readonly outbox: readonly {
    readonly topic: string;
    readonly state: string;
    readonly count: number;
    readonly since: Date;
  }[];
  readonly invitations: readonly { readonly state: string; readonly count: number }[];
  readonly removals: readonly { readonly state: string; readonly count: number }[];
  readonly signIns: readonly { readonly state: string; readonly count: number }[];
  readonly signInEndsAt: Date | null;
}

export interface Standing {
  /** Throws when the database is away. */
  readonly read: () => Promise<Reading>;
  /** Connections for people: how many are busy, how many wait for one, how many there are; null with the embedded one. */
  readonly pool: () => { readonly busy: number; readonly waiting: number; readonly size: number } | null;
  /** Whether Slack reaches us over the socket; null where it comes by HTTP. */
  readonly isSocketOpen: () => boolean | null;
  readonly now: () => Date;
  readonly onError: (error: unknown) => void;
}

/** A scrape waits no longer than this for the database. */
const patienceMs = 1_000;
/** However many scrape, the database is asked this often. */
const keptMs = 10_000;
/** Whether it is back is asked sooner. */
const awayMs = 2_000;

/**
 * What stands now, asked for by a scrape. While the database is away its own numbers are missing rather than old, and
 * everything else is there.
 */
export function addGauges(registry: Registry, standing: Standing): () => Promise<void> {
  const gauge = <const L extends string>(name: string, help: string, labelNames: readonly L[] = []) =>
    new Gauge({ name: `kapocs_${name}`, help, labelNames: [...labelNames], registers: [registry] });
  const up = gauge("database_up", "1: the database answered the last question in time.");
  const answered = gauge("database_answer_seconds", "How long it took to answer.");
  const pool = gauge("database_connections", "Connections for people's requests, of this process.", [
    "state",
  ]);
  const waiting = gauge("database_waiting", "Requests that wait for a connection.");
  const socket = gauge("slack_socket_open", "1: Slack reaches us over Socket Mode.");
  const ofReading = {
    workspaces: gauge("workspaces", "Workspaces in the database."),
    outbox: gauge("outbox_messages", "Messages that have not left, or got stuck.", ["topic", "state"]),
    age: gauge("outbox_oldest_seconds", "How long the first of them has been due, or there.", [
      "topic",
      "state",
    ]),
    invitations: gauge("invitations", "Invitations that are not over.", ["state"]),
    removals: gauge("removals", "Removal requests that are not over.", ["state"]),
    signIns: gauge("vendor_sign_ins", "Sign-ins with the vendor, by what is the matter.", ["trouble"]),
    ends: gauge("vendor_sign_in_ends_seconds", "Until the first of the sign-ins ends."),
  };
  const topics = new Bounded(60);

  const show = (reading: Reading) => {
    const now = standing.now().getTime();
    ofReading.workspaces.set(reading.workspaces);
    for (const each of reading.outbox) {
      const labels = { topic: topics.take(each.topic), state: each.state };
      ofReading.outbox.set(labels, each.count);
      ofReading.age.set(labels, Math.max(0, (now - each.since.getTime()) / 1_000));
    }
    for (const each of reading.invitations) ofReading.invitations.set({ state: each.state }, each.count);
    for (const each of reading.removals) ofReading.removals.set({ state: each.state }, each.count);
    for (const each of reading.signIns) ofReading.signIns.set({ trouble: each.state }, each.count);
    if (reading.signInEndsAt) ofReading.ends.set((reading.signInEndsAt.getTime() - now) / 1_000);
  };
  const forget = () => {
    for (const each of Object.values(ofReading)) each.reset();
    // What has no labels would say 0, which is a number.
    for (const each of [ofReading.workspaces, ofReading.ends]) each.remove();
  };
  forget();

  const ask = async (): Promise<void> => {
    const began = performance.now();
    try {
      const reading = await standing.read();
      forget();
      show(reading);
      up.set(1);
      answered.set((performance.now() - began) / 1_000);
    } catch (error) {
      standing.onError(error);
      askAgainAt = performance.now() + awayMs;
      forget();
      up.set(0);
      answered.remove();
    }
  };
  let underWay: Promise<void> | null = null;
  let askAgainAt = 0;
  answered.remove();
  up.set(0);

  return async () => {
    const load = standing.pool();
    if (load) {
      pool.set({ state: "busy" }, load.busy);
      pool.set({ state: "free" }, load.size - load.busy);
      waiting.set(load.waiting);
    }
    const isOpen = standing.isSocketOpen();
    if (isOpen === null) socket.remove();
    else socket.set(isOpen ? 1 : 0);

    if (!underWay && performance.now() >= askAgainAt) {
      askAgainAt = performance.now() + keptMs;
      underWay = ask().finally(() => {
        underWay = null;
      });
    }
    if (!underWay) return;
    let timer: NodeJS.Timeout | undefined;
    const isLate = await Promise.race([
      underWay.then(() => false),
      new Promise<boolean>((resolve) => {
        timer = setTimeout(() => resolve(true), patienceMs);
      }),
    ]);
    clearTimeout(timer);
    if (!isLate) return;
    forget();
    up.set(0);
    answered.remove();
  };
}
