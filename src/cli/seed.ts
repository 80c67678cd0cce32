import { openCore } from "../compose/core.ts";
import { readPlaygroundConfig } from "../config.ts";
import { createLog } from "../log.ts";
import { startPlayground } from "./playground.ts";
import { openPlaygroundFiles } from "./playground-files.ts";

interface Options {
  readonly folder: string | undefined;
  /** What is there is thrown away. */
  readonly isForced: boolean;
}

/** Puts a year into the playground's folder. Ends with 1, and changes nothing, where there is a playground already. */
export async function seedYear({ folder, isForced }: Options, env: NodeJS.ProcessEnv): Promise<void> {
  const config = readPlaygroundConfig(folder === undefined ? env : { ...env, KAPOCS_DATA_DIR: folder });
  const files = openPlaygroundFiles(config.folder);
  if (files.hasDatabase) {
    if (!isForced) {
      process.stderr.write(
        `There is a simulated workspace in ${config.folder} already. Give another --folder, or --force to throw it away.\n`,
      );
      process.exitCode = 1;
      return;
    }
    await refuseIfInUse(config.folder);
    files.clear();
  }
  const startedAt = Date.now();
  let said = -1;
  const say = (done: number) => {
    const percent = Math.floor(done * 20) * 5;
    if (percent === said) return;
    said = percent;
    process.stderr.write(`${percent}% of the year\n`);
  };
  const ask = { ...config, isSocketMode: false, seed: "year", say } as const;
  const playground = await startPlayground(ask, createLog(config.logLevel));
  await playground.stop();
  const seconds = Math.round((Date.now() - startedAt) / 1_000);
  const where = folder === undefined ? "" : `KAPOCS_DATA_DIR=${folder} `;
  process.stdout.write(
    `The year is in ${config.folder}, after ${seconds} s. Open it with: ${where}npm start\n`,
  );
}

/** Throws DatabaseInUse while another process has the folder. */
async function refuseIfInUse(folder: string): Promise<void> {
  const core = await openCore(
    {
      storage: { kind: "embedded", folder },
      dataFolder: folder,
      encryptionKey: null,
      publicUrl: null,
      logLevel: "",
      partnerDirectory: { kind: "local" },
    },
    { url: "http://localhost", fault: null },
  );
  await core.close();
}
