import { may } from "../../domain/permissions.ts";
import type { ConnectionStatus } from "../../ports/vendor-connection.ts";
import type { ServiceContext } from "../context.ts";
import { beginSignIn } from "./sign-in.ts";

/** How we stand with the vendor, and where this person may sign in; null where they may not. */
export interface ShownConnection {
  readonly status: ConnectionStatus;
  readonly signInUrl: string | null;
}

/** Null with the local registry: there is nothing to connect to. No secret is in it. */
export function readConnection(ctx: ServiceContext): Promise<ConnectionStatus | null> {
  return ctx.vendor ? ctx.vendor.connection.status(ctx.workspaceId) : Promise.resolve(null);
}

/** The same for a screen that offers to sign in: each time with a new address. */
export async function openConnection(ctx: ServiceContext): Promise<ShownConnection | null> {
  const status = await readConnection(ctx);
  if (!status) return null;
  const begun = may(ctx.actor, "directory.connect") ? await beginSignIn(ctx) : null;
  return { status, signInUrl: begun?.ok ? begun.value.url : null };
}
