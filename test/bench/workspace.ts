import { SlackChannelId, SlackUserId, WorkspaceId } from "../../src/domain/ids.ts";

/** The one Slack workspace of all measurements, and who is in it. */
export const slack = {
  teamId: "T0BENCH",
  botToken: "xoxb-bench",
  botId: "B0BENCH",
  botUserId: "UBOT",
  signingSecret: "a-signing-secret-for-the-bench",
} as const;

export const workspaceId = WorkspaceId.parse("0b000000-0000-7000-8000-000000000001");
export const salesAgent = SlackUserId.parse("USALES1");
export const adminAgent = SlackUserId.parse("UADMIN1");
/** The team's channels; the first is the default one. */
export const channelOf = (n: number) => SlackChannelId.parse(`C0TEAM${n}`);
export const publicUrl = "https://kapocs.example";
/** 32 bytes, the same in every run. */
export const encryptionKey = Buffer.alloc(32, 7).toString("base64");

/** The n-th id of a kind: UUID version 7 in form, in the order of n. */
export function idOf(kind: "a" | "b" | "c" | "d" | "e" | "f", n: number): string {
  return `${kind}0000000-0000-7000-8000-${n.toString(16).padStart(12, "0")}`;
}
