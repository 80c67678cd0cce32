import { z } from "zod";
import { ProviderId, SlackChannelId } from "../../domain/ids.ts";

/** What was typed into a form that was left with Back: kept until it is saved. */
const Unsaved = z.object({
  general: z.record(z.string(), z.union([z.string(), z.array(z.string())])).optional(),
  roles: z.record(z.string(), z.array(z.string())).optional(),
  provider: z.record(z.string(), z.string()).optional(),
  channel: z.record(z.string(), z.union([z.string(), z.array(z.string())])).optional(),
});
export type Unsaved = z.infer<typeof Unsaved>;

/** Which channel and which provider the overview's pages begin with. */
const OverviewPlace = z.object({
  channels: z.number().int().nonnegative(),
  providers: z.number().int().nonnegative(),
});
export type OverviewPlace = z.infer<typeof OverviewPlace>;

const SetUpState = z.object({
  /** The settings as this screen showed them; a change from an older screen is refused. */
  version: z.number().int(),
  /** What a form changes; absent when it adds. */
  provider: ProviderId.optional(),
  channel: SlackChannelId.optional(),
  place: OverviewPlace.optional(),
  unsaved: Unsaved.default({}),
});
export type SetUpState = z.infer<typeof SetUpState>;

const none: SetUpState = { version: -1, unsaved: {} };

/** Came back by way of the client: unreadable is as good as none, and no version of ours is -1. */
export function readState(privateMetadata: string): SetUpState {
  try {
    return SetUpState.parse(JSON.parse(privateMetadata));
  } catch {
    return none;
  }
}

/** Slack takes 3,000 characters; what was left unsaved gives way first. */
export function writeState(state: SetUpState): string {
  const whole = JSON.stringify(state);
  return whole.length <= 3_000 ? whole : JSON.stringify({ ...state, unsaved: {} });
}
