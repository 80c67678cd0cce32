import { randomBytes } from "node:crypto";
import { forgetOlder } from "./forget.ts";

const responseUrlLimits = { uses: 5, lifetimeMs: 30 * 60_000 } as const;

/** What a response_url was given out for. */
export interface ResponseTarget {
  readonly userId: string;
  readonly channelId: string;
  /** The message whose button was pressed; absent for commands. */
  readonly messageTs?: string;
  readonly threadTs?: string;
}

export interface ResponseUrls {
  issue(kind: "commands" | "actions" | "app", target: ResponseTarget): string;
  /** Counts one use. Undefined: unknown path. */
  take(
    path: string,
  ): { readonly target: ResponseTarget; readonly refused?: "expired_url" | "used_url" } | undefined;
  clear(): void;
  save(): SavedUrls;
  goOn(saved: SavedUrls): void;
}

export type SavedUrls = readonly (readonly [
  path: string,
  { readonly target: ResponseTarget; readonly madeAt: number; readonly uses: number },
])[];

/** response_urls: five uses within thirty minutes. */
export function makeResponseUrls(origin: string, teamId: string, now: () => number): ResponseUrls {
  const issued = new Map<string, { target: ResponseTarget; madeAt: number; uses: number }>();
  let count = 0;
  return {
    issue(kind, target) {
      // An old one is told apart from one that never was, for a while.
      forgetOlder(issued, now() - 2 * responseUrlLimits.lifetimeMs);
      count += 1;
      const path = `/response/${kind}/${teamId}/${count}/${randomBytes(9).toString("hex")}`;
      issued.set(path, { target, madeAt: now(), uses: 0 });
      return origin + path;
    },
    take(path) {
      const url = issued.get(path);
      if (!url) return undefined;
      url.uses += 1;
      if (now() - url.madeAt > responseUrlLimits.lifetimeMs)
        return { target: url.target, refused: "expired_url" };
      if (url.uses > responseUrlLimits.uses) return { target: url.target, refused: "used_url" };
      return { target: url.target };
    },
    clear() {
      issued.clear();
    },
    save: () => structuredClone([...issued]),
    goOn(saved) {
      issued.clear();
      for (const [path, url] of saved) issued.set(path, { ...url });
    },
  };
}
