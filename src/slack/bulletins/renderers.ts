import type { Bulletin, BulletinKind } from "../../domain/bulletin.ts";
import type { ServiceContext } from "../../service/index.ts";
import type { Message, Voice } from "../messages/voice.ts";
import { acceptanceLikely, acceptanceUnclaimed } from "./acceptance.ts";
import { connectionAway, connectionEnding, connectionTrouble } from "./connection.ts";
import { directorySync } from "./directory-sync.ts";
import { driftFound } from "./drift-found.ts";
import { gdapEndBulletin, gdapEndingBulletin, gdapRequestBulletin } from "./gdap.ts";
import { listTransfer } from "./list-transfer.ts";
import { standingChannel, standingGroup, standingOwner, standingPerson } from "./standing.ts";

/** Who reads: a person (Slack user id) or a channel; what may be shown or pressed can depend on it. */
export interface BulletinReader {
  readonly kind: "person" | "channel";
  readonly slackId: string;
  readonly voice: Voice;
}

/** What the bulletin says now; null when there is nothing to say any more (then nothing is posted). */
export type BulletinRenderer = (
  ctx: ServiceContext,
  bulletin: Bulletin,
  reader: BulletinReader,
) => Promise<Message | null>;

export const renderers: Readonly<Record<BulletinKind, BulletinRenderer>> = {
  "acceptance.likely": acceptanceLikely,
  "acceptance.unclaimed": acceptanceUnclaimed,
  "drift.found": driftFound,
  "directory.sync": directorySync,
  "connection.ending": connectionEnding,
  "connection.trouble": connectionTrouble,
  "connection.away": connectionAway,
  "gdap.ending": gdapEndingBulletin,
  "gdap.request": gdapRequestBulletin,
  "gdap.end": gdapEndBulletin,
  "list.transfer": listTransfer,
  "standing.person": standingPerson,
  "standing.group": standingGroup,
  "standing.channel": standingChannel,
  "standing.owner": standingOwner,
};
