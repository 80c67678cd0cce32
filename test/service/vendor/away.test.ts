import { addMinutes } from "date-fns";
import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { rowsOf } from "../../../db/client.ts";
import { saveBulletin } from "../../../db/queries/bulletins.ts";
import { moveVendorCursor } from "../../../db/queries/vendor-cursors.ts";
import { Bulletin } from "../../../src/domain/bulletin.ts";
import { episodeId } from "../../../src/domain/connection.ts";
import { MessageTs } from "../../../src/domain/ids.ts";
import { translator } from "../../../src/i18n/index.ts";
import { vendorConnection } from "../../../src/service/index.ts";
import { renderers } from "../../../src/slack/bulletins/renderers.ts";
import { createVoice } from "../../../src/slack/messages/voice.ts";
import { firstNow, makeContext, type TestContext } from "../../support/context.ts";
import { describeEachEngine } from "../../support/databases.ts";
import { adminAgent, system } from "../../support/people.ts";

const bot = system("clock");

/** What admin agents, and people one by one, were to be told. */
async function told(ctx: TestContext): Promise<string[]> {
  const rows = await rowsOf<{ told: string }>(
    ctx.db,
    sql`select topic || ' ' || (body->'bulletin'->>'id') as told from outbox_messages
        where workspace_id = ${ctx.workspaceId} order by created_at, message_id`,
  );
  return rows.map((row) => row.told);
}

describeEachEngine("a vendor that does not answer", (database) => {
  /** Its activity log was read at `firstNow` for the last time; then so many minutes went by. */
  const silentFor = async (minutes: number) => {
    const ctx = (await makeContext(database.current)).as(bot);
    const cursor = { readUntil: firstNow, dueAt: addMinutes(firstNow, 5) };
    await moveVendorCursor(ctx.db, ctx.workspaceId, "audit-log", cursor);
    ctx.setNow(addMinutes(firstNow, minutes));
    return ctx;
  };
  const away = episodeId("away", firstNow);
  const back = episodeId("back", firstNow);

  it("is told of after an hour and not before, once, however many find it out", async () => {
    const ctx = await silentFor(59);
    await vendorConnection.unheard(ctx, "no-answer");
    expect(await told(ctx)).toEqual([]);
    ctx.setNow(addMinutes(firstNow, 61));
    await Promise.all(Array.from({ length: 10 }, () => vendorConnection.unheard(ctx, "throttled")));
    ctx.setNow(addMinutes(firstNow, 300));
    await vendorConnection.unheard(ctx, "no-answer");
    expect(await told(ctx)).toEqual([`bulletin.admins ${away}`]);
  });

  it("is told of again when it is back, once, and where it stands it is said to be over", async () => {
    const ctx = await silentFor(90);
    await vendorConnection.unheard(ctx, "no-answer");
    await saveBulletin(
      ctx.db,
      ctx.workspaceId,
      { kind: "connection.away", id: away },
      adminAgent.slackUserId,
      { channelId: "D1", ts: MessageTs.parse("1772442000.000100"), postedAt: ctx.now() },
    );
    await Promise.all(Array.from({ length: 10 }, () => vendorConnection.heard(ctx)));
    expect((await told(ctx)).slice(1).sort()).toEqual([`bulletin.admins ${back}`, `bulletin.person ${away}`]);
  });

  it("bothers nobody when it was away for less, or when somebody has to act and is told of that", async () => {
    const ctx = await silentFor(30);
    await vendorConnection.unheard(ctx, "no-answer");
    await vendorConnection.heard(ctx);
    ctx.setNow(addMinutes(firstNow, 120));
    for (const trouble of ["not-signed-in", "sign-in-ended", "bad-client"] as const)
      await vendorConnection.unheard(ctx, trouble);
    expect(await told(ctx)).toEqual([]);
  });

  it("is told of anew when it is silent again", async () => {
    const ctx = await silentFor(90);
    await vendorConnection.unheard(ctx, "no-answer");
    await vendorConnection.heard(ctx);
    const later = addMinutes(firstNow, 100);
    await moveVendorCursor(ctx.db, ctx.workspaceId, "audit-log", { readUntil: later, dueAt: later });
    ctx.setNow(addMinutes(firstNow, 200));
    await vendorConnection.unheard(ctx, "no-answer");
    const admins = (await told(ctx)).filter((each) => each.startsWith("bulletin.admins"));
    expect(admins.at(-1)).toBe(`bulletin.admins ${episodeId("away", later)}`);
    expect(admins).toHaveLength(3);
  });

  it("reads well in both languages, during it and after it", async () => {
    const ctx = await silentFor(90);
    await vendorConnection.unheard(ctx, "no-answer");
    const say = async (id: string, language: "en" | "hu") => {
      const voice = createVoice(language, translator(language), null);
      const reader = { kind: "person", slackId: adminAgent.slackUserId, voice } as const;
      const bulletin = Bulletin.parse({ kind: "connection.away", id });
      return (await renderers["connection.away"](ctx, bulletin, reader))?.text ?? "";
    };
    expect(await say(away, "en")).toContain("Partner Center has not been reached since <!date^1772442000^");
    expect(await say(away, "hu")).toContain("A Partnerközpont nem érhető el ez óta: <!date^1772442000^");
    await vendorConnection.heard(ctx);
    expect(await say(away, "en")).toContain("It is again, and nobody has to do anything.");
    expect(await say(back, "en")).toContain(
      "Partner Center is reached again, after a silence since <!date^1772442000^",
    );
    expect(await say(back, "hu")).toContain("A Partnerközpont ismét elérhető.");
  });
});
