import type { Past } from "../../compose-past.ts";
import type { PostOffice } from "../../playground/mailbox.ts";
import type { SlackSimulator } from "../../simulators/slack/simulator.ts";
import type { PlaygroundClock } from "../playground-clock.ts";

interface Scene {
  readonly clock: PlaygroundClock;
  readonly mail: PostOffice;
  readonly slack: SlackSimulator;
}

export async function playLittleWorld(_past: Past, _scene: Scene): Promise<void> {}
