import { randomBytes } from "node:crypto";

const accessLifetimeMs = 12 * 3_600_000;
const mostActive = 2;
const mostRemembered = 200;

export interface TokenPair {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly expiresInSeconds: number;
}

interface Issued {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly expiresAt: number;
  isRevoked: boolean;
  isRefreshed: boolean;
  refreshedAt?: number;
}

export type SavedRotation = readonly Issued[];

/** Bot tokens that live for twelve hours, two at a time, each with a refresh token that works once. */
export interface TokenRotation {
  issue(): TokenPair;
  /** Undefined: no such refresh token, or it was used before. */
  refresh(refreshToken: unknown): TokenPair | undefined;
  /** Undefined: never given out. */
  look(accessToken: unknown): "good" | "token_expired" | "token_revoked" | undefined;
  /** Whether a refresh token was given out here, used or not. */
  knows(refreshToken: unknown): boolean;
  revokeAll(): void;
  save(): SavedRotation;
  goOn(saved: SavedRotation): void;
}

export function makeTokenRotation(now: () => number, graceMs = 0): TokenRotation {
  let issued: Issued[] = [];
  const isActive = (one: Issued) => !one.isRevoked && one.expiresAt > now();

  function issue(): TokenPair {
    const one: Issued = {
      accessToken: `xoxe.xoxb-1-${randomBytes(18).toString("hex")}`,
      refreshToken: `xoxe-1-${randomBytes(18).toString("hex")}`,
      expiresAt: now() + accessLifetimeMs,
      isRevoked: false,
      isRefreshed: false,
    };
    issued = [...issued, one].slice(-mostRemembered);
    for (const old of issued.filter(isActive).slice(0, -mostActive)) old.isRevoked = true;
    const { accessToken, refreshToken } = one;
    return { accessToken, refreshToken, expiresInSeconds: accessLifetimeMs / 1000 };
  }

  return {
    issue,
    refresh(refreshToken) {
      const found = issued.find((one) => one.refreshToken === refreshToken);
      const isInGrace = found?.refreshedAt !== undefined && now() - found.refreshedAt < graceMs;
      if (!found || found.isRevoked || (found.isRefreshed && !isInGrace)) return undefined;
      found.isRefreshed = true;
      found.refreshedAt ??= now();
      return issue();
    },
    look(accessToken) {
      const found = issued.find((one) => one.accessToken === accessToken);
      if (!found) return undefined;
      if (found.isRevoked) return "token_revoked";
      return found.expiresAt > now() ? "good" : "token_expired";
    },
    knows: (refreshToken) => issued.some((one) => one.refreshToken === refreshToken),
    revokeAll() {
      for (const one of issued) Object.assign(one, { isRevoked: true, isRefreshed: true, refreshedAt: 0 });
    },
    save: () => structuredClone(issued),
    goOn(saved) {
      issued = structuredClone([...saved]);
    },
  };
}
