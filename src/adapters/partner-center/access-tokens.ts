import { findVendorAccount } from "../../../db/queries/vendor-accounts.ts";
import type { WorkspaceId } from "../../domain/ids.ts";
import { type DirectoryTrouble, DirectoryUnavailable } from "../../ports/partner-directory.ts";
import { type AccountDependencies, hasEnded, keepTrouble, quietMs, useRefreshToken } from "./account.ts";
import type { Grant } from "./login.ts";
import type { AccessToken, Audience, TokenAsk, TokenSource } from "./tokens.ts";
import { unavailable } from "./vendor-error.ts";

interface Kept {
  readonly token: AccessToken;
  readonly goodUntil: number;
  /** Which sign-in it came from: after another one it is not given out any more. */
  readonly source: string;
}

/** A token is not used in its last minutes: it must still hold when the call arrives. */
const marginMs = 5 * 60 * 1_000;
/** A call that goes well looks this often whether a trouble is over. */
const lookForTroubleMs = 60_000;

/**
 * Access tokens in this process' memory, for each workspace, audience and bearer; the sign-in service is asked once for
 * however many wait.
 */
export function createTokenSource(deps: AccountDependencies): TokenSource {
  const kept = new Map<string, Kept>();
  const underWay = new Map<string, Promise<AccessToken>>();
  const lookedAt = new Map<WorkspaceId, number>();
  const troubledAt = new Map<WorkspaceId, number>();

  const obtain = (
    place: string,
    source: string,
    isUser: boolean,
    ask: () => Promise<Grant>,
  ): Promise<AccessToken> => {
    const found = kept.get(place);
    if (found && found.source === source && found.goodUntil > deps.now().getTime())
      return Promise.resolve(found.token);
    const key = `${place} ${source}`;
    const waiting = underWay.get(key);
    if (waiting) return waiting;
    const asked = ask()
      .then(({ accessToken, expiresInMs }) => {
        const token = { text: accessToken, isUser };
        // One that lives shorter than the margin serves for half its life.
        const usableMs = Math.max(expiresInMs - marginMs, expiresInMs / 2);
        kept.set(place, { token, source, goodUntil: deps.now().getTime() + usableMs });
        return token;
      })
      .finally(() => underWay.delete(key));
    underWay.set(key, asked);
    return asked;
  };

  const choose = async ({ workspaceId, to, as }: TokenAsk): Promise<AccessToken> => {
    const account = await findVendorAccount(deps.db, workspaceId);
    const isSignedIn = account !== null && !hasEnded(account, deps.now());
    if (as === "either" && !isSignedIn) {
      const tenant = deps.partnerTenantId ?? account?.partnerTenantId;
      if (!tenant)
        throw unavailable("Nobody has signed in with the vendor yet.", { trouble: "not-signed-in" });
      const place = placeOf(workspaceId, to, "application");
      return obtain(place, `application at ${tenant}`, false, () => deps.loginAt(tenant).asApplication(to));
    }
    const source = account?.signedInAt.toISOString() ?? "";
    return obtain(placeOf(workspaceId, to, "user"), source, true, () =>
      useRefreshToken(deps, workspaceId, to),
    );
  };

  return {
    async token(ask) {
      try {
        return await choose(ask);
      } catch (error) {
        throw error instanceof DirectoryUnavailable ? withCorrelation(error, ask.correlationId) : error;
      }
    },

    forget({ workspaceId, to }, token) {
      const place = placeOf(workspaceId, to, token.isUser ? "user" : "application");
      if (kept.get(place)?.token.text === token.text) kept.delete(place);
    },

    async noticed({ workspaceId }: TokenAsk, trouble: DirectoryTrouble | null) {
      const now = deps.now().getTime();
      if (trouble !== null) troubledAt.set(workspaceId, now);
      else if (isWithin(troubledAt, workspaceId, now, quietMs)) return;
      else if (isWithin(lookedAt, workspaceId, now, lookForTroubleMs)) return;
      lookedAt.set(workspaceId, now);
      await keepTrouble(deps, workspaceId, trouble);
    },
  };
}

function isWithin(
  times: ReadonlyMap<WorkspaceId, number>,
  key: WorkspaceId,
  now: number,
  ms: number,
): boolean {
  const at = times.get(key);
  return at !== undefined && now - at < ms;
}

function placeOf(workspaceId: WorkspaceId, audience: Audience, bearer: "user" | "application"): string {
  return `${workspaceId} ${audience} ${bearer}`;
}

/** Several wait for one answer: each hears of it under the number of its own call. */
function withCorrelation(error: DirectoryUnavailable, correlationId: string): DirectoryUnavailable {
  const { message, trouble, retryAfterMs } = error;
  return new DirectoryUnavailable(message, { trouble, retryAfterMs, correlationId, cause: error });
}
