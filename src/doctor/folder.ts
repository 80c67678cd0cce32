import { accessSync, constants, existsSync, statfsSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { findFolderOwner } from "../../db/folder-lock.ts";
import { hasEmbedded } from "../compose/migrations.ts";
import { type Finding, found } from "./finding.ts";

export interface FolderState {
  readonly findings: readonly Finding[];
  /** Another process has the database in it: nobody else can look inside. */
  readonly isInUse: boolean;
  readonly hasDatabase: boolean;
}

/** Below this a database may stop in the middle of a day. */
const littleBytes = 500 * 1024 * 1024;

/** The folder of the embedded database. Makes nothing that is not there. */
export function examineFolder(folder: string): FolderState {
  const hasDatabase = hasEmbedded(folder);
  if (!existsSync(folder)) {
    const isPossible = mayWrite(nearestExisting(folder));
    const finding = isPossible
      ? found("ok", "doctor.folder.to-be-made", { folder })
      : found("fault", "doctor.folder.cannot-be-made", { folder });
    return { findings: [finding], isInUse: false, hasDatabase };
  }
  const owner = findFolderOwner(folder);
  const findings: Finding[] = [];
  if (!mayWrite(folder)) findings.push(found("fault", "doctor.folder.not-writable", { folder }));
  else if (owner) findings.push(found("ok", "doctor.folder.in-use", { folder, pid: owner.pid }));
  else findings.push(found("ok", "doctor.folder.free", { folder }));
  const left = bytesLeft(folder);
  if (left < littleBytes)
    findings.push(
      found("warning", "doctor.folder.little-room", { megabytes: Math.floor(left / 1024 / 1024) }),
    );
  const open = ["encryption.key", "encryption.key.next"].filter((name) => isOpenToOthers(join(folder, name)));
  for (const name of open)
    findings.push(found("fault", "doctor.folder.key-readable", { file: join(folder, name) }));
  return { findings, isInUse: owner !== null, hasDatabase };
}

function nearestExisting(folder: string): string {
  let place = resolve(folder);
  while (!existsSync(place) && dirname(place) !== place) place = dirname(place);
  return place;
}

function mayWrite(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function bytesLeft(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

function isOpenToOthers(path: string): boolean {
  // Windows has other ways to say it, and shows none of them here.
  const found = process.platform === "win32" ? undefined : statSync(path, { throwIfNoEntry: false });
  return found !== undefined && (found.mode & 0o077) !== 0;
}
