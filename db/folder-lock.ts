import {
  closeSync,
  fstatSync,
  futimesSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { DatabaseInUse } from "./errors.ts";

/** The owner shows every few seconds that it lives: another container's processes cannot be seen otherwise. */
const beatMs = 5_000;
/** An owner elsewhere that has not been heard of for so long is gone. */
const silenceMs = 30_000;
/** A file without an owner's name is being written just now, or was left by a process that died just then. */
const graceMs = 10_000;

/** Makes this process the folder's owner, or throws DatabaseInUse. Answers with how to give the folder back. */
export function lockFolder(folder: string): () => void {
  const path = join(folder, "owner.lock");
  const file = create(path) ?? takeOver(folder, path);
  const heartbeat = setInterval(() => {
    const now = Date.now() / 1_000;
    futimesSync(file, now, now);
  }, beatMs);
  heartbeat.unref();
  return () => {
    clearInterval(heartbeat);
    if (isSameFile(file, path)) rmSync(path, { force: true });
    closeSync(file);
  };
}

/** Who has the folder now, without touching anything; null: nobody. */
export function findFolderOwner(folder: string): DatabaseInUse | null {
  try {
    findAbandoned(folder, join(folder, "owner.lock"));
    return null;
  } catch (error) {
    if (error instanceof DatabaseInUse) return error;
    throw error;
  }
}

/** Takes the place of an owner that is gone. Whoever removes the file of another holds a second file meanwhile. */
function takeOver(folder: string, path: string): number {
  findAbandoned(folder, path);
  const turnPath = `${path}.taking-over`;
  if (findAbandoned(folder, turnPath)) rmSync(turnPath, { force: true });
  const turn = create(turnPath);
  if (turn === null) throw new DatabaseInUse(folder, 0);
  try {
    if (findAbandoned(folder, path)) rmSync(path, { force: true });
    const file = create(path);
    if (file === null) throw new DatabaseInUse(folder, 0);
    return file;
  } finally {
    closeSync(turn);
    rmSync(turnPath, { force: true });
  }
}

/** Null when the file is there. */
function create(path: string): number | null {
  try {
    const file = openSync(path, "wx", 0o600);
    writeSync(file, [process.pid, startedAt(process.pid), bootId(), hostname()].join(" "));
    return file;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return null;
    throw error;
  }
}

/** False when nobody's file is there, true when its owner is gone; throws DatabaseInUse when its owner lives. */
function findAbandoned(folder: string, path: string): boolean {
  const found = read(path);
  if (!found) return false;
  const { owner, silentMs } = found;
  if (owner === null) {
    if (silentMs < graceMs) throw new DatabaseInUse(folder, 0);
    return true;
  }
  if (owner.host !== hostname()) {
    if (silentMs < silenceMs) throw new DatabaseInUse(folder, owner.pid, owner.host);
    return true;
  }
  const isOfThisBoot = owner.boot === bootId();
  if (isOfThisBoot && isAlive(owner.pid, owner.since)) throw new DatabaseInUse(folder, owner.pid);
  return true;
}

interface Owner {
  readonly pid: number;
  readonly since: string;
  readonly boot: string;
  readonly host: string;
}

/** Null when there is no such file; its owner null when it does not name one. */
function read(path: string): { readonly owner: Owner | null; readonly silentMs: number } | null {
  try {
    const [pid = "", since = "", boot = bootId(), host = hostname()] = readFileSync(path, "utf8").split(" ");
    const silentMs = Date.now() - statSync(path).mtimeMs;
    const isNamed = /^[1-9]\d*$/.test(pid);
    return { owner: isNamed ? { pid: Number(pid), since, boot, host } : null, silentMs };
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}

function isSameFile(file: number, path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.ino === fstatSync(file).ino;
}

function isAlive(pid: number, since: string): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // Somebody else's process lives too.
    if (!(error instanceof Error && "code" in error && error.code === "EPERM")) return false;
  }
  return since === startedAt(pid);
}

/** When the process began, in the kernel's ticks; "" where /proc does not tell, so that the pid alone decides. */
function startedAt(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ")[19] ?? "";
  } catch {
    return "";
  }
}

/** Pids and ticks begin anew with each boot; "" where nobody tells. */
function bootId(): string {
  try {
    return readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
  } catch {
    return "";
  }
}
