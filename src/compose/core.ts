import { randomBytes } from "node:crypto";
import { v7 as uuidv7 } from "uuid";
import { type Database, openEmbedded, openPostgres } from "../../db/client.ts";
import { migrate } from "../../db/migrate.ts";
import { listWorkspaceIds } from "../../db/queries/workspaces.ts";
import { createLocalRegistry } from "../adapters/local-registry/registry.ts";
import { createSealer } from "../adapters/sealer.ts";
import type { CoreConfig } from "../config.ts";
import { imageFor } from "../database-image.ts";
import type { Actor } from "../domain/actor.ts";
import { CorrelationId, type WorkspaceId } from "../domain/ids.ts";
import { createLog, type Log } from "../log.ts";
import type { AcceptanceFront } from "../ports/acceptance-front.ts";
import type { Sealer } from "../ports/sealer.ts";
import { noTelemetry, type Telemetry } from "../ports/telemetry.ts";
import type { ServiceContext } from "../service/index.ts";
import { watchDirectory } from "../telemetry/directory.ts";
import { watchTransactions } from "../telemetry/transactions.ts";
import { openKeys } from "./keys.ts";
import { openVendor, type Vendor } from "./vendor.ts";

/** What every entrance shares: the bot, and the commands of the operator's. */
export interface Core {
  readonly database: Database;
  readonly front: AcceptanceFront;
  /** Null with the local registry. */
  readonly vendor: Vendor | null;
  readonly sealer: Sealer;
  readonly telemetry: Telemetry;
  /** Where people install the app in a workspace of theirs. */
  readonly installUrl: string;
  readonly now: () => Date;
  readonly newReference: () => CorrelationId;
  contextFor(workspaceId: WorkspaceId, actor: Actor, correlationId?: CorrelationId): ServiceContext;
  /** Workers that want to know of work at once say so here. */
  readonly onWork: {
    nudge: (workspaceId: WorkspaceId) => void;
    answered: (workspaceId: WorkspaceId) => void;
    /** The vendor told of something. */
    heard: (workspaceId: WorkspaceId) => void;
  };
  close(): Promise<void>;
}

export interface Address {
  readonly url: string;
  readonly fault: ServiceContext["publicUrlFault"];
}

interface CoreOptions {
  readonly now?: (() => Date) | undefined;
  readonly log?: Log | undefined;
  readonly telemetry?: Telemetry | undefined;
}

export async function openCore(
  config: CoreConfig,
  address: Address,
  {
    now = () => new Date(),
    log = createLog(config.logLevel || "silent"),
    telemetry = noTelemetry,
  }: CoreOptions = {},
): Promise<Core> {
  const { storage } = config;
  const database =
    storage.kind === "postgres"
      ? openPostgres(storage.url)
      : await openEmbedded(storage.folder, imageFor(storage.folder));
  try {
    await migrate(database);
    return assemble(config, address, watched(database, telemetry), { now, log, telemetry });
  } catch (error) {
    await database.close();
    throw error;
  }
}

function watched(database: Database, telemetry: Telemetry): Database {
  if (telemetry === noTelemetry) return database;
  return {
    ...database,
    db: watchTransactions(database.db, "people", telemetry),
    patientDb: watchTransactions(database.patientDb, "workers", telemetry),
  };
}

function assemble(
  config: CoreConfig,
  address: Address,
  database: Database,
  { now, log, telemetry }: { readonly now: () => Date; readonly log: Log; readonly telemetry: Telemetry },
): Core {
  const newSecret = () => randomBytes(32).toString("base64url");
  const { key, others } = openKeys(config, () => randomBytes(32));
  const sealer = createSealer(key, others);
  const onWork: Core["onWork"] = { nudge: () => {}, answered: () => {}, heard: () => {} };
  const local = createLocalRegistry({
    db: database.db,
    publicUrl: address.url,
    newSecret,
    now,
    onAnswered: (workspaceId) => onWork.answered(workspaceId),
  });
  const vendor =
    config.partnerDirectory.kind === "local"
      ? null
      : openVendor(config.partnerDirectory, {
          ...{
            database,
            sealer,
            encryptionKey: key,
            otherKeys: others,
            publicUrl: address.url,
            newSecret,
            now,
            log,
            telemetry,
          },
          onNews: (workspaceId) => onWork.heard(workspaceId),
        });
  const ofOurOwn = watchDirectory(local.directory, telemetry);
  const newReference = () => CorrelationId.parse(uuidv7());
  return {
    database,
    front: local.front,
    vendor,
    sealer,
    telemetry,
    installUrl: `${address.url}/slack/install`,
    now,
    newReference,
    onWork,
    contextFor(workspaceId, actor, correlationId = newReference()) {
      // One instant for the whole request.
      const at = now();
      const asked = vendor?.under(correlationId);
      return {
        db: database.db,
        workspaceId,
        actor,
        correlationId,
        now: () => at,
        newId: () => uuidv7(),
        newSecret,
        directory: asked ? watchDirectory(asked.directory, telemetry) : ofOurOwn,
        telemetry,
        vendor: asked?.desk ?? null,
        sealer,
        publicUrl: address.url,
        publicUrlFault: address.fault,
        nudge: () => onWork.nudge(workspaceId),
      };
    },
    close: () => database.close(),
  };
}

/** The workspaces this database knows: for commands that act on one without asking Slack. */
export function listInstalled(core: Core): Promise<readonly WorkspaceId[]> {
  return listWorkspaceIds(core.database.patientDb);
}
