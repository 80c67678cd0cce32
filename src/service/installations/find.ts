import {
  findInstallation,
  findInstallationsOf,
  type StoredInstallation,
} from "../../../db/queries/installations.ts";
import type { WorkspaceId } from "../../domain/ids.ts";
import type { ServiceContext } from "../context.ts";
import { botTokenContext } from "./seals.ts";

/** An installation with its token opened. The token is a secret: to be put into a client, and nowhere else. */
export interface OpenInstallation
  extends Omit<StoredInstallation, "sealedBotToken" | "sealedRefreshToken" | "renewingUntil"> {
  /** Null once it has ended. */
  readonly botToken: string | null;
}

type Needs = Pick<ServiceContext, "db" | "sealer">;

export async function openInstallation(
  needs: Needs,
  workspaceId: WorkspaceId,
): Promise<OpenInstallation | null> {
  const stored = await findInstallation(needs.db, workspaceId);
  return stored && open(needs, stored);
}

/**
 * The installation that a request is for. A team that is installed by itself within an organisation that is installed as a
 * whole has two: then Slack says which is meant.
 */
export async function findInstallationFor(
  needs: Needs,
  addressee: {
    readonly teamId: string | null;
    readonly enterpriseId: string | null;
    readonly isEnterpriseInstall: boolean;
  },
): Promise<OpenInstallation | null> {
  const found = await findInstallationsOf(needs.db, addressee);
  const [first] = [...found].sort(
    (a, b) => distance(a, addressee.isEnterpriseInstall) - distance(b, addressee.isEnterpriseInstall),
  );
  return first ? open(needs, first) : null;
}

/** What holds comes before what has ended, then what is meant before what is not. */
function distance({ state, isOrgWide }: StoredInstallation, isMeantOrgWide: boolean): number {
  return (state === "active" ? 0 : 2) + (isOrgWide === isMeantOrgWide ? 0 : 1);
}

function open({ sealer }: Needs, stored: StoredInstallation): OpenInstallation {
  const { sealedBotToken, sealedRefreshToken: _, renewingUntil: __, ...rest } = stored;
  const botToken = sealedBotToken && sealer.open(sealedBotToken, botTokenContext(stored.workspaceId));
  return { ...rest, botToken };
}
