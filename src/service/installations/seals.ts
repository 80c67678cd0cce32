import type { WorkspaceId } from "../../domain/ids.ts";

/** What a sealed bot token is bound to. */
export function botTokenContext(workspaceId: WorkspaceId): string {
  return `slack-bot-token:${workspaceId}`;
}

export function slackRefreshContext(workspaceId: WorkspaceId): string {
  return `slack-refresh-token:${workspaceId}`;
}
