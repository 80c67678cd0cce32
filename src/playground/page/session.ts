import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Translate } from "../../i18n/index.ts";
import type { Act, ActAnswer } from "../../simulators/slack/client/act.ts";
import type { Seen } from "../../simulators/slack/client/seen.ts";
import type { Cast, Change, DeskAct } from "../contract.ts";
import type { Route } from "./route.ts";

/** What every part of the page has at hand while somebody acts. */
export interface Session {
  readonly seen: Seen;
  readonly cast: Cast;
  readonly change: Change;
  readonly route: Route;
  /** In the acting person's language. */
  readonly t: Translate;
  readonly locale: string;
  readonly tz: string;
  /** Unix milliseconds; moves every minute. */
  readonly now: number;
  /** Does it as the acting person; the page asks for the new state by itself. Throws ServerAway, ServerRefused. */
  act(act: Act): Promise<ActAnswer>;
  /** Gives the id by which a file element holds the file. */
  sendFile(file: File): Promise<string>;
  /** Throws ServerRefused with the server's sentence. */
  desk(act: DeskAct): Promise<void>;
  /** Says it to screen readers only. */
  announce(words: string): void;
  /** Shows it for a while, and says it. */
  notice(words: string): void;
  /** Moves the address; a new place leaves the old one's thread and message behind. */
  go(route: Partial<Route>): void;
  /** The address of a place, for a real link. */
  href(route: Partial<Route>): string;
}

export const SessionContext = createContext<Session | null>(null);

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error("There is a session inside the page only");
  return session;
}
