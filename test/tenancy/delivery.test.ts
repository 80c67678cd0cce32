import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hashOf } from "../../src/adapters/local-registry/token.ts";
import { records } from "../slack/acting-stage.ts";
import { useDatabase } from "../support/databases.ts";
import { drained, firstRoundOver, marksIn, othersThan, startTenants, type Tenants } from "./many-tenants.ts";
import { markOf } from "./pattern.ts";
import { twinCount, workspaceOf } from "./twins.ts";

const database = useDatabase();
const everyNumber = Array.from({ length: twinCount }, (_, at) => at);
let tenants: Tenants;
beforeAll(async () => {
  tenants = await startTenants(database, everyNumber);
}, 120_000);
afterAll(() => tenants?.stop());

const card = { kind: "invitation", id: records.underWay };
const told = {
  to: "U0BEN",
  card,
  notice: "invitation.answered",
  by: "U0ANNA",
  at: "2026-01-05T08:00:00.000Z",
};

/** The same messages wait in every workspace, under the same ids, for the same channel and the same person. */
const waiting = [
  { lane: "channel:C0SALES", topic: "card.refresh", body: { card } },
  { lane: "person:U0BEN", topic: "person.tell", body: told },
  {
    lane: "person:U0DAN",
    topic: "bulletin.person",
    body: { to: "U0DAN", bulletin: { kind: "drift.found", id: records.underWay } },
  },
] as const;

describe("two hundred workspaces that all have something to deliver, and something to sweep", () => {
  it("get it in their own Slack, by their own token, and nothing of anybody else's", async () => {
    const { patientDb: db } = database.current;
    await db.execute(sql`delete from cards`);
    await db.execute(sql`update outbox_messages set state = 'dismissed'`);
    for (const [at, { lane, topic, body }] of waiting.entries()) {
      await db.execute(
        sql`insert into outbox_messages (workspace_id, message_id, lane, topic, body, run_at, correlation_id, created_at)
            select workspace_id, ${`dddddddd-0000-7000-8000-00000000000${at}`}, ${lane}, ${topic},
              ${JSON.stringify({ topic, ...body })}::jsonb, now(), 'delivery', now() from workspaces
            where workspace_id <> ${workspaceOf(150)}`,
      );
    }
    await db.execute(
      sql`insert into workspace_dues select workspace_id, 'outbox', now(), 1 from workspaces
          on conflict (workspace_id, kind) do update set due_at = now(), version = workspace_dues.version + 1`,
    );
    await drained(db);
    await firstRoundOver(db, everyNumber.slice(1));

    const { traffic } = tenants.slackOf(0);
    const posted = new Map<string, string[]>();
    for (const each of traffic) {
      const text = JSON.stringify(each);
      expect(marksIn(text).filter((mark) => `T${mark}` !== each.teamId)).toEqual([]);
      if (each.direction !== "call" || each.method !== "chat.postMessage") continue;
      const said = `${each.args["channel"]}: ${each.args["text"]}`
        .replaceAll(each.teamId.slice(1), "(mark)")
        .replaceAll(/<!date[^>]*>/g, "(then)");
      posted.set(each.teamId, [...(posted.get(each.teamId) ?? []), said]);
    }
    const alike = new Set([...posted.values()].map((said) => said.sort().join("\n")));
    expect([...alike]).toEqual([expect.stringMatching(/C0SALES: .*\(mark\)/)]);
    // One has nothing to say.
    expect(posted.size).toBe(twinCount - 1);
  }, 300_000);
});

describe("the pages of a bot with two hundred workspaces", () => {
  const get = async (path: string) => {
    const response = await fetch(`${tenants.bot.url}${path}`);
    return { status: response.status, text: await response.text() };
  };
  const token = (number: number) => `a-personal-link-of-${number}`;

  it("show whoever has a link the one invitation that it is of, and take the answer for that one alone", async () => {
    const { patientDb: db } = database.current;
    for (const number of [100, 101]) {
      await db.execute(
        sql`update registry_links set token_hash = ${hashOf(token(number))}, expires_at = now() + interval '1 day',
              legs = '[{"kind":"reseller","providerId":null,"askedBy":"Contoso"}]', answers = null
            where workspace_id = ${workspaceOf(number)} and invitation_id = ${records.open}`,
      );
      const { status, text } = await get(`/i/${token(number)}`);
      expect(status).toBe(200);
      expect(marksIn(text)).toEqual([markOf(number)]);
    }
    const before = await othersThan(db, 101);
    const answered = await fetch(`${tenants.bot.url}/i/${token(101)}`, {
      method: "POST",
      body: new URLSearchParams({ decision: "accept", leg: "reseller", name: "Éva", jobTitle: "CEO" }),
    });
    expect(marksIn(await answered.text())).toEqual([markOf(101)]);
    expect(answered.status).toBe(200);
    expect(await othersThan(db, 101)).toEqual(before);
  });

  it("lists no workspace, and names none where no link leads to it", async () => {
    for (const path of [
      "/",
      "/i/unknown",
      "/h/unknown",
      "/h/unknown/invitation.eml",
      "/slack/install",
      "/healthz",
      "/readyz",
    ]) {
      const { text } = await get(path);
      expect(marksIn(text), path).toEqual([]);
      expect(text, path).not.toMatch(/Contoso|Titkos|00000000-0000-7000/);
    }
  });

  it("measures without a workspace, a customer, a person or a channel in any label", async () => {
    const { status, text } = await get("/metrics");
    expect(status).toBe(200);
    expect(text).toContain("kapocs_");
    expect(marksIn(text)).toEqual([]);
    expect(text).not.toMatch(
      /a-personal-link|Contoso|Titkos|\.example|[UCT]0[A-Z]+|[0-9a-f]{8}-[0-9a-f]{4}-/,
    );
  });
});
