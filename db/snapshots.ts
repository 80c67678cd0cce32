import { randomUUID } from "node:crypto";
import {
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { cp } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { PGlite } from "@electric-sql/pglite";

/**
 * One process owns a folder, but others may want a copy of it: for a back-up, while the bot runs. Who wants one leaves a
 * file in `snapshots`; the owner answers with a folder beside it. Only who may write to the data folder can ask.
 */
const place = (folder: string) => join(folder, "snapshots");
const wanted = /^([0-9a-f-]{36})\.wanted$/;

const lookMs = 500;
/** Who asked so long ago has given up, and left its copy if there is one. */
const forgottenMs = 3_600_000;
/** Longer than the owner's look. */
const answerMs = 15_000;
/** The copy of a big folder takes longer; an owner that died over it never ends. */
const copyMs = 600_000;

/** The owner's part. Answers with how to stop. */
export function serveSnapshots(folder: string, pglite: PGlite): () => Promise<void> {
  let underWay: Promise<void> = Promise.resolve();
  let isBusy = false;
  const look = () => {
    if (isBusy || !existsSync(place(folder))) return;
    isBusy = true;
    underWay = answerAll(folder, pglite)
      .catch(() => {
        // Who asked finds no copy and says so.
      })
      .finally(() => {
        isBusy = false;
      });
  };
  const timer = setInterval(look, lookMs);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await underWay;
  };
}

async function answerAll(folder: string, pglite: PGlite): Promise<void> {
  for (const name of readdirSync(place(folder))) {
    const id = wanted.exec(name)?.[1];
    if (id === undefined) continue;
    const copy = join(place(folder), id);
    const draft = `${copy}.copying`;
    mkdirSync(draft, { mode: 0o700 });
    rmSync(join(place(folder), name));
    try {
      // What stands in the write-ahead log alone would have to be replayed when the copy is opened.
      await pglite.exec("checkpoint");
      // Between two statements nothing is written: the copy is what a killed process would have left.
      await pglite.runExclusive(() =>
        cp(join(folder, "database"), join(draft, "database"), {
          recursive: true,
          mode: constants.COPYFILE_FICLONE,
        }),
      );
      renameSync(draft, copy);
    } catch {
      // On a full disk half a copy would be in the way of the bot itself. Who asked sees that it is gone.
      rmSync(draft, { recursive: true, force: true });
    }
  }
}

/** The owner of the folder does not answer: it hangs, or is a version that knows nothing of this. */
export class NoSnapshot extends Error {
  override readonly name = "NoSnapshot";
}

/**
 * Asks the owner for a copy and answers with the folder that it is in, as it was at one moment. Throws NoSnapshot. The
 * caller removes it.
 */
export async function askForSnapshot(folder: string, patienceMs = answerMs): Promise<string> {
  mkdirSync(place(folder), { recursive: true, mode: 0o700 });
  sweepForgotten(folder);
  const copy = join(place(folder), randomUUID());
  writeFileSync(`${copy}.wanted`, "", { mode: 0o600 });
  let wasBegun = false;
  for (let waited = 0; !existsSync(copy); waited += lookMs / 5) {
    const isBeingMade = existsSync(`${copy}.copying`);
    const wasGivenUp = wasBegun && !isBeingMade && !existsSync(copy);
    wasBegun ||= isBeingMade;
    if (wasGivenUp || waited > (isBeingMade ? copyMs : patienceMs)) {
      rmSync(`${copy}.wanted`, { force: true });
      throw new NoSnapshot(`whoever has the database in ${folder} gives no copy of it`);
    }
    await wait(lookMs / 5);
  }
  return copy;
}

function sweepForgotten(folder: string): void {
  for (const name of readdirSync(place(folder))) {
    const path = join(place(folder), name);
    const since = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (since > forgottenMs) rmSync(path, { recursive: true, force: true });
  }
}
