import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface Command {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
}

/** The built program, with nothing in its environment but these settings. */
export function begin(args: readonly string[], env: Readonly<Record<string, string>>): Command {
  const child = spawn(process.execPath, ["dist/kapocs.js", ...args], {
    env: { PATH: process.env["PATH"] ?? "", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let out = "";
  let err = "";
  child.stdout.on("data", (chunk: Buffer) => {
    out += chunk;
  });
  child.stderr.on("data", (chunk: Buffer) => {
    err += chunk;
  });
  const ended = once(child, "close").then(() => ({ code: child.exitCode, out, err }));
  return { child, ended };
}

export function run(args: readonly string[], env: Readonly<Record<string, string>>): Promise<Ended> {
  return begin(args, env).ended;
}
