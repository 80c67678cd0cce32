import { setImmediate as breath } from "node:timers/promises";
import type { WorkspaceId } from "../domain/ids.ts";
import { renewAheadMs } from "../domain/installation.ts";
import type { Log } from "../log.ts";
import type { Renewal } from "../service/index.ts";
import { createLoop, type Loop } from "./loop.ts";

interface Needs {
  /** Whose token ends before then, and who is not being seen to by another process. */
  readonly findEnding: (ask: {
    readonly before: Date;
    readonly now: Date;
    readonly limit: number;
  }) => Promise<readonly { readonly workspaceId: WorkspaceId }[]>;
  readonly renew: (workspaceId: WorkspaceId) => Promise<Renewal>;
}

/** Two hours ahead a quarter of a minute is soon enough, and a token that has ended waits no longer than that. */
const everyMs = 15_000;
const atOnce = 50;

/** Renews tokens ahead of their end. Any number of processes may: each token is renewed by one of them. */
export function createTokenRenewals(
  { now, log }: { readonly now: () => Date; readonly log: Log },
  { findEnding, renew }: Needs,
): Loop {
  let isStopping = false;
  const loop = createLoop({
    pollMs: everyMs,
    now,
    onError: (error) => log.error({ err: error }, "tokens that end could not be looked for"),
    async pass() {
      const at = now();
      const before = new Date(at.getTime() + renewAheadMs);
      const ending = await findEnding({ before, now: at, limit: atOnce });
      for (const { workspaceId } of ending) {
        if (isStopping) break;
        try {
          const renewal = await renew(workspaceId);
          const say = renewal === "renewed" || renewal === "elsewhere" ? "info" : "error";
          log[say]({ workspaceId, renewal }, "a token was to be renewed");
        } catch (error) {
          log.error({ err: error, workspaceId }, "a token could not be renewed, and will be tried again");
        }
        await breath();
      }
      return ending.length === atOnce ? now() : null;
    },
  });
  return {
    ...loop,
    stop() {
      isStopping = true;
      return loop.stop();
    },
  };
}
