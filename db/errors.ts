/** Another process owns the folder of the embedded database. */
export class DatabaseInUse extends Error {
  override readonly name = "DatabaseInUse";
  readonly folder: string;
  readonly pid: number;
  /** `pid` is 0 where it is not known; `host` is given where it is another one, or another container. */
  constructor(folder: string, pid: number, host = "") {
    const who = host === "" ? `pid ${pid}` : `pid ${pid} on ${host}`;
    super(`another process${pid > 0 ? ` (${who})` : ""} is using the database in ${folder}`);
    this.folder = folder;
    this.pid = pid;
  }
}

/** The folder's content was moved to PostgreSQL: what is written here now would be missing there. */
export class FolderMoved extends Error {
  override readonly name = "FolderMoved";
  readonly folder: string;
  readonly at: Date;
  readonly to: string;
  constructor(folder: string, mark: { readonly at: Date; readonly to: string }) {
    super(`the database in ${folder} was moved to ${mark.to} on ${mark.at.toISOString().slice(0, 16)}Z`);
    this.folder = folder;
    this.at = mark.at;
    this.to = mark.to;
  }
}

/** A guarded write changed no row although its row was locked: a bug, never a refusal. */
export class GuardFailed extends Error {
  override readonly name = "GuardFailed";
}

/** The constraint or index that a write ran into, if that is what the error says. */
export function violatedConstraint(error: unknown): string | null {
  const cause = driverError(error);
  if (cause?.code !== "23505") return null;
  return cause.constraint_name ?? cause.constraint ?? "unknown";
}

/** The database did not answer in time, or is not there: worth another try. */
export function isDatabaseDown(error: unknown): boolean {
  const code = driverError(error)?.code ?? "";
  return /^(57014|57P0[123]|53[0-9]{3}|08[0-9A-Z]{3}|CONNECT|CONNECTION_|ECONN|ETIMEDOUT|ENOTFOUND|EPIPE|EAI_AGAIN)/.test(
    code,
  );
}

/** What somebody has to change at the database, or at how we sign in to it; null for anything else. */
export function whyDatabaseRefused(
  error: unknown,
): "signed-out" | "no-such-database" | "not-allowed" | "read-only" | "full" | null {
  switch (driverError(error)?.code) {
    case "28P01":
    case "28000":
      return "signed-out";
    case "3D000":
      return "no-such-database";
    case "42501":
      return "not-allowed";
    case "25006":
      return "read-only";
    case "53100":
      return "full";
    default:
      return null;
  }
}

/** Drizzle wraps driver errors: the Postgres code is at `error.cause.code`. */
function driverError(
  error: unknown,
): { code?: string; constraint_name?: string; constraint?: string } | null {
  for (let current = error; current instanceof Error; current = current.cause) {
    if ("code" in current && typeof current.code === "string") return current as { code: string };
  }
  return null;
}
