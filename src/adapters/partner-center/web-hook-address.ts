import { createHmac, timingSafeEqual } from "node:crypto";
import { WorkspaceId } from "../../domain/ids.ts";
import { isLoopback } from "./certificates-host.ts";

const path = "/partner-center/events/";

/** Known to the vendor and to us alone, and the same after a restart. */
export function webHookKey(encryptionKey: Uint8Array): Buffer {
  return createHmac("sha256", encryptionKey).update("web-hook-address").digest();
}

/** The `url` that a registration is asked with; what only the vendor is told comes behind it. */
export function webHookBase(publicUrl: string, workspaceId: WorkspaceId): string {
  return `${publicUrl.replace(/\/+$/, "")}${path}${workspaceId}`;
}

/**
 * Where the vendor sends this workspace's events. A right signature proves that the vendor sent something, not that it was
 * meant for us: any partner's events bear it. That nobody else knows the address keeps theirs out.
 */
export function webHookAddress(base: string, key: Buffer): string {
  const workspaceId = base.slice(base.lastIndexOf("/") + 1);
  return `${base}.${tagOf(workspaceId, key)}`;
}

/** Null where the last part of the address is not one that we gave away. */
export function readWebHookAddress(lastPart: string, keys: readonly Buffer[]): WorkspaceId | null {
  const [given = "", tag = ""] = lastPart.split(".", 2);
  const workspaceId = WorkspaceId.safeParse(given);
  if (!workspaceId.success) return null;
  const got = Buffer.from(tag);
  const isRight = keys.some((key) => {
    const expected = Buffer.from(tagOf(workspaceId.data, key));
    return got.length === expected.length && timingSafeEqual(got, expected);
  });
  return isRight ? workspaceId.data : null;
}

/** Any address of ours for this workspace, also one from before we moved. */
export function isOwnAddress(url: string, workspaceId: WorkspaceId): boolean {
  return URL.canParse(url) && new URL(url).pathname.includes(`${path}${workspaceId}`);
}

/** Whether the vendor can reach it: https, or this machine when the vendor is played on it. */
export function isReachable(url: string, api: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  if (isLoopback(hostname)) return isLoopback(new URL(api).hostname);
  return protocol === "https:";
}

function tagOf(workspaceId: string, key: Buffer): string {
  return createHmac("sha256", key).update(`web-hook:${workspaceId}`).digest("base64url");
}
