import type { Bulletin } from "../../domain/bulletin.ts";
import { episodeOf } from "../../domain/connection.ts";
import type { CustomerId, SlackUserId } from "../../domain/ids.ts";
import { isWell, type KnownStanding, type SlackKind } from "../../domain/slack-standing.ts";
import { type OpenWork, type ServiceContext, standings } from "../../service/index.ts";
import { actionsBlock, button, mention } from "../blocks.ts";
import { actions } from "../ids.ts";
import { asText, type Message, sections, type Voice } from "../messages/voice.ts";
import type { BulletinRenderer } from "./renderers.ts";

/** Of each list of what somebody left behind. */
const namedAtMost = 5;

/** Somebody left: which rights ended, what of theirs is open, and who may go on with it; or that they are back. */
export const standingPerson: BulletinRenderer = async (ctx, bulletin, { voice }) => {
  const found = await find(ctx, bulletin, "person");
  if (!found) return null;
  const { known } = found;
  if (isOvertaken(found)) return overtaken(voice);
  if (isWell(known.standing)) return message(voice, [personLine(known, voice)], true);
  // An id of this kind came from Slack and was parsed on its way in.
  const work = await standings.openWork(ctx, known.slackId as SlackUserId, namedAtMost);
  return message(voice, [personLine(known, voice), ...workLines(work, voice)], false);
};

export const standingGroup: BulletinRenderer = async (ctx, bulletin, { voice }) => {
  const found = await find(ctx, bulletin, "group");
  if (!found) return null;
  if (isOvertaken(found)) return overtaken(voice);
  return message(voice, [groupLine(found, voice)], !isWell(found.known.standing));
};

export const standingChannel: BulletinRenderer = async (ctx, bulletin, { voice }) => {
  const found = await find(ctx, bulletin, "channel");
  if (!found) return null;
  if (isOvertaken(found)) return overtaken(voice);
  return message(voice, [channelLine(found.known, voice)], !isWell(found.known.standing));
};

/** For owners, who see no customers: what happened, and that the set-up is theirs. */
export const standingOwner: BulletinRenderer = async (ctx, bulletin, { voice }) => {
  for (const kind of ["person", "group", "channel"] as const) {
    const id = afterPrefix(bulletin.id, `${kind}:`);
    const found = id === null ? null : await find(ctx, { ...bulletin, id }, kind);
    if (!found) continue;
    if (isOvertaken(found)) return overtaken(voice);
    const line =
      kind === "person"
        ? personLine(found.known, voice)
        : kind === "group"
          ? groupLine(found, voice)
          : channelLine(found.known, voice);
    return isWell(found.known.standing)
      ? message(voice, [line], false)
      : message(voice, [line, voice.t("standing.owner")], true);
  }
  return null;
};

interface Found {
  readonly known: KnownStanding;
  /** What the message was about when it was written. */
  readonly what: string;
}

async function find(ctx: ServiceContext, { id }: Bulletin, kind: SlackKind): Promise<Found | null> {
  const [slackId = "", what = ""] = episodeOf(id).split(" ");
  const known = await standings.get(ctx, kind, slackId);
  return known ? { known, what } : null;
}

/** Another trouble took its place, which has a message of its own. */
function isOvertaken({ known, what }: Found): boolean {
  return !isWell(known.standing) && known.standing !== what;
}

function overtaken(voice: Voice): Message {
  return message(voice, [voice.t("standing.overtaken")], false);
}

function afterPrefix(text: string, prefix: string): string | null {
  return text.startsWith(prefix) ? text.slice(prefix.length) : null;
}

function personLine({ standing, slackId }: KnownStanding, { t }: Voice): string {
  const who = mention(slackId);
  switch (standing) {
    case "member":
      return t("standing.person.back", { who });
    case "guest":
      return t("standing.person.guest", { who });
    case "deactivated":
      return t("standing.person.deactivated", { who });
    default:
      return t("standing.person.outsider", { who });
  }
}

function groupLine({ known, what }: Found, { t, name }: Voice): string {
  const group = name(known.name ?? known.slackId);
  switch (known.standing) {
    case "disabled":
      return t("standing.group.disabled", { group });
    case "empty":
      return t("standing.group.empty", { group });
    case "gone":
      return t("standing.group.gone", { group });
    case "no-groups":
      return t("standing.group.no-groups", { group });
    default:
      return what === "renamed"
        ? t("standing.group.renamed", { group })
        : t("standing.group.there", { group });
  }
}

function channelLine({ standing, slackId }: KnownStanding, { t }: Voice): string {
  const channel = `<#${slackId}>`;
  switch (standing) {
    case "archived":
      return t("standing.channel.archived", { channel });
    case "left":
      return t("standing.channel.left", { channel });
    case "shared":
      return t("standing.channel.shared", { channel });
    default:
      return t("standing.channel.there", { channel });
  }
}

function workLines(work: OpenWork, { t, name }: Voice): string[] {
  const names = (items: readonly { readonly customerId: CustomerId }[]) =>
    [...new Set(items.map(({ customerId }) => name(work.names.get(customerId) ?? "?")))].join(", ");
  if (work.drafts.length + work.removals.length + work.likely.length === 0) return [t("standing.work.none")];
  return [
    ...(work.drafts.length > 0 ? [t("standing.work.drafts", { customers: names(work.drafts) })] : []),
    ...(work.removals.length > 0 ? [t("standing.work.removals", { customers: names(work.removals) })] : []),
    ...(work.likely.length > 0 ? [t("standing.work.likely", { customers: names(work.likely) })] : []),
  ];
}

function message({ t }: Voice, lines: readonly string[], offersSetUp: boolean): Message {
  const open = actionsBlock([button(actions.setUpOpen, t("connection.open-set-up"))]);
  return { text: asText(lines), blocks: [...sections(lines), ...(offersSetUp ? [open] : [])] };
}
