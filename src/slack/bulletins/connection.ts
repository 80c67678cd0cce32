import { episodeOf } from "../../domain/connection.ts";
import { vendorConnection } from "../../service/index.ts";
import { actionsBlock, button, section } from "../blocks.ts";
import { actions } from "../ids.ts";
import { asText, type Message, sections, type Voice } from "../messages/voice.ts";
import { troubleSentence } from "../modals/setup-connection.ts";
import type { BulletinRenderer } from "./renderers.ts";

/** The vendor refuses our sign-in: what happened, and who must do what now; or that it is over. */
export const connectionTrouble: BulletinRenderer = async (ctx, bulletin, { voice }) => {
  const status = await vendorConnection.status(ctx);
  if (!status) return null;
  const { t } = voice;
  const as = voice.name(status.signedInAs ?? "");
  if (status.trouble === null) return quiet([t("connection.bulletin.trouble.over", { as })]);
  if (status.trouble !== episodeOf(bulletin.id)) return quiet([t("connection.bulletin.trouble.changed")]);
  return withSetUp(voice, [
    t("connection.bulletin.trouble", { what: troubleSentence(t, status.trouble) }),
    t("connection.bulletin.trouble.affected"),
  ]);
};

/** The vendor was not reached for long: since when, what waits, what to look at; or that it is reached again. */
export const connectionAway: BulletinRenderer = async (ctx, bulletin, { voice }) => {
  const { t } = voice;
  const since = new Date(bulletin.id.slice(bulletin.id.indexOf("@") + 1));
  const date = voice.date(since);
  if (episodeOf(bulletin.id) === "back") return quiet([t("connection.bulletin.back", { since: date })]);
  const awaySince = await vendorConnection.awaySince(ctx);
  if (awaySince?.getTime() !== since.getTime())
    return quiet([t("connection.bulletin.away.over", { since: date })]);
  return withSetUp(voice, [
    t("connection.bulletin.away", { since: date }),
    t("connection.bulletin.away.affected"),
  ]);
};

/** The sign-in ends soon, or ended; or that it was renewed. */
export const connectionEnding: BulletinRenderer = async (ctx, bulletin, { voice }) => {
  const status = await vendorConnection.status(ctx);
  if (!status?.endsAt) return null;
  const { t } = voice;
  const as = voice.name(status.signedInAs ?? "");
  if (status.state === "ended") return withSetUp(voice, [t("connection.bulletin.ended", { as })]);
  const until = voice.day(status.endsAt);
  // The warning names the end that it was about: a later one is another sign-in, or a renewed one.
  if (!bulletin.id.endsWith(status.endsAt.toISOString()))
    return quiet([t("connection.bulletin.ending.over", { until })]);
  return withSetUp(voice, [t("connection.bulletin.ending", { as, until })]);
};

function quiet(lines: readonly string[]): Message {
  return { text: asText(lines), blocks: sections(lines) };
}

function withSetUp({ t }: Voice, lines: readonly string[]): Message {
  return {
    text: asText(lines),
    blocks: [
      ...lines.map((line) => section(line)),
      actionsBlock([button(actions.setUpOpen, t("connection.open-set-up"), { style: "primary" })]),
    ],
  };
}
