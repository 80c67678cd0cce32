import { addHours, addSeconds } from "date-fns";
import { sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { rowsOf } from "../../../db/client.ts";
import { findInstallation, leaseTokenRenewal } from "../../../db/queries/installations.ts";
import { SlackUserId } from "../../../src/domain/ids.ts";
import type { SlackAnswer, SlackGrant, SlackOauth, SlackToken } from "../../../src/ports/slack-oauth.ts";
import { installations } from "../../../src/service/index.ts";
import { firstNow, makeContext, type TestContext } from "../../support/context.ts";
import { useDatabase } from "../../support/databases.ts";

const database = useDatabase();
/** Two hours before the end, and a moment. */
const late = addSeconds(firstNow, 10 * 3_600 + 1);
const by = SlackUserId.parse("U0OWNER");
let ctx: TestContext;
/** Refresh tokens that Slack was asked with. */
let asked: string[];

beforeEach(async () => {
  ctx = (await makeContext(database.current)).as({ kind: "system", name: "clock" });
  asked = [];
  const taken = await installations.take(
    { db: ctx.db, newWorkspaceId: ctx.workspaceId, contextFor: () => ctx },
    grant(),
  );
  expect(taken).toEqual({ workspaceId: ctx.workspaceId, kind: "first" });
  ctx.setNow(late);
});

function grant(): SlackGrant {
  return {
    ...token("1"),
    // As makeContext made the workspace.
    place: { teamId: `T${ctx.workspaceId.replaceAll("-", "").toUpperCase()}`, enterpriseId: "" },
    ...{ isOrgWide: false, name: "Contoso", url: null, appId: "A1", botId: "B1", botUserId: "U1", by },
  };
}

function token(number: string): SlackToken {
  return {
    botToken: `xoxb-${number}`,
    refreshToken: `xoxe-${number}`,
    endsInSeconds: 12 * 3_600,
    scopes: ["commands"],
  };
}

/** A Slack that answers renewals one after the other. */
function slackThatSays(...answers: SlackAnswer<SlackToken>[]): SlackOauth {
  return {
    trade: () => Promise.reject(new Error("nothing is traded here")),
    probe: async () => "good",
    async renew(refreshToken) {
      asked.push(refreshToken);
      return answers.shift() ?? { outcome: "refused", code: "invalid_refresh_token" };
    },
  };
}
const granted = (number: string) => ({ outcome: "granted", value: token(number) }) as const;
const current = async () => {
  const stored = await findInstallation(ctx.db, ctx.workspaceId);
  if (!stored) throw new Error("there is no installation");
  return stored;
};
const tokenNow = async () =>
  (await installations.open({ db: ctx.db, sealer: ctx.sealer }, ctx.workspaceId))?.botToken;
const toldOf = async () =>
  (
    await rowsOf<{ body: { why: string; to: string } }>(
      ctx.db,
      sql`select body from outbox_messages where workspace_id = ${ctx.workspaceId} and topic = 'set-up.tell' order by message_id`,
    )
  ).map(({ body }) => body.why);
const acts = async () =>
  (
    await rowsOf<{ act: string }>(
      ctx.db,
      sql`select act from audit_entries where workspace_id = ${ctx.workspaceId} order by seq`,
    )
  ).map(({ act }) => act);

describe("a token that ends", () => {
  it("is left alone until two hours before its end", async () => {
    ctx.setNow(addHours(firstNow, 9));
    expect(await installations.renew(ctx, slackThatSays(granted("2")))).toBe("not-needed");
    expect(asked).toEqual([]);
  });

  it("is replaced with its refresh token, sealed", async () => {
    expect(await installations.renew(ctx, slackThatSays(granted("2")))).toBe("renewed");
    expect(asked).toEqual(["xoxe-1"]);
    expect(await tokenNow()).toBe("xoxb-2");
    const stored = await current();
    expect(JSON.stringify(stored)).not.toMatch(/xox[be]-/);
    expect(stored).toMatchObject({ renewingUntil: null, tokenEndsAt: addHours(late, 12) });
  });

  it("is asked for once by ten at the same moment", async () => {
    const slack = slackThatSays(granted("2"));
    const all = await Promise.all(Array.from({ length: 10 }, () => installations.renew(ctx, slack)));
    expect(all.filter((each) => each === "renewed")).toHaveLength(1);
    expect(asked).toEqual(["xoxe-1"]);
  });

  it("is asked for again, within Slack's grace, when the process died with the answer in its hand", async () => {
    // The other process took the lease, had its answer, and was killed.
    await leaseTokenRenewal(ctx.db, await current(), { until: addSeconds(late, 15), now: late });
    const slack = slackThatSays(granted("3"));
    expect(await installations.renew(ctx, slack)).toBe("elsewhere");
    expect(await tokenNow()).toBe("xoxb-1");
    ctx.setNow(addSeconds(late, 16));
    expect(await installations.renew(ctx, slack)).toBe("renewed");
    expect(asked).toEqual(["xoxe-1"]);
    expect(await tokenNow()).toBe("xoxb-3");
  });

  it("works on when Slack refuses another, and its installer is told once", async () => {
    const slack = slackThatSays();
    expect(await installations.renew(ctx, slack)).toBe("refused");
    expect(await installations.renew(ctx, slack)).toBe("elsewhere");
    ctx.setNow(addHours(late, 1));
    expect(await installations.renew(ctx, slack)).toBe("refused");
    expect(await tokenNow()).toBe("xoxb-1");
    expect(await toldOf()).toEqual(["installed", "token-ending"]);
    expect((await acts()).filter((act) => act === "app.renewal-refused")).toHaveLength(1);
  });

  it("is wiped at its end, and the app is installed again with all its data", async () => {
    const slack = slackThatSays();
    await installations.renew(ctx, slack);
    ctx.setNow(addHours(firstNow, 13));
    expect(await installations.renew(ctx, slack)).toBe("ended");
    expect(await current()).toMatchObject({
      state: "revoked",
      sealedBotToken: null,
      sealedRefreshToken: null,
    });
    expect(await installations.renew(ctx, slack)).toBe("not-needed");

    const again = { db: ctx.db, newWorkspaceId: ctx.workspaceId, contextFor: () => ctx };
    expect(await installations.take(again, grant())).toEqual({ workspaceId: ctx.workspaceId, kind: "again" });
    expect(await toldOf()).toEqual(["installed", "token-ending", "installed-again"]);
  });

  it("is tried again in a minute when Slack does not answer", async () => {
    const slack = slackThatSays({ outcome: "away", cause: new Error("no answer") }, granted("2"));
    expect(await installations.renew(ctx, slack)).toBe("away");
    ctx.setNow(addSeconds(late, 30));
    expect(await installations.renew(ctx, slack)).toBe("elsewhere");
    ctx.setNow(addSeconds(late, 61));
    expect(await installations.renew(ctx, slack)).toBe("renewed");
  });

  it("does not take the place of one from an installation in between", async () => {
    const slack = slackThatSays(granted("2"));
    const slow: SlackOauth = {
      ...slack,
      async renew(refreshToken) {
        const answer = await slack.renew(refreshToken);
        const again = { db: ctx.db, newWorkspaceId: ctx.workspaceId, contextFor: () => ctx };
        await installations.take(again, { ...grant(), ...token("9") });
        return answer;
      },
    };
    expect(await installations.renew(ctx, slow)).toBe("elsewhere");
    expect(await tokenNow()).toBe("xoxb-9");
  });
});

describe("the end of an installation", () => {
  const end = async (told: "uninstalled" | "revoked", version: number) =>
    installations.end(ctx, { version, told, because: told });

  it("is put on record once for each thing that was told, in either order", async () => {
    const { version } = await current();
    expect(await end("revoked", version)).toBe("ended");
    expect(await end("revoked", version)).toBe("known-already");
    expect(await end("uninstalled", version)).toBe("ended");
    expect(await end("revoked", version)).toBe("known-already");
    expect((await current()).state).toBe("uninstalled");
    expect((await acts()).filter((act) => act.startsWith("app."))).toEqual([
      "app.installed",
      "app.revoked",
      "app.uninstalled",
    ]);
  });

  it("spares an installation that is newer than what was looked at", async () => {
    const { version } = await current();
    const again = { db: ctx.db, newWorkspaceId: ctx.workspaceId, contextFor: () => ctx };
    await installations.take(again, grant());
    expect(await end("uninstalled", version)).toBe("installed-anew");
    expect((await current()).state).toBe("active");
  });
});
