import type { WorkspaceId } from "../domain/ids.ts";
import type { Log } from "../log.ts";
import type { Telemetry } from "../ports/telemetry.ts";
import type { OpenInstallation } from "../service/index.ts";
import type { Ending } from "./events/endings.ts";
import { Recent } from "./recent.ts";
import {
  type Addressee,
  type EndedAddressee,
  openSide,
  type SlackWorkspace,
  type Workspaces,
} from "./workspace.ts";

interface Needs {
  readonly open: (workspaceId: WorkspaceId) => Promise<OpenInstallation | null>;
  readonly findFor: (addressee: Addressee) => Promise<OpenInstallation | null>;
  /** Buys the next token; resolves when there is one, or none to be had. */
  readonly renew: (workspaceId: WorkspaceId) => Promise<void>;
  /** Whether Slack still takes a token. */
  readonly probe: (botToken: string) => Promise<"good" | "dead" | "unknown">;
  /** Wipes the tokens of this version, and puts it on record. */
  readonly end: (installation: OpenInstallation, told: Ending, because: string) => Promise<void>;
  readonly slackApiUrl: string;
  readonly now: () => Date;
  readonly log: Log;
  readonly telemetry?: Telemetry;
}

interface Known {
  readonly installation: OpenInstallation;
  /** Null when it has ended. */
  readonly workspace: SlackWorkspace | null;
}

/** Another process may have heard of an end, or of a new token, that this one has not: it looks this often. */
const keepMs = 10_000;
/** Each of them holds two clients, and what was learnt of its people. */
const capacity = 500;

/** The workspaces that installed the app: each with clients of its own, which are replaced with its token. */
export class InstalledWorkspaces implements Workspaces {
  readonly #needs: Needs;
  readonly #known: Recent<WorkspaceId, Known>;
  readonly #places: Recent<string, WorkspaceId>;

  constructor(needs: Needs) {
    this.#needs = needs;
    const clock = () => needs.now().getTime();
    this.#known = new Recent({ keepMs, capacity, clock });
    this.#places = new Recent({ keepMs, capacity, clock });
  }

  async find(workspaceId: WorkspaceId): Promise<SlackWorkspace | null> {
    const known = await this.#known.get(workspaceId, () => this.#load(workspaceId));
    return known?.workspace ?? null;
  }

  async findFor(addressee: Addressee): Promise<SlackWorkspace | null> {
    const { teamId, enterpriseId, isEnterpriseInstall, appId } = addressee;
    const place = `${teamId ?? ""} ${enterpriseId ?? ""} ${isEnterpriseInstall}`;
    const workspaceId = await this.#places.get(place, async () => {
      const found = await this.#needs.findFor(addressee);
      return found?.workspaceId ?? null;
    });
    if (workspaceId === null) return null;
    const known = await this.#known.get(workspaceId, () => this.#load(workspaceId));
    if (known && appId !== null && known.installation.appId !== appId) {
      this.#needs.log.warn({ workspaceId, appId }, "a request is for another app than the one installed");
      return null;
    }
    return known?.workspace ?? null;
  }

  /** The next one to want it looks into the database. */
  forget(workspaceId: WorkspaceId): void {
    this.#known.expire(workspaceId);
    this.#places.clear();
  }

  async doubt(workspaceId: WorkspaceId): Promise<"replaced" | "unchanged"> {
    const before = this.#known.last(workspaceId)?.installation.version;
    this.forget(workspaceId);
    const installation = await this.#needs.open(workspaceId);
    if (installation?.state !== "active" || installation.botToken === null) return "unchanged";
    if (before !== undefined && installation.version !== before) return "replaced";
    // Its end is nothing to doubt: the next look renews it.
    if (installation.tokenEndsAt && installation.tokenEndsAt <= this.#needs.now()) return "replaced";
    if ((await this.#needs.probe(installation.botToken)) === "dead")
      await this.#needs.end(installation, "revoked", "token_refused");
    return "unchanged";
  }

  /**
   * Events come late and in any order: an end that was told of before somebody installed the app again is none of this
   * installation's, whose token Slack still takes. Where Slack does not answer, the times decide, and a team's end is none
   * of its organisation's: that token is asked about again as soon as it is refused.
   */
  async ended({ told, at, botUserIds, ...addressee }: EndedAddressee): Promise<void> {
    const installation = await this.#needs.findFor(addressee);
    if (!installation || (addressee.appId !== null && addressee.appId !== installation.appId)) return;
    const { workspaceId, botToken, botUserId, installedAt } = installation;
    // Somebody's own token is none of the bot's.
    if (told === "revoked" && botUserIds !== null && !botUserIds.includes(botUserId)) return;
    if (botToken !== null) {
      const seen = await this.#needs.probe(botToken);
      const isOvertaken = at !== null && at < installedAt;
      const isOfAnother = installation.isOrgWide !== addressee.isEnterpriseInstall;
      if (seen === "good" || (seen === "unknown" && (isOvertaken || isOfAnother))) {
        this.#needs.log.info(
          { workspaceId, told },
          "an end was told of that a later installation has overtaken",
        );
        return;
      }
    }
    await this.#needs.end(installation, told, told === "revoked" ? "tokens_revoked" : "app_uninstalled");
    this.forget(workspaceId);
  }

  async #load(workspaceId: WorkspaceId): Promise<Known | null> {
    let installation = await this.#needs.open(workspaceId);
    if (installation?.tokenEndsAt && installation.tokenEndsAt <= this.#needs.now()) {
      await this.#needs.renew(workspaceId);
      installation = await this.#needs.open(workspaceId);
    }
    if (!installation) return null;
    const before = this.#known.last(workspaceId);
    const isSame = before?.workspace && before.installation.version === installation.version;
    if (isSame && installation.state === "active") return { installation, workspace: before.workspace };
    return { installation, workspace: this.#open(installation, before?.workspace ?? null) };
  }

  #open(installation: OpenInstallation, before: SlackWorkspace | null): SlackWorkspace | null {
    const { workspaceId, botToken: token } = installation;
    if (installation.state !== "active" || token === null) return null;
    const { slackApiUrl, log, telemetry } = this.#needs;
    const side = openSide(
      {
        teamId: installation.slackTeamId,
        enterpriseId: installation.slackEnterpriseId,
        teamName: installation.name,
        botId: installation.botId,
        botUserId: installation.botUserId,
        scopes: new Set(installation.scopes.split(",").filter((scope) => scope !== "")),
      },
      { token, slackApiUrl, log, telemetry },
      before?.homes,
    );
    return { workspaceId, ...side };
  }
}
