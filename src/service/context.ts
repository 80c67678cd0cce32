import type { Db } from "../../db/client.ts";
import type { Actor } from "../domain/actor.ts";
import type { CorrelationId, WorkspaceId } from "../domain/ids.ts";
import type { PartnerDirectory } from "../ports/partner-directory.ts";
import type { Sealer } from "../ports/sealer.ts";
import type { Telemetry } from "../ports/telemetry.ts";
import type { VendorDesk } from "../ports/vendor-desk.ts";

/**
 * All that a verb may reach. One is made for each request: `now` answers the same instant throughout, `newId` makes
 * time-ordered ids. Nothing below asks the clock, the environment or chance by itself.
 */
export interface ServiceContext {
  readonly db: Db;
  readonly workspaceId: WorkspaceId;
  readonly actor: Actor;
  readonly correlationId: CorrelationId;
  readonly now: () => Date;
  readonly newId: () => string;
  /** Unguessable, URL-safe, 256 bits. */
  readonly newSecret: () => string;
  readonly directory: PartnerDirectory;
  /** What the vendor offers beyond the directory; null with the local registry. */
  readonly vendor: VendorDesk | null;
  readonly sealer: Sealer;
  /** Left out: nobody watches. */
  readonly telemetry?: Telemetry;
  /** Our own address as customers and agents reach it, without a slash at its end. */
  readonly publicUrl: string;
  /** Why personal links cannot be handed out from this address, if they cannot (not https, loopback). */
  readonly publicUrlFault: "not-https" | "loopback" | null;
  /** Called after a commit that left work in the outbox. */
  readonly nudge: () => void;
}

/** What it takes to write down what happened: for the operator's commands that need nothing else. */
export type Recorder = Pick<
  ServiceContext,
  "db" | "workspaceId" | "actor" | "correlationId" | "now" | "newId" | "newSecret"
>;

/** Personal links lead to our own address: one that customers cannot reach must not go out. The vendor's links do not. */
export function isLinkUnreachable({ directory, publicUrlFault }: ServiceContext): boolean {
  return directory.linksArePersonal && publicUrlFault !== null;
}
