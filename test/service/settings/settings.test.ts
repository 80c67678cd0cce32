import { sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { rowsOf } from "../../../db/client.ts";
import { type ProviderId, SlackChannelId, SlackGroupId, SlackUserId } from "../../../src/domain/ids.ts";
import { defaultSettings, type TeamChannel } from "../../../src/domain/settings.ts";
import { channels, providers, roles, SetUpFile, settings, setUp } from "../../../src/service/index.ts";
import {
  auditTrail,
  expectRecorded,
  expectRefusalRecorded,
  makeContext,
  type TestContext,
} from "../../support/context.ts";
import { describeEachEngine } from "../../support/databases.ts";
import { adminAgent, owner, ownerDuringSetUp, salesAgent } from "../../support/people.ts";

const dan = SlackUserId.parse("U0DAN");
const team: TeamChannel = {
  id: SlackChannelId.parse("C0TEAM"),
  name: "team",
  language: "hu",
  isDefault: false,
  isShared: false,
};
const wanted = { ...defaultSettings, partnerName: "Fabrikam" };
const nobody = { people: [], groups: [] };
const justDan = (version: number) => ({
  adminAgents: { people: [dan], groups: [] },
  salesAgents: { people: [], groups: [SlackGroupId.parse("S0SALES")] },
  presentAdminAgent: dan,
  version,
});

describeEachEngine("the set-up of a workspace", (database) => {
  let ctx: TestContext;
  beforeEach(async () => {
    ctx = await makeContext(database.current, { actor: adminAgent });
  });

  /** Each verb on a workspace of its own, as somebody. */
  const saved = async () =>
    (await providers.save(ctx, { id: null, name: "Provider", tenantId: null }, 0)) as {
      readonly value: { readonly id: ProviderId };
    };
  const verbs: readonly {
    readonly name: string;
    readonly act: string;
    readonly refusal: string;
    readonly prepare: () => Promise<(as: TestContext) => Promise<{ readonly ok: boolean }>>;
  }[] = [
    {
      name: "settings can be changed",
      act: "settings.changed",
      refusal: "settings.change",
      prepare: async () => (as) => settings.change(as, wanted, 0),
    },
    {
      name: "roles can be given",
      act: "role.granted",
      refusal: "role.assign",
      prepare: async () => (as) => roles.assign(as, justDan(0)),
    },
    {
      name: "a provider can be added",
      act: "provider.saved",
      refusal: "provider.save",
      prepare: async () => (as) => providers.save(as, { id: null, name: "Provider", tenantId: null }, 0),
    },
    {
      name: "a provider can be removed",
      act: "provider.removed",
      refusal: "provider.remove",
      prepare: async () => {
        const { value } = await saved();
        return (as) => providers.remove(as, value.id, 1);
      },
    },
    {
      name: "a channel can be added",
      act: "channel.saved",
      refusal: "channel.save",
      prepare: async () => (as) => channels.save(as, team, 0),
    },
    {
      name: "a channel can be removed",
      act: "channel.removed",
      refusal: "channel.remove",
      prepare: async () => {
        await channels.save(ctx, { ...team, id: SlackChannelId.parse("C0OTHER") }, 0);
        await channels.save(ctx, team, 1);
        return (as) => channels.remove(as, team.id, 2);
      },
    },
  ];

  describe.each(verbs)("$name", ({ act, refusal, prepare }) => {
    it("by an admin agent, on record, telling nobody", async () => {
      const verb = await prepare();
      expect(await verb(ctx)).toMatchObject({ ok: true });
      await expectRecorded(database.current, ctx.workspaceId, {
        act,
        queued: [],
        by: adminAgent.slackUserId,
      });
    });

    it("not by a sales agent, which is on record too", async () => {
      const verb = await prepare();
      expect(await verb(ctx.as(salesAgent))).toMatchObject({ ok: false, reason: "not-permitted" });
      await expectRefusalRecorded(database.current, ctx.workspaceId, {
        act: refusal,
        reason: "not-permitted",
      });
    });

    it("by an owner only while the set-up is open", async () => {
      const verb = await prepare();
      expect(await verb(ctx.as(owner))).toMatchObject({ ok: false });
      expect(await verb(ctx.as(ownerDuringSetUp))).toMatchObject({ ok: true });
    });

    it("once, when ten do it at the same moment from the same screen", async () => {
      const verb = await prepare();
      const answers = await Promise.all(Array.from({ length: 10 }, () => verb(ctx)));
      expect(answers.filter((each) => each.ok)).toHaveLength(1);
      const trail = await auditTrail(database.current, ctx.workspaceId);

      expect(trail.filter((each) => each.endsWith(": changed-meanwhile"))).toHaveLength(9);
      expect(trail).toContain(act);
    });
  });

  it("keeps names on one line and readable in one direction", async () => {
    const named = await settings.change(ctx, { ...wanted, partnerName: " Acme\n\u202eevil\u0000 " }, 0);
    expect(named).toMatchObject({ value: { partnerName: "Acme evil" } });
    const draft = { id: null, name: "Nagy\u2028Elosztó\u200b \ud83d", tenantId: null };
    expect(await providers.save(ctx, draft, 1)).toMatchObject({ value: { name: "Nagy Elosztó \ufffd" } });
    const { partner, providers: listed } = SetUpFile.parse({
      partner: { name: "Acme\n\u202eevil" },
      roles: { adminAgents: {}, salesAgents: {} },
      providers: [{ name: "Nagy\nElosztó" }],
      channels: [],
    });
    expect([partner.name, listed[0]?.name]).toEqual(["Acme evil", "Nagy Elosztó"]);
  });

  it("has no names that nobody could see", async () => {
    const unseen = "\u200b\u202e";
    const refused = { ok: false, reason: "out-of-range" };
    expect(await settings.change(ctx, { ...wanted, partnerName: unseen }, 0)).toMatchObject(refused);
    expect(await providers.save(ctx, { id: null, name: unseen, tenantId: null }, 0)).toMatchObject(refused);
  });

  it("never loses its last admin agent by our own screens", async () => {
    await roles.assign(ctx, justDan(0));
    const without = { ...justDan(1), adminAgents: nobody, presentAdminAgent: null };
    expect(await roles.assign(ctx, without)).toMatchObject({ ok: false, reason: "last-admin-agent" });
    expect(await roles.grants(ctx)).toHaveLength(2);
  });

  it("withdraws a role that is not named any more, each on record", async () => {
    await roles.assign(ctx, justDan(0));
    expect(await roles.assign(ctx, { ...justDan(1), salesAgents: nobody })).toMatchObject({
      value: { granted: 0, withdrawn: 1 },
    });
    expect(await auditTrail(database.current, ctx.workspaceId)).toEqual([
      "role.granted",
      "role.granted",
      "role.withdrawn",
    ]);
  });

  it("refuses settings that are out of range", async () => {
    const names = ["", " ", "x".repeat(121)];
    for (const partnerName of names) {
      expect(await settings.change(ctx, { ...wanted, partnerName }, 0)).toMatchObject({
        reason: "out-of-range",
      });
    }
    for (const days of [0, 366, 1.5]) {
      const odd = { ...wanted, invitationValidForDays: days };
      expect(await settings.change(ctx, odd, 0)).toMatchObject({ reason: "out-of-range" });
    }
    expect(await settings.change(ctx, { ...wanted, partnerName: "ű".repeat(120) }, 0)).toMatchObject({
      ok: true,
    });
  });

  it("has one default channel, the first one until another is made it", async () => {
    const other = { ...team, id: SlackChannelId.parse("C0OTHER"), name: "other" };
    await channels.save(ctx, team, 0);
    await channels.save(ctx, other, 1);
    expect(await defaults()).toEqual(["C0TEAM"]);
    expect(await channels.remove(ctx, team.id, 2)).toMatchObject({ reason: "default-channel" });
    await channels.save(ctx, { ...other, isDefault: true }, 2);
    expect(await defaults()).toEqual(["C0OTHER"]);
    expect(await channels.remove(ctx, team.id, 3)).toMatchObject({ ok: true });
  });

  const defaults = async () =>
    (await setUp.read(ctx)).channels.filter((each) => each.isDefault).map((each) => each.id);

  it("takes a shared channel only where customer data may go there", async () => {
    const shared = { ...team, isShared: true };
    expect(await channels.save(ctx, shared, 0)).toMatchObject({ reason: "channel-shared" });
    await settings.change(ctx, { ...wanted, sharedChannelsAllowed: true }, 0);
    expect(await channels.save(ctx, shared, 1)).toMatchObject({ ok: true });
  });

  it("goes on naming a provider that was removed, but does not offer it", async () => {
    const { value } = await saved();
    await providers.remove(ctx, value.id, 1);
    expect((await setUp.read(ctx)).providers).toEqual([]);
    expect(await providers.remove(ctx, value.id, 2)).toMatchObject({ reason: "not-found" });
    expect(await providers.save(ctx, { id: value.id, name: "Back", tenantId: null }, 2)).toMatchObject({
      reason: "not-found",
    });
  });

  it("is told open again once, to those who were admin agents", async () => {
    const system = ctx.as({ kind: "system", name: "slack" });
    expect(await setUp.reopen(system, [])).toEqual({ ok: true, value: "known-already" });
    await roles.assign(ctx, justDan(0));
    const cili = SlackUserId.parse("U0CILI");
    expect(await setUp.reopen(system, [cili])).toEqual({ ok: true, value: "reopened" });
    expect(await setUp.reopen(system, [cili])).toEqual({ ok: true, value: "known-already" });
    await expectRecorded(database.current, ctx.workspaceId, {
      act: "set-up.reopened",
      queued: ["set-up.tell", "set-up.tell"],
      by: "system:slack",
    });
  });

  it("of one workspace is not another one's", async () => {
    const elsewhere = await makeContext(database.current, { actor: adminAgent });
    await settings.change(ctx, wanted, 0);
    await channels.save(ctx, team, 1);
    expect(await setUp.read(elsewhere)).toMatchObject({ channels: [], version: 0 });
    expect(await channels.remove(elsewhere, team.id, 0)).toMatchObject({ reason: "not-found" });
  });

  it("can be made again from a file, and a second time changes nothing", async () => {
    const file = SetUpFile.parse({
      partner: { name: "Fabrikam", kind: "indirect-reseller", emailLanguage: "hu" },
      roles: { adminAgents: { people: ["U0DAN"] }, salesAgents: { groups: ["S0SALES"] } },
      providers: [{ name: "Distribution" }],
      channels: [{ id: "C0OTHER" }, { id: "C0TEAM", language: "hu", default: true }],
    });
    const asked = {
      presentAdminAgent: dan,
      channels: [
        { id: "C0OTHER", name: "other", isShared: false },
        { id: "C0TEAM", name: "team", isShared: false },
      ],
    };
    const operator = ctx.as({ kind: "system", name: "operator" });
    expect(await setUp.apply(operator, file, asked)).toEqual({
      changes: [
        "changed the settings",
        "saved the provider Distribution",
        "saved the channel C0TEAM",
        "saved the channel C0OTHER",
        "changed the roles",
      ],
      refusal: null,
    });
    expect(await defaults()).toEqual(["C0TEAM"]);
    expect(await setUp.apply(operator, file, asked)).toEqual({ changes: [], refusal: null });
    const rows = await rowsOf<{ actor: string }>(
      database.current.db,
      sql`select distinct actor from audit_entries where workspace_id = ${ctx.workspaceId}`,
    );
    expect(rows.map((each) => each.actor)).toEqual(["system:operator"]);
  });
});

describe("a set-up file", () => {
  const right = {
    partner: { name: "Fabrikam" },
    roles: { adminAgents: { people: ["U0DAN"] } },
    channels: [{ id: "C0TEAM" }],
  };
  it.each([
    ["a misspelt key", { ...right, chanels: [] }],
    ["no partner", { ...right, partner: {} }],
    ["a handle in place of a group's id", { ...right, roles: { adminAgents: { groups: ["@admins"] } } }],
    [
      "two default channels",
      {
        ...right,
        channels: [
          { id: "C1", default: true },
          { id: "C2", default: true },
        ],
      },
    ],
    ["days that are out of range", { ...right, deadlines: { invitationDays: 0 } }],
  ])("with %s is refused as a whole", (_what, file) => {
    expect(SetUpFile.safeParse(file).success).toBe(false);
  });

  it("needs little", () => {
    expect(
      SetUpFile.safeParse({ ...right, roles: { adminAgents: { people: ["U0DAN"] }, salesAgents: {} } })
        .success,
    ).toBe(true);
  });
});
