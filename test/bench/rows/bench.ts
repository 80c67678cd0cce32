import type { Report } from "../report.ts";
import type { SlackStub } from "../slack-stub.ts";
import type { Storages } from "../storage.ts";

/** What every group of measurements gets. */
export interface Bench {
  readonly plan: {
    readonly rounds: number;
    readonly fastMs: number;
    readonly steadyMs: number;
    /** How many are many. */
    readonly customers: number;
    /** How often a single thing is timed. */
    readonly samples: number;
    readonly kills: number;
  };
  readonly report: Report;
  readonly storages: Storages;
  readonly stub: SlackStub;
}
