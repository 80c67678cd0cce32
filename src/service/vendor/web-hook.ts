import { inTransaction } from "../../../db/client.ts";
import { webHookPath } from "../../domain/connection.ts";
import { declined, done, type Outcome } from "../../domain/outcome.ts";
import { may } from "../../domain/permissions.ts";
import { DirectoryUnavailable } from "../../ports/partner-directory.ts";
import type { VendorConnection, WebHookStatus } from "../../ports/vendor-connection.ts";
import type { ServiceContext } from "../context.ts";
import { record } from "../record.ts";

type Refusal = "not-permitted" | "not-found" | "directory-unavailable";

/**
 * Makes the vendor send its events to us. Another tool's registration is left alone ("foreign") unless `takeOver` names
 * the very address that is to be replaced.
 */
export async function registerWebHook(
  ctx: ServiceContext,
  { takeOver }: { readonly takeOver: string | null },
): Promise<Outcome<WebHookStatus, Refusal>> {
  return withConnection(ctx, async (connection) => {
    const url = `${ctx.publicUrl}${webHookPath(ctx.workspaceId)}`;
    const status = await connection.registerWebHook(ctx.workspaceId, url, takeOver, ctx.now());
    if (status.state !== "registered") return status;
    const { events } = status;
    await inTransaction(ctx.db, (tx) =>
      record(tx, ctx, { type: "vendor.web-hook-registered", events, tookOver: takeOver !== null }),
    );
    return status;
  });
}

/** Asks the vendor for a test event; when it has come, the status shows it. `message` is the vendor's own, where it refused. */
export async function testWebHook(
  ctx: ServiceContext,
): Promise<Outcome<{ readonly asked: boolean; readonly message: string | null }, Refusal>> {
  return withConnection(ctx, (connection) => connection.testWebHook(ctx.workspaceId, ctx.now()));
}

async function withConnection<T>(
  { actor, vendor }: ServiceContext,
  ask: (connection: VendorConnection) => Promise<T>,
): Promise<Outcome<T, Refusal>> {
  if (!may(actor, "directory.connect")) return declined("not-permitted");
  if (!vendor) return declined("not-found");
  try {
    return done(await ask(vendor.connection));
  } catch (error) {
    if (error instanceof DirectoryUnavailable) return declined("directory-unavailable");
    throw error;
  }
}
