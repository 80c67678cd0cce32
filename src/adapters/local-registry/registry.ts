import type { Db } from "../../../db/client.ts";
import type { WorkspaceId } from "../../domain/ids.ts";
import type { AcceptanceFront } from "../../ports/acceptance-front.ts";
import type { PartnerDirectory } from "../../ports/partner-directory.ts";
import { localDirectory } from "./directory.ts";
import { localFront } from "./front.ts";

export interface RegistryDependencies {
  readonly db: Db;
  /** Our own address as customers reach it, without a slash at its end. */
  readonly publicUrl: string;
  /** Unguessable, URL-safe, 256 bits. */
  readonly newSecret: () => string;
  readonly now: () => Date;
  /** Called once an answer is committed, so that the directory is read at once. */
  readonly onAnswered: (workspaceId: WorkspaceId) => void;
}

/**
 * A partner directory of our own, with the page where customers answer. It has tables of its own and reads none of the
 * relationship service's: what it knows, it was told through its port or by the customer.
 */
export function createLocalRegistry(deps: RegistryDependencies): {
  readonly directory: PartnerDirectory;
  readonly front: AcceptanceFront;
} {
  return { directory: localDirectory(deps), front: localFront(deps) };
}
