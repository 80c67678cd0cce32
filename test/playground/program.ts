import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface Program {
  readonly url: string;
  readonly folder: string;
  /** Kills it on the spot and starts it again in the same folder, at the same address. */
  killAndStart(): Promise<void>;
  stop(): Promise<void>;
}

/** The built program without a single setting of Slack's, as `npm start -- ...options` runs it, in a folder of its own. */
export async function startProgram(...options: readonly string[]): Promise<Program> {
  const root = mkdtempSync(join(tmpdir(), "kapocs-program-"));
  // Whatever it makes of the name: it stays in here.
  const folder = join(root, "data");
  let { child, url } = await begin(folder, "0", options);
  return {
    get url() {
      return url;
    },
    folder,
    async killAndStart() {
      child.kill("SIGKILL");
      await once(child, "exit");
      ({ child, url } = await begin(folder, new URL(url).port, options));
    },
    async stop() {
      child.kill("SIGTERM");
      if (child.exitCode === null) await once(child, "exit");
      rmSync(root, { recursive: true, force: true });
    },
  };
}

async function begin(
  folder: string,
  port: string,
  options: readonly string[],
): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, ["dist/kapocs.js", "start", ...options], {
    env: { PATH: process.env["PATH"] ?? "", PORT: port, KAPOCS_DATA_DIR: folder },
  });
  let said = "";
  const url = await new Promise<string>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      said += chunk;
      const address = /simulated Slack workspace .*: open (\S+)\n/.exec(said)?.[1];
      if (address) resolve(address);
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    child.once("exit", (code) => reject(new Error(`the program ended with ${code}: ${said}`)));
  });
  return { child, url };
}
