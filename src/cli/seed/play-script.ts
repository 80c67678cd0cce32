import { subDays } from "date-fns";
import type { SeedCustomer, SeedStep, When } from "../../playground/seed/script.ts";
import type { Scene } from "./scene.ts";
import {
  markAllRead,
  playAdd,
  playAnswer,
  playDecision,
  playEntry,
  playImport,
  playInvite,
  playNotice,
  playRemovalRequest,
  playSetUp,
  playWithdraw,
  playWords,
} from "./steps.ts";

/** A past to be played: whom it is about and what happened, oldest first. */
export interface Script {
  readonly customers: readonly SeedCustomer[];
  readonly steps: readonly SeedStep[];
}

type Parts = Pick<Scene, "past" | "clock" | "mail" | "slack">;

/** Plays a past up to this moment: by the service's verbs, each at its own time. `say` hears how far it is, 0 to 1. */
export async function playScript(
  { customers, steps }: Script,
  parts: Parts,
  say: (done: number) => void = () => {},
): Promise<void> {
  const today = new Date();
  const scene: Scene = {
    ...parts,
    customers: new Map(customers.map((each) => [each.key, each])),
    ids: new Map(),
    links: new Map(),
  };
  for (const [at, step] of steps.entries()) {
    await scene.past.letPass(momentOf(step, today));
    await play(scene, step, today);
    say((at + 1) / steps.length);
  }
  await scene.past.letPass(new Date());
}

/** When the past begins: the clock has to stand there before anything is written. */
export function beginningOf({ steps: [first] }: Script, today: Date): Date {
  return first ? momentOf(first, today) : today;
}

function momentOf({ daysAgo, at }: When, today: Date): Date {
  return new Date(`${subDays(today, daysAgo).toISOString().slice(0, 10)}T${at}:00.000Z`);
}

function play(scene: Scene, step: SeedStep, today: Date): Promise<void> {
  switch (step.step) {
    case "set-up":
      return playSetUp(scene, step);
    case "import":
      return playImport(scene, step);
    case "add":
      return playAdd(scene, step);
    case "invite":
      return playInvite(scene, step);
    case "answer":
      return playAnswer(scene, step);
    case "withdraw":
    case "discard":
      return playWithdraw(scene, step);
    case "enter":
      return playEntry(scene, step, today);
    case "ask-removal":
      return playRemovalRequest(scene, step);
    case "decide":
      return playDecision(scene, step);
    case "give-notice":
      return playNotice(scene, step, today);
    case "say":
      return playWords(scene, step);
    case "all-read":
      return markAllRead(scene);
  }
}
