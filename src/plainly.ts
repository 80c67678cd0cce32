import { DatabaseInUse, FolderMoved, isDatabaseDown } from "../db/errors.ts";
import { ConfigMistakes } from "./config.ts";
import type { Log } from "./log.ts";
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
  if (isDatabaseDown(error))
    return ["The database at DATABASE_URL does not answer. Start it, or check the address."];
  const code = error instanceof Error && "code" in error ? error.code : "";
  if (code === "EADDRINUSE") return ["Another program uses this port. Set PORT to a free one."];
  if (code === "EACCES")
    return ["This port, or the data folder, may not be used by this user. Set PORT or KAPOCS_DATA_DIR."];
  log.error({ err: error }, "it failed");
  return ["Something failed that it does not know; the log line above says what."];
}

function remedyOf({ code, setting }: SlackRefusedToken): string {
  if (code === "team_disabled") return "The workspace was closed: whoever owns it must open it again.";
  if (setting === "SLACK_BOT_TOKEN")
    return "Take the token anew from your app's page, OAuth & Permissions, and set it.";
  if (code === "missing_scope")
    return "Make an app-level token with the scope connections:write on your app's page, Basic Information, and set it.";
  return "Make a token anew on your app's page, Basic Information, App-Level Tokens, and set it.";
}
