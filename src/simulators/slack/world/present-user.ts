import type { Fields } from "../rules/shape.ts";
import { botIds } from "./seed.ts";
import type { User } from "./state.ts";

interface Telling {
  readonly withLocale: boolean;
  readonly withEmail: boolean;
  readonly at: Date;
}

/** A user as `users.info` tells it. Strangers come without locale, e-mail and time zone. */
export function presentUser(user: User, telling: Telling): Fields {
  const known = !user.isStranger;
  return {
    id: user.id,
    team_id: user.teamId,
    name: user.name,
    deleted: user.deleted,
    ...(user.deleted ? {} : { color: "9f69e7", real_name: user.realName }),
    ...(known && !user.deleted ? zone(user.tz, telling.at) : {}),
    profile: profile(user, known && telling.withEmail),
    ...(user.deleted ? {} : standing(user)),
    is_bot: user.isBot,
    is_app_user: false,
    updated: user.updatedAt,
    ...(user.isStranger ? { is_stranger: true } : {}),
    ...(known && !user.deleted && !user.isBot
      ? { is_email_confirmed: true, has_2fa: false, who_can_share_contact_card: "EVERYONE" }
      : {}),
    ...(telling.withLocale && known ? { locale: user.locale } : {}),
    ...(user.enterprise ? { enterprise_user: inOrganisation(user, user.enterprise) } : {}),
  };
}

function inOrganisation(user: User, { id, teams }: NonNullable<User["enterprise"]>): Fields {
  return {
    id: user.id,
    enterprise_id: id,
    enterprise_name: id,
    is_admin: false,
    is_owner: false,
    is_primary_owner: false,
    teams: [...teams],
  };
}

function standing(user: User): Fields {
  return {
    is_admin: user.isAdmin,
    is_owner: user.isOwner,
    is_primary_owner: user.isOwner,
    is_restricted: user.isRestricted || user.isUltraRestricted,
    is_ultra_restricted: user.isUltraRestricted,
  };
}

function profile(user: User, withEmail: boolean): Fields {
  const displayName = user.displayName ?? user.name;
  const image = (size: number) => `https://avatars.example/${user.id}-${size}.png`;
  return {
    avatar_hash: "g0123456789a",
    status_text: "",
    status_emoji: "",
    real_name: user.realName,
    display_name: displayName,
    real_name_normalized: plainLetters(user.realName),
    display_name_normalized: plainLetters(displayName),
    ...(withEmail && user.email ? { email: user.email } : {}),
    ...(user.isBot ? { api_app_id: botIds.app, bot_id: botIds.bot, always_active: true } : {}),
    image_24: image(24),
    image_32: image(32),
    image_48: image(48),
    image_72: image(72),
    image_192: image(192),
    image_512: image(512),
    team: user.teamId,
  };
}

function plainLetters(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "");
}

function zone(tz: string, at: Date): Fields {
  const named = (style: "long" | "longOffset") =>
    new Intl.DateTimeFormat("en-US", { timeZone: tz, timeZoneName: style })
      .formatToParts(at)
      .find((part) => part.type === "timeZoneName")?.value ?? "";
  const [, sign = "+", hours = "0", minutes = "0"] = /GMT([+-])(\d\d):(\d\d)/.exec(named("longOffset")) ?? [];
  const offset = (Number(hours) * 60 + Number(minutes)) * 60;
  return { tz, tz_label: named("long"), tz_offset: sign === "-" ? -offset : offset };
}
