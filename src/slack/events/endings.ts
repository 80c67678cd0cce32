import { z } from "zod";

/** Events that tell of the end of an installation: they come without a token to ask anybody with, in any order. */
export const endings = { app_uninstalled: "uninstalled", tokens_revoked: "revoked" } as const;

export type Ending = (typeof endings)[keyof typeof endings];

const Envelope = z.looseObject({
  event_time: z.number().nullish(),
  event: z.looseObject({
    tokens: z.looseObject({ bot: z.array(z.string()).nullish() }).nullish(),
  }),
});

export function endingOf(type: string): Ending | null {
  return Object.hasOwn(endings, type) ? endings[type as keyof typeof endings] : null;
}

/** When it happened, and whose bot's tokens it names; null where Slack did not say. */
export function readEnding(body: object): {
  readonly at: Date | null;
  readonly botUserIds: readonly string[] | null;
} {
  const read = Envelope.safeParse(body);
  const time = read.data?.event_time;
  return {
    at: time ? new Date(time * 1_000) : null,
    botUserIds: read.data?.event.tokens?.bot ?? null,
  };
}
