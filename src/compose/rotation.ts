import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { findFolderOwner } from "../../db/folder-lock.ts";
import { findVendorHook } from "../../db/queries/vendor-hooks.ts";
import { isOwnAddress, webHookAddress, webHookKey } from "../adapters/partner-center/web-hook-address.ts";
import { keyIdOf, readEncryptionKey } from "../adapters/sealer.ts";
import type { CoreConfig } from "../config.ts";
import type { WorkspaceId } from "../domain/ids.ts";
import { findEncryptionKeys, keepNextKey, promoteNextKey, syncFolder } from "../encryption-key.ts";
import { countToReseal, reseal, type Unreadable } from "../rotation.ts";
import { vendorConnection } from "../service/index.ts";
import { type Core, listInstalled, openCore } from "./core.ts";

export interface RotationEnd {
  /**
   * `done`: nothing is sealed under an old key. `nothing-to-do`: nothing was, and no old key is set. `left`: bots still
   * seal under the old key. `interrupted`: the next run goes on.
   */
  readonly state: "done" | "nothing-to-do" | "left" | "interrupted";
  /** By this run. */
  readonly resealed: number;
  readonly unreadable: readonly Unreadable[];
  /** Sealed under an old key although everything was gone through: a bot still seals with it. */
  readonly stillOld: number;
  /** Workspaces whose web hook the vendor still has under an address of the old key. */
  readonly webHooksLeft: readonly WorkspaceId[];
  /** Of the key that everything is sealed under now. */
  readonly keyId: string;
}

interface Watch {
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, total: number) => void;
}

/** Each pass finds what bots sealed during the one before. */
const mostPasses = 5;

/** Seals everything anew under ENCRYPTION_KEY, or under a new key in the data folder. Throws DatabaseInUse. */
export async function rotateKeys(config: CoreConfig, watch: Watch): Promise<RotationEnd> {
  const { storage, dataFolder } = config;
  const owner = storage.kind === "embedded" ? findFolderOwner(storage.folder) : null;
  if (owner) throw owner;
  // A bot that starts in the middle finds both keys in the folder, and opens with both.
  const isKept = config.encryptionKey === null;
  const text = isKept ? keepNextKey(dataFolder, () => randomBytes(32)) : (config.encryptionKey ?? "");
  const key = readEncryptionKey(text);
  if (!key) throw new Error("the next encryption key in the data folder is damaged");
  const kept = isKept ? findEncryptionKeys(dataFolder) : [];
  const otherKeys = [...kept.filter((each) => each !== text), ...(config.otherKeys ?? [])];
  const rotating = { ...config, encryptionKey: text, otherKeys };
  const core = await openCore(rotating, { url: config.publicUrl ?? "http://localhost", fault: null });
  try {
    const end = await carryOut(core, { config: rotating, key, isKept }, watch);
    if (isKept && end.state === "done") await takeIntoUse(core, dataFolder);
    return end;
  } finally {
    await core.close();
  }
}

interface Rotating {
  readonly config: CoreConfig;
  readonly key: Buffer;
  /** The keys are in the data folder. */
  readonly isKept: boolean;
}

async function carryOut(core: Core, { config, key, isKept }: Rotating, watch: Watch): Promise<RotationEnd> {
  const keyId = keyIdOf(key);
  const workspaces = await listInstalled(core);
  const contextFor = (workspaceId: WorkspaceId) => ({
    ...core.contextFor(workspaceId, { kind: "system", name: "operator" }),
    db: core.database.patientDb,
  });
  const about = { workspaces, contextFor, keyId };
  const total = await countToReseal(about);
  let resealed = 0;
  let unreadable: readonly Unreadable[] = [];
  let left = total;
  for (let pass = 1; pass <= mostPasses && (pass === 1 || left > sum(unreadable)); pass += 1) {
    const before = resealed;
    const onProgress = (done: number) => watch.onProgress(before + done, Math.max(total, before + done));
    const passed = await reseal({ ...about, signal: watch.signal, onProgress });
    resealed += passed.resealed;
    unreadable = passed.unreadable;
    left = await countToReseal(about);
    if (watch.signal.aborted)
      return { state: "interrupted", resealed, unreadable, stillOld: left, webHooksLeft: [], keyId };
  }
  const stillOld = Math.max(0, left - sum(unreadable));
  const webHooksLeft = stillOld === 0 ? await moveWebHooks(core, about, config, key) : [];
  const isNothing = total === 0 && !isKept && (config.otherKeys ?? []).length === 0;
  const state = stillOld > 0 ? "left" : isNothing ? "nothing-to-do" : "done";
  return { state, resealed, unreadable, stillOld, webHooksLeft, keyId };
}

/** The vendor is given the address under the new key; answers with the workspaces where it was not to be had. */
async function moveWebHooks(
  core: Core,
  { workspaces, contextFor }: Pick<Parameters<typeof countToReseal>[0], "workspaces" | "contextFor">,
  { publicUrl }: CoreConfig,
  key: Buffer,
): Promise<readonly WorkspaceId[]> {
  const left: WorkspaceId[] = [];
  for (const workspaceId of core.vendor ? workspaces : []) {
    const known = await findVendorHook(core.database.patientDb, workspaceId);
    if (!known || !isOwnAddress(known.url, workspaceId)) continue;
    const base = known.url.slice(0, known.url.lastIndexOf("."));
    if (known.url === webHookAddress(base, webHookKey(key))) continue;
    const moved =
      publicUrl === null
        ? null
        : await vendorConnection.registerWebHook(contextFor(workspaceId), { takeOver: null });
    if (!moved?.ok || moved.value.state !== "registered") left.push(workspaceId);
  }
  return left;
}

/** From here on nothing needs the key from before: whatever was sealed anew must be on the disk first. */
async function takeIntoUse(core: Core, folder: string): Promise<void> {
  await core.database.patientDb.execute(sql`checkpoint`);
  syncFolder(join(folder, "database"));
  promoteNextKey(folder);
}

function sum(unreadable: readonly Unreadable[]): number {
  return unreadable.reduce((total, { count }) => total + count, 0);
}
