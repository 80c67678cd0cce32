import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";

/** Beside this file when bundled, as all programs of the bench are. */
const probe = new URL("./probe.js", import.meta.url).href;

export interface Usage {
  readonly cpuMicros: number;
  readonly rssBytes: number;
}

/** A program of its own, alone on the first core, where the machine lets us say so. */
export interface Program {
  readonly child: ChildProcess;
  usage(): Promise<Usage>;
  /** Asks and waits for the answer to it: see `answers` in each program. */
  ask<Reply>(question: object): Promise<Reply>;
  kill(): Promise<void>;
  stop(): Promise<void>;
}

/** As the machine has them; pinned to some, Node would count those. */
export const cores = availableParallelism();
export const isPinned = cores >= 2 && canTaskset();

/** Keeps this process off the app's core. Databases are started before, so that they may run anywhere. */
export function keepOffTheAppsCore(): void {
  if (isPinned)
    execFileSync("taskset", ["-acp", `1-${cores - 1}`, `${process.pid}`], {
      stdio: "ignore",
    });
}

export function startProgram(
  path: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  { onAllCores = false } = {},
): Program {
  const node = ["--import", probe, path, ...args];
  // The bench keeps off the first core, which its children would inherit.
  const where = onAllCores ? `0-${cores - 1}` : "0";
  const [command = "", ...rest] = [...(isPinned ? ["taskset", "-c", where] : []), process.execPath, ...node];
  const child = spawn(command, rest, {
    env: { PATH: process.env["PATH"] ?? "", NODE_ENV: "production", ...env },
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const ended = once(child, "exit");
  let last = Promise.resolve<unknown>(null);
  // One question at a time, so that an answer needs no name.
  const ask = <Reply>(question: object | string): Promise<Reply> => {
    const reply = last.then(async () => {
      child.send(question);
      const [answer] = await Promise.race([
        once(child, "message"),
        ended.then(() => Promise.reject(new Error(`${path} ended before it answered`))),
      ]);
      return answer as Reply;
    });
    last = reply.catch(() => null);
    return reply;
  };
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    await ended;
  };
  return {
    child,
    usage: () => ask<Usage>("usage"),
    ask,
    kill: () => end("SIGKILL"),
    stop: () => end("SIGTERM"),
  };
}

export const bundled = (name: string) => fileURLToPath(new URL(`./${name}.js`, import.meta.url));

function canTaskset(): boolean {
  try {
    execFileSync("taskset", ["-p", `${process.pid}`], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
