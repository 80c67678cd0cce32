import { randomBytes } from "node:crypto";
import { z } from "zod";
import { type RotationEnd, rotateKeys } from "../compose/rotation.ts";
import { readCoreConfig } from "../config.ts";
import { type Translate, translator } from "../i18n/index.ts";
import { chooseLanguage } from "./language.ts";
import { createProgress } from "./progress.ts";

/** What `kapocs keys rotate --json` prints: its fields stay. Key ids tell keys apart, and nothing of the keys. */
export const RotationReport = z.object({
  state: z.enum(["done", "nothing-to-do", "left", "interrupted"]),
  resealed: z.number().int(),
  stillOld: z.number().int(),
  unreadable: z.array(z.object({ workspaceId: z.string(), column: z.string(), count: z.number().int() })),
  webHooksLeft: z.array(z.string()),
  keyId: z.string(),
});

export function printNewKey(): void {
  process.stdout.write(`${randomBytes(32).toString("base64")}\n`);
}

/**
 * Ends with 0 when nothing is sealed under an old key any more, with 1 when something is left to do (it says what), with
 * 130 at Ctrl-C.
 */
export async function runRotation(
  { json, lang }: { readonly json?: true; readonly lang?: string },
  env: NodeJS.ProcessEnv,
): Promise<void> {
  const t = translator(chooseLanguage(lang, env) ?? "en");
  const config = readCoreConfig(env);
  const interrupted = new AbortController();
  process.once("SIGINT", () => interrupted.abort());
  process.once("SIGTERM", () => interrupted.abort());
  const progress = createProgress(t("keys.rotate.progress"));
  const end = await rotateKeys(config, { signal: interrupted.signal, onProgress: progress.done });
  progress.end();
  const isKept = config.encryptionKey === null;
  const lines = json
    ? [JSON.stringify(RotationReport.parse(end))]
    : inWords(end, isKept ? config.dataFolder : null, t);
  process.stdout.write(lines.map((line) => `${line}\n`).join(""));
  process.exitCode = exitCodeOf(end);
}

export function exitCodeOf({ state, unreadable, webHooksLeft }: RotationEnd): 0 | 1 | 130 {
  if (state === "interrupted") return 130;
  return state === "left" || unreadable.length > 0 || webHooksLeft.length > 0 ? 1 : 0;
}

/** `folder` is where the key is kept; null: it is set. */
function inWords(end: RotationEnd, folder: string | null, t: Translate): readonly string[] {
  const { state, resealed, stillOld, unreadable, webHooksLeft } = end;
  const lines = unreadable.map(({ workspaceId, column, count }) =>
    t("keys.rotate.unreadable", { workspace: workspaceId, column, count }),
  );
  lines.push(...webHooksLeft.map((workspace) => t("keys.rotate.web-hook", { workspace })));
  switch (state) {
    case "nothing-to-do":
      return [...lines, t("keys.rotate.nothing")];
    case "interrupted":
      return [...lines, t("keys.rotate.interrupted", { resealed })];
    case "left":
      return [...lines, t("keys.rotate.left", { resealed, count: stillOld })];
    case "done": {
      const next = folder === null ? t("keys.rotate.drop-old") : t("keys.rotate.file-replaced", { folder });
      return [...lines, t("keys.rotate.done", { resealed }), next];
    }
  }
}
