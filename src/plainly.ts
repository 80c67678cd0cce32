import { DatabaseInUse, FolderMoved, isDatabaseDown } from "../db/errors.ts";
import { ConfigMistakes } from "./config.ts";
import type { Log } from "./log.ts";
import { SlackRefusedToken } from "./slack/installation.ts";

/** What went wrong, in lines for the operator, who can put it right; anything else goes to the log. */
export function plainly(error: unknown, log: Log): readonly string[] {
  if (error instanceof ConfigMistakes) return error.lines;
  if (error instanceof SlackRefusedToken) {
    return [`${error.message}. Take the token anew from your app's page, OAuth & Permissions, and set it.`];
  }
  if (error instanceof DatabaseInUse)
    return [`Cannot start: ${error.message}. Stop it, or set KAPOCS_DATA_DIR.`];
  if (error instanceof FolderMoved)
    return [
      `Cannot start: ${error.message}. Set DATABASE_URL to that database. To go back to this folder, without anything that was done since: kapocs move --undo`,
    ];
  if (isDatabaseDown(error))
    return ["The database at DATABASE_URL does not answer. Start it, or check the address."];
  const code = error instanceof Error && "code" in error ? error.code : "";
  if (code === "EADDRINUSE") return ["Another program uses this port. Set PORT to a free one."];
  if (code === "EACCES")
    return ["This port, or the data folder, may not be used by this user. Set PORT or KAPOCS_DATA_DIR."];
  log.error({ err: error }, "it failed");
  return ["Something failed that it does not know; the log line above says what."];
}
