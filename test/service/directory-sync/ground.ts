import { sql } from "drizzle-orm";
import { type Database, rowsOf } from "../../../db/client.ts";
import type { DirectorySync } from "../../../src/domain/directory-sync.ts";
import { carryOnReading } from "../../../src/service/directory-sync/carry-on.ts";
import { startReading, stopReading } from "../../../src/service/directory-sync/start.ts";
import { verbs } from "../../../src/service/verbs.ts";
import { makeContext, type TestContext } from "../../support/context.ts";
import { adminAgent } from "../../support/people.ts";
import { ListedVendor } from "./listed-vendor.ts";

export const directorySyncs = verbs("directory-sync", { start: startReading, stop: stopReading });

const bot = { kind: "system", name: "directory" } as const;
const never = new AbortController().signal;

export interface Ground {
  readonly ctx: TestContext;
  readonly vendor: ListedVendor;
}

export async function onGround(database: Database): Promise<Ground> {
  const vendor = new ListedVendor();
  return { ctx: await makeContext(database, { actor: adminAgent, vendor }), vendor };
}

export async function begin({ ctx }: Ground): Promise<DirectorySync> {
  const started = await directorySyncs.start(ctx, { kind: "by-hand" });
  if (!started.ok) throw new Error(started.reason);
  return started.value;
}

export function carryOn({ ctx }: Ground, signal: AbortSignal = never, onProgress?: () => void) {
  return carryOnReading({ fresh: () => ctx.as(bot), signal, ...(onProgress ? { onProgress } : {}) });
}

/** A whole reading, asked for by an admin agent. */
export async function readAll(ground: Ground): Promise<DirectorySync> {
  await begin(ground);
  const ended = await carryOn(ground);
  if (!ended) throw new Error("nobody read");
  return ended;
}

export interface KnownCustomer {
  readonly company_name: string;
  readonly tenant_id: string | null;
  readonly standing: string;
  readonly origin: string;
  readonly leg: string | null;
}

/** Everybody we know, by name, with the state of our leg. */
export function everybody({ ctx }: Ground): Promise<KnownCustomer[]> {
  return rowsOf(
    ctx.db,
    sql`select company_name, tenant_id, standing, origin,
          (select state from relationships r where r.workspace_id = c.workspace_id
            and r.customer_id = c.customer_id and r.leg = 'reseller') as leg
        from customers c where workspace_id = ${ctx.workspaceId} order by company_name`,
  );
}
