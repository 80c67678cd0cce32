import { type DirectorySync, troubleOf } from "../domain/directory-sync.ts";
import type { Translate } from "../i18n/index.ts";
import { directorySyncs, type ServiceContext } from "../service/index.ts";

interface Options {
  /** A context of each moment. */
  readonly fresh: () => ServiceContext;
  readonly isAgain: boolean;
  /** Fires at Ctrl-C. */
  readonly signal: AbortSignal;
  /** One line for people. */
  readonly say: (line: string) => void;
  /** One line for a machine; null: people read. */
  readonly report: ((sync: DirectorySync) => void) | null;
  readonly t: Translate;
}

/** Lines for people come no more often than this. */
const everyMs = 1_000;

/**
 * Reads the vendor's customer list, or goes on with a reading that was left. Ends with 0 when it is read; 1 when it was
 * refused or failed; 2 when the vendor cannot be asked now; 3 when another process reads; 130 at Ctrl-C. Whatever ends
 * it, the next run goes on where it was left.
 */
export async function syncCustomers(options: Options): Promise<0 | 1 | 2 | 3 | 130> {
  const { fresh, isAgain, signal, say, t } = options;
  const ctx = fresh();
  const running = await directorySyncs.running(ctx);
  if (!running) {
    const latest = await directorySyncs.latest(ctx);
    if (latest?.state === "finished" && !isAgain) {
      say(t("sync.cli.read-before", { date: iso(latest.finishedAt ?? latest.startedAt) }));
      return 0;
    }
    const started = await directorySyncs.start(ctx, { kind: "by-hand" });
    if (!started.ok) {
      say(t(`refusal.${started.reason}`));
      return 1;
    }
  }
  const sync = await directorySyncs.carryOn({ fresh, signal, onProgress: progress(options) });
  if (!sync) {
    const other = await directorySyncs.running(fresh());
    say(t("sync.cli.elsewhere", { date: iso((other ?? running)?.startedAt ?? ctx.now()) }));
    return 3;
  }
  return end(sync, options);
}

function progress({ fresh, say, report, t }: Options): (sync: DirectorySync) => void {
  let saidAt = 0;
  return (sync) => {
    report?.(sync);
    const now = fresh().now().getTime();
    if (report || sync.state !== "running" || now - saidAt < everyMs) return;
    saidAt = now;
    const { pages, seen, added, place } = sync;
    say(place.at === "comparison" ? t("sync.cli.comparing") : t("sync.cli.page", { pages, seen, added }));
  };
}

function end(sync: DirectorySync, { signal, say, t }: Options): 0 | 1 | 2 | 130 {
  switch (sync.state) {
    case "finished":
      say(sync.kind === "first" ? t("sync.finished.first", sync) : t("sync.finished.again", sync));
      return 0;
    case "failed":
      say(t(`sync.failed.${troubleOf(sync)}`));
      return 1;
    case "stopped":
      say(t("sync.stopped", sync));
      return 1;
    case "running":
      if (!signal.aborted) say(t("sync.cli.waiting", { trouble: sync.trouble ?? "" }));
      else say(t("sync.cli.left"));
      return signal.aborted ? 130 : 2;
  }
}

function iso(date: Date): string {
  return date.toISOString().slice(0, 16).replace("T", " ");
}
