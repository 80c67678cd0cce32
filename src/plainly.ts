import { DatabaseInUse, FolderMoved, isDatabaseDown, whyDatabaseRefused } from "../db/errors.ts";
import { ConfigMistakes } from "./config.ts";
import type { Log } from "./log.ts";
import { NoSuchHost } from "./server.ts";
import { SlackRefusedToken } from "./slack/installation.ts";
import { isSlackDown } from "./slack/slack-failure.ts";

/** What went wrong, in lines for the operator, who can put it right; anything else goes to the log. */
export function plainly(error: unknown, log: Log): readonly string[] {
  if (error instanceof ConfigMistakes) return error.lines;
  if (error instanceof SlackRefusedToken) {
    return [`${error.message}. ${remedyOf(error)}`];
  }
  if (isSlackDown(error))
    return ["Slack does not answer. Check the network of this machine, a proxy, and SLACK_API_URL."];
  if (error instanceof DatabaseInUse)
    return [`Cannot start: ${error.message}. Stop it, or set KAPOCS_DATA_DIR.`];
  if (error instanceof FolderMoved)
    return [
      `Cannot start: ${error.message}. Set DATABASE_URL to that database. To go back to this folder, without anything that was done since: kapocs move --undo`,
    ];
  if (error instanceof NoSuchHost)
    return [
      `HOST is ${error.host}, which is no address of this machine. Set it to 127.0.0.1, or to 0.0.0.0 for all of them.`,
    ];
  const refused = whyDatabaseRefused(error);
  if (refused !== null) return [ofDatabase[refused]];
  if (isDatabaseDown(error))
    return ["The database at DATABASE_URL does not answer. Start it, or check the address."];
  const ofSystem = inWordsOfFiles(error);
  if (ofSystem !== null) return [ofSystem];
  log.error({ err: error }, "it failed");
  return ["Something failed that it does not know; the log line above says what."];
}

const ofDatabase = {
  "signed-out": "The database refuses the name or the password in DATABASE_URL. Check both.",
  "no-such-database":
    "There is no database of the name that DATABASE_URL ends with. Make it with createdb, or check the name.",
  "not-allowed":
    "The database user in DATABASE_URL may not do this. Make it the owner of the database, or grant it the rights.",
  "read-only":
    "The database at DATABASE_URL takes no changes: it is a stand-by, or read-only. Set DATABASE_URL to the primary.",
  full: "The disk of the database at DATABASE_URL is full. Make room on it.",
} as const satisfies Record<NonNullable<ReturnType<typeof whyDatabaseRefused>>, string>;

/** Of ports, files and folders; null for any other error. */
function inWordsOfFiles(error: unknown): string | null {
  if (!(error instanceof Error && "code" in error)) return null;
  // Node's own errors name what they were about.
  const { code, path } = error as NodeJS.ErrnoException;
  const what = path ?? "what was named";
  switch (code) {
    case "EADDRINUSE":
      return "Another program uses this port. Set PORT to a free one.";
    case "EADDRNOTAVAIL":
      return "The address to listen at is none of this machine's. Name 127.0.0.1, or 0.0.0.0 for all of them.";
    case "ENOENT":
      return `There is no file or folder ${what}. Check the name.`;
    case "EISDIR":
      return path === undefined
        ? "A folder was named where a file is wanted. Name the file."
        : `${path} is a folder. Name a file.`;
    case "ENOTDIR":
    case "EEXIST":
      return `${what} would have to be a folder, and is a file. Name another one.`;
    case "EACCES":
    case "EPERM":
      return path === undefined
        ? "This port, or the data folder, may not be used by this user. Set PORT or KAPOCS_DATA_DIR."
        : `${path} may not be used by this user. Change its owner or its rights, or name another place.`;
    case "EROFS":
      return `${what} is on a disk that cannot be written to. Name another place.`;
    case "ENOSPC":
    case "EDQUOT":
      return "The disk is full. Make room on it, and run it again.";
    default:
      return null;
  }
}

function remedyOf({ code, setting }: SlackRefusedToken): string {
  if (code === "team_disabled") return "The workspace was closed: whoever owns it must open it again.";
  if (setting === "SLACK_BOT_TOKEN")
    return "Take the token anew from your app's page, OAuth & Permissions, and set it.";
  if (code === "missing_scope")
    return "Make an app-level token with the scope connections:write on your app's page, Basic Information, and set it.";
  return "Make a token anew on your app's page, Basic Information, App-Level Tokens, and set it.";
}
