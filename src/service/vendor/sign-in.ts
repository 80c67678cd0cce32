import { inTransaction } from "../../../db/client.ts";
import type { Actor } from "../../domain/actor.ts";
import { signInCallbackPath } from "../../domain/connection.ts";
import type { VendorEvent } from "../../domain/events.ts";
import type { SlackUserId, WorkspaceId } from "../../domain/ids.ts";
import { declined, done, type Outcome } from "../../domain/outcome.ts";
import { may } from "../../domain/permissions.ts";
import type { DirectoryTrouble } from "../../ports/partner-directory.ts";
import type { SignInEnd, VendorConnection } from "../../ports/vendor-connection.ts";
import type { ServiceContext } from "../context.ts";
import { record } from "../record.ts";
import { settleTold } from "./told.ts";

/** The address at the vendor's where this person signs in for the bot: theirs alone, once, for ten minutes. */
export async function beginSignIn(
  ctx: ServiceContext,
): Promise<Outcome<{ readonly url: string }, "not-permitted" | "not-found">> {
  const { actor, vendor, workspaceId, publicUrl } = ctx;
  if (!may(actor, "directory.connect")) return declined("not-permitted");
  if (!vendor) return declined("not-found");
  const by = actor.kind === "staff" ? actor.slackUserId : null;
  const { url } = await vendor.connection.beginSignIn(
    workspaceId,
    by,
    `${publicUrl}${signInCallbackPath}`,
    ctx.now(),
  );
  return done({ url });
}

/** How a sign-in ended, for the page that says so. `by` is null where the address was nobody's. */
export interface FinishedSignIn {
  readonly workspaceId: WorkspaceId | null;
  readonly by: SlackUserId | null;
  readonly end: SignInEnd;
  /** What the new sign-in ran into at once. */
  readonly trouble: DirectoryTrouble | null;
}

/** What came back from the vendor: `error` with its description behind a colon, where there was one. */
export interface SignInAnswer {
  readonly state: string;
  readonly code: string | null;
  readonly error: string | null;
}

export interface SignInDesk {
  /** Who began this sign-in; null where nobody did, it is over, or it was used. */
  begun(state: string, now: Date): ReturnType<VendorConnection["readSignIn"]>;
  finish(answer: SignInAnswer, now: Date): Promise<FinishedSignIn>;
}

interface DeskDependencies {
  readonly connection: VendorConnection;
  /** A context of the person who began, on the connection of the bot's own work. */
  readonly contextFor: (workspaceId: WorkspaceId, actor: Actor) => ServiceContext;
}

/** Takes up those who come back from the vendor, and puts on record how it ended. Throws where the vendor's answer breaks our plumbing. */
export function createSignInDesk({ connection, contextFor }: DeskDependencies): SignInDesk {
  return {
    begun: (state, now) => connection.readSignIn(state, now),

    async finish(answer, now) {
      const finished = await connection.finishSignIn(answer, now);
      const { workspaceId, by, end } = finished;
      if (workspaceId === null) return { ...finished, trouble: null };
      const ctx = contextFor(workspaceId, actorOf(by));
      const { partnerTenantId, trouble } = await connection.status(workspaceId);
      await inTransaction(ctx.db, async (tx) => {
        await settleTold(tx, ctx);
        await record(tx, ctx, eventOf(end, partnerTenantId ?? ""));
      });
      ctx.nudge();
      return { ...finished, trouble: end.outcome === "signed-in" ? trouble : null };
    },
  };
}

function eventOf(end: SignInEnd, partnerTenantId: string): VendorEvent {
  if (end.outcome === "refused") return { type: "vendor.sign-in-failed", because: end.because };
  return { type: "vendor.signed-in", as: end.as, partnerTenantId, withMfa: end.withMfa };
}

/** Their right was checked when they began; here they only give their name to what came of it. */
function actorOf(slackUserId: SlackUserId | null): Actor {
  if (slackUserId === null) return { kind: "system", name: "operator" };
  return { kind: "staff", slackUserId, roles: new Set(), isWorkspaceAdmin: false, isSetUpOpen: false };
}
