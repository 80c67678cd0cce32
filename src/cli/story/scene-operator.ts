import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Stage } from "./stage.ts";
import type { Voice } from "./voice.ts";

export const knownCustomer = "Tölgyes Étterem Bt.";

const list = [
  "Microsoft ID,Company name,Primary domain name,Relationship",
  `6f1c1f7e-7f0c-4d58-9f0b-6c0f2a1f0a01,${knownCustomer},tolgyes.example,Cloud Reseller`,
  "7a2d2f8e-8a1d-4e69-8a1c-7d1a3b2a1b02,Északi Fény Zrt.,eszaki-feny.example,Cloud Reseller",
].join("\n");

/** The list of customers comes in from the console. One process owns the data folder, so the bot rests meanwhile. */
export async function importCustomers(stage: Stage, voice: Voice): Promise<void> {
  await stops(stage, voice);
  voice.does(voice.t("story.operator"), voice.t("story.types", { command: "kapocs import customers.csv" }));
  const imported = await stage.run(["import", "-"], list);
  voice.sees(voice.t("story.sees.console"), imported.out);
  if (imported.code !== 0) throw new Error(`the import ended with ${imported.code}`);
  await stage.startBot();
}

interface AuditChapter {
  readonly chapter: "story.chapter.audit" | "story.vendor.chapter.audit";
  /** The decision that the forger turns round. */
  readonly changed: "removal.denied" | "removal.approved";
}

/** The trail is taken out and checked without the database; then one word of it is changed, and that is found. */
export async function checkAudit(
  stage: Stage,
  voice: Voice,
  { chapter, changed }: AuditChapter = { chapter: "story.chapter.audit", changed: "removal.denied" },
): Promise<void> {
  const { t } = voice;
  voice.chapter(t(chapter));
  await stops(stage, voice);
  const folder = await mkdtemp(join(tmpdir(), "kapocs-audit-"));
  try {
    const file = join(folder, "audit.jsonl");
    const exported = await runs(stage, voice, ["audit", "export"], "kapocs audit export > audit.jsonl");
    const head = /\d+:[0-9a-f]{64}/.exec(exported.complained)?.[0] ?? "";
    voice.sees(t("story.sees.console"), exported.complained);
    await writeFile(file, exported.said);

    const verify = ["audit", "verify", file, "--head", head];
    const verified = await runs(stage, voice, verify, "kapocs audit verify audit.jsonl --head …");
    voice.sees(t("story.sees.console"), verified.out);
    if (verified.code !== 0) throw new Error("the trail was not found whole");

    await writeFile(file, exported.said.replace(changed, "removal.allowed"));
    voice.does(t("story.operator"), t("story.tampers"));
    const found = await runs(stage, voice, verify, "kapocs audit verify audit.jsonl --head …");
    voice.sees(t("story.sees.console"), found.out);
    if (found.code === 0) throw new Error("a changed trail went through");
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function runs(stage: Stage, voice: Voice, args: readonly string[], shown: string) {
  voice.does(voice.t("story.operator"), voice.t("story.types", { command: shown }));
  return stage.run(args);
}

async function stops(stage: Stage, voice: Voice): Promise<void> {
  const code = await stage.stopBot();
  voice.does(voice.t("story.operator"), voice.t("story.stops", { code }));
  if (code !== 0) throw new Error(`the bot stopped with ${code}`);
}
