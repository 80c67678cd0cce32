import type { WorkspaceId } from "../domain/ids.ts";
import type { Log } from "../log.ts";
import { DirectoryUnavailable } from "../ports/partner-directory.ts";
import { gdap, type ServiceContext } from "../service/index.ts";
import type { Loop } from "./loop.ts";
import { createRounds } from "./rounds.ts";

interface Options {
  readonly workspaces: () => Promise<readonly WorkspaceId[]>;
  /** As the directory, with the connection that has patience. */
  readonly contextFor: (workspaceId: WorkspaceId) => ServiceContext;
  readonly now: () => Date;
  readonly log: Log;
}

/** A warning is due on a day, not at an hour; whoever approved in the meantime is mostly known from the vendor's news. */
const sixHoursMs = 21_600_000;

/**
 * Looks after granular administration: what became of requests and ends, and what ends soon. Each is said once, so that
 * looking often, or in several processes at once, says nothing twice.
 */
export function createGdapNight({ workspaces, contextFor, now, log }: Options): Loop {
  return createRounds({
    ...{ workspaces, everyMs: sixHoursMs, now, log, name: "granular administration" },
    async visit(workspaceId) {
      const ctx = contextFor(workspaceId);
      try {
        await gdap.follow(ctx);
        await gdap.warnOfEndings(ctx);
      } catch (error) {
        if (!(error instanceof DirectoryUnavailable)) throw error;
        const { trouble, correlationId } = error;
        log.warn({ trouble, correlationId, workspaceId }, "granular administration is looked after later");
      }
    },
  });
}
