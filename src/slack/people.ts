import { WebAPIPlatformError, type WebClient } from "@slack/web-api";
import { z } from "zod";
import { SlackUserId } from "../domain/ids.ts";
import { languageOf } from "../i18n/index.ts";
import type { NoMember } from "../service/index.ts";
import { Cached } from "./cached.ts";
import type { Person } from "./handler.ts";
import type { Installation } from "./installation.ts";

/** A person as Slack knows them, and whether they may hold a role here at all. */
export interface KnownPerson {
  readonly person: Person;
  readonly standing: "member" | NoMember;
}

const flag = z.boolean().nullish();
const UserInfo = z.looseObject({
  id: SlackUserId,
  team_id: z.string().nullish(),
  name: z.string().nullish(),
  real_name: z.string().nullish(),
  tz: z.string().nullish(),
  locale: z.string().nullish(),
  deleted: flag,
  is_bot: flag,
  is_stranger: flag,
  is_restricted: flag,
  is_ultra_restricted: flag,
  is_admin: flag,
  is_owner: flag,
  is_primary_owner: flag,
  profile: z.looseObject({ display_name: z.string().nullish(), real_name: z.string().nullish() }).nullish(),
  enterprise_user: z
    .looseObject({ enterprise_id: z.string().nullish(), teams: z.array(z.string()).nullish() })
    .nullish(),
  enterprise_id: z.string().nullish(),
});
type UserInfo = z.infer<typeof UserInfo>;

const keepMs = 5 * 60_000;

/** Asks Slack who people are and remembers it for five minutes. */
export class People {
  readonly #cache: Cached<KnownPerson>;

  constructor(client: WebClient, installation: Installation, clock: () => number = Date.now) {
    this.#cache = new Cached((id) => ask(client, installation, SlackUserId.parse(id)), {
      keepMs,
      capacity: 10_000,
      clock,
    });
  }

  find(id: SlackUserId): Promise<KnownPerson> {
    return this.#cache.get(id);
  }

  /** For decisions: whoever was deactivated a minute ago decides nothing. */
  findAfresh(id: SlackUserId): Promise<KnownPerson> {
    return this.#cache.afresh(id);
  }

  /** What was last known, without asking. */
  remembered(id: SlackUserId): KnownPerson | undefined {
    return this.#cache.last(id);
  }

  changed(id: string): void {
    this.#cache.expire(id);
  }
}

async function ask(client: WebClient, installation: Installation, id: SlackUserId): Promise<KnownPerson> {
  try {
    const { user } = await client.users.info({ user: id, include_locale: true });
    const info = UserInfo.parse(user);
    return { person: toPerson(info), standing: standingOf(info, installation) };
  } catch (error) {
    // People of other organisations may be hidden from us altogether.
    const isUnknown =
      error instanceof WebAPIPlatformError && /^(user_not_found|user_not_visible)$/.test(error.data.error);
    if (!isUnknown) throw error;
    return {
      person: { slackUserId: id, name: id, language: "en", timeZone: "UTC", isWorkspaceAdmin: false },
      standing: "outsider",
    };
  }
}

function toPerson(info: UserInfo): Person {
  const name = info.profile?.display_name || info.real_name || info.profile?.real_name || info.name;
  return {
    slackUserId: info.id,
    name: decodeEntities(name || info.id),
    language: languageOf(info.locale),
    timeZone: knownTimeZone(info.tz),
    isWorkspaceAdmin: Boolean(info.is_admin || info.is_owner || info.is_primary_owner),
  };
}

function standingOf(info: UserInfo, installation: Installation): KnownPerson["standing"] {
  if (info.is_stranger || !isOurs(info, installation)) return "outsider";
  if (info.deleted) return "deactivated";
  if (info.is_bot || info.id === "USLACKBOT") return "bot";
  return info.is_restricted || info.is_ultra_restricted ? "guest" : "member";
}

/**
 * Installed in one workspace: its own members, those of the organisation who were added to it among them. Installed
 * org-wide: everybody of the organisation.
 */
function isOurs(info: UserInfo, { teamId, enterpriseId }: Installation): boolean {
  if (teamId !== "") {
    return info.team_id === teamId || (info.enterprise_user?.teams ?? []).includes(teamId);
  }
  const theirs = info.enterprise_user?.enterprise_id ?? info.enterprise_id;
  return enterpriseId !== "" && theirs === enterpriseId;
}

function knownTimeZone(name: string | null | undefined): string {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name || "UTC" }).resolvedOptions().timeZone;
  } catch {
    return "UTC";
  }
}

/** Slack hands names out with its three entities in them. */
function decodeEntities(text: string): string {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}
