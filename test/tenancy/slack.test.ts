import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ForgedView } from "../../src/simulators/slack/simulator.ts";
import { routes } from "../../src/slack/routes.ts";
import { changesBy, records } from "../slack/acting-stage.ts";
import { everyRequest } from "../slack/every-request.ts";
import { useDatabase } from "../support/databases.ts";
import {
  drained,
  firstRoundOver,
  marksIn,
  othersThan,
  startTenants,
  type Tenants,
  teamsWrittenTo,
} from "./many-tenants.ts";
import { markOf } from "./pattern.ts";
import { few, workspaceOf } from "./twins.ts";

const database = useDatabase();
let tenants: Tenants;
beforeAll(async () => {
  const { patientDb: db } = database.current;
  tenants = await startTenants(database, few);
  // The one that has nothing has an admin agent all the same.
  await db.execute(
    sql`insert into role_grants select ${workspaceOf(150)}, role, holder_kind, holder_id, 'system:operator', granted_at
        from role_grants where workspace_id = ${workspaceOf(0)}`,
  );
  await firstRoundOver(db, few);
}, 120_000);
afterAll(() => tenants?.stop());

/** What an admin agent of one workspace sees and calls forth by everything there is to send, in text and by team. */
async function sendAll(number: number, requests: ReturnType<typeof everyRequest>) {
  const slack = tenants.slackOf(number);
  const from = slack.traffic.length;
  const shown: string[] = [];
  for (const { forged } of requests) {
    const { answer } = await slack.forge("U0DAN", forged);
    shown.push(JSON.stringify(answer ?? null));
  }
  for (const type of Object.keys(routes.events)) {
    const channel = { id: "C0SALES", channel: "C0SALES", user: "U0ANNA" };
    await slack.event({
      type,
      user: "U0DAN",
      tab: "home",
      subteam_id: "S0ADMINS",
      ...(type.includes("channel") ? channel : {}),
    });
  }
  await slack.idle();
  await drained(database.current.patientDb, number);
  const exchanges = slack.traffic.slice(from);
  return {
    shown:
      shown.join("\n") + JSON.stringify(exchanges.filter(({ teamId }) => teamId === `T${markOf(number)}`)),
    teams: teamsWrittenTo(exchanges),
    exchanges,
  };
}

describe("an admin agent of one of two hundred workspaces", () => {
  it("sees and changes their own alone, though every id they send is in all of them", async () => {
    const { patientDb: db } = database.current;
    const before = await othersThan(db, 100);
    for (const id of Object.values(records)) {
      const { shown, teams } = await sendAll(100, everyRequest(id));
      expect(teams).toEqual([`T${markOf(100)}`]);
      expect(marksIn(shown)).toEqual([markOf(100)]);
    }
    expect(await othersThan(db, 100)).toEqual(before);
    // In earnest: their own changed.
    expect(await changesBy(db, "U0DAN")).toEqual(
      expect.arrayContaining([
        "invitation.discarded",
        "outbox.retried",
        "removal.executing",
        "removal.withdrawn",
      ]),
    );
  }, 120_000);

  it("finds nothing by the ids, screens, pages and buttons of the others, where there is nothing of their own", async () => {
    const { patientDb: db } = database.current;
    // Somebody else looks at all of theirs first: what they had before them is sent from where it is nobody's.
    const theirs = (await sendAll(101, everyRequest(records.open))).exchanges.flatMap((each) =>
      each.direction === "call" ? viewsIn(each.args) : viewsIn(each.answer),
    );
    expect(theirs.length).toBeGreaterThan(30);
    const before = await othersThan(db, 150, [100, 101]);
    for (const id of Object.values(records)) {
      const { shown, teams } = await sendAll(150, everyRequest(id));
      expect(teams).toEqual([`T${markOf(150)}`]);
      expect(marksIn(shown).filter((mark) => mark !== markOf(150))).toEqual([]);
    }
    const copied = await sendAll(150, everyCopied(theirs));
    expect(copied.teams).toEqual([`T${markOf(150)}`]);
    expect(await othersThan(db, 150, [100, 101])).toEqual(before);
  }, 120_000);
});

interface SeenView {
  readonly callback_id?: string;
  readonly private_metadata?: string;
  readonly blocks: readonly unknown[];
}

function viewsIn(value: unknown): readonly SeenView[] {
  const { view } = (value ?? {}) as { view?: SeenView | string };
  if (view === undefined) return [];
  return [typeof view === "string" ? (JSON.parse(view) as SeenView) : view];
}

/** Every form and every button of these screens, sent with the metadata that was in them. */
function* everyCopied(seen: readonly SeenView[]): ReturnType<typeof everyRequest> {
  for (const each of seen) {
    const view: ForgedView = {
      callbackId: each.callback_id ?? "",
      privateMetadata: each.private_metadata ?? "",
      ...{ blocks: [], values: {} },
    };
    if (view.callbackId in routes.views)
      yield { route: view.callbackId, forged: { kind: "submission", view } };
    for (const [, actionId = "", value = ""] of JSON.stringify(each.blocks).matchAll(
      /"action_id":"([^"]+)"[^{}]*?"value":"([^"]*)"/g,
    )) {
      yield { route: actionId, forged: { kind: "action", actionId, value, view } };
    }
  }
}
