import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { openEmbedded, rowsOf } from "../../db/client.ts";
import { migrate } from "../../db/migrate.ts";
import { listWorkspaceIds } from "../../db/queries/workspaces.ts";
import { createSealer } from "../../src/adapters/sealer.ts";
import { DoctorReport, runDoctor } from "../../src/cli/doctor.ts";
import { setUpFrom } from "../../src/cli/setup.ts";
import { manifestScopes } from "../../src/compose/manifest.ts";
import { imageFor } from "../../src/database-image.ts";
import { examineClock } from "../../src/doctor/clock.ts";
import { scopeUses } from "../../src/doctor/slack.ts";
import { botTokenContext } from "../../src/service/installations/seals.ts";
import {
  type InstalledApp,
  type SlackSimulator,
  startSlackSimulator,
} from "../../src/simulators/slack/simulator.ts";
import { useDatabase } from "../support/databases.ts";

const database = useDatabase();
const folder = mkdtempSync(join(tmpdir(), "kapocs-doctor-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const setUp = `
partner: { name: Contoso Partner, emailLanguage: hu }
roles:
  adminAgents: { groups: [S0ADMINS] }
  salesAgents: { groups: [S0SALES] }
channels:
  - { id: C0SALES, language: hu, default: true }
`;
const allScopes = Object.keys(scopeUses);

let slack: SlackSimulator;
let app: InstalledApp;
const everyone = new Set<string>();

const settings = (): Record<string, string> => ({
  SLACK_BOT_TOKEN: app.botToken,
  SLACK_SIGNING_SECRET: "0123456789abcdef0123456789abcdef",
  SLACK_API_URL: slack.apiUrl,
  DATABASE_URL: database.url,
  ENCRYPTION_KEY: Buffer.alloc(32, 1).toString("base64"),
  // Nothing listens there.
  PORT: "1",
});

/** Runs it as a machine would; what it says is checked against the documented shape. */
async function examine(env: Record<string, string>, options = {}) {
  let line = "";
  const code = await runDoctor({ json: true, lang: "en", ...options }, env, (said) => {
    line = said;
  });
  const report = DoctorReport.parse(JSON.parse(line));
  return {
    code,
    report,
    /** Everything that is not well, as `level group.code`. */
    wrong: report.findings
      .filter(({ level }) => level === "fault" || level === "warning")
      .map((each) => `${each.level} ${each.group}.${each.code}`),
    well: report.findings.filter(({ level }) => level === "ok").map((each) => `${each.group}.${each.code}`),
  };
}

beforeAll(async () => {
  slack = await startSlackSimulator();
  app = slack.install({ scopes: allScopes });
  const path = join(folder, "setup.yml");
  writeFileSync(path, setUp);
  vi.spyOn(process.stdout, "write").mockReturnValue(true);
  await setUpFrom(path, { ...settings(), LOG_LEVEL: "silent" });
  vi.restoreAllMocks();
  for (const id of slack.world.userGroups.get("S0ADMINS")?.users ?? []) everyone.add(id);
});
afterAll(() => slack.close());
beforeEach(() => {
  slack.world.team.plan = "paid";
  const group = slack.world.userGroups.get("S0ADMINS")!;
  Object.assign(group, { deletedAt: 0, users: [...everyone] });
  Object.assign(slack.world.channels.get("C0SALES")!, { isArchived: false, isExtShared: false });
});
afterEach(() => slack.install({ scopes: allScopes }));

describe("the doctor, beside a workspace where all is well", () => {
  it("finds no fault, and ends with 0", async () => {
    const { code, report, wrong, well } = await examine(settings());
    expect(wrong).toEqual(["warning address.missing-for-links"]);
    expect(code).toBe(0);
    expect(report.ok).toBe(true);
    expect(well).toEqual([
      "settings.fine",
      "database.answers",
      "database.quick",
      "database.up-to-date",
      "key.opens",
      "slack.token",
      "slack.scopes",
      "roles.group",
      "roles.group",
      "roles.decide",
      "channels.fine",
      "clock.slack",
      "clock.database",
    ]);
  });

  it("changes not one row", async () => {
    const contents = async () => {
      const { db } = database.current;
      const tables = await rowsOf<{ name: string }>(
        db,
        sql`select quote_ident(table_name) as name from information_schema.tables where table_schema = 'public' order by 1`,
      );
      expect(tables.length).toBeGreaterThan(20);
      const each = tables.map(
        ({ name }) =>
          `select '${name}' as name, md5(string_agg(t::text, '|' order by t::text)) as rows from ${name} t`,
      );
      return rowsOf(db, sql.raw(each.join(" union all ")));
    };
    const before = await contents();
    await examine(settings());
    expect(await contents()).toEqual(before);
  });

  it("shows no secret and no token, whatever it says", async () => {
    const { report } = await examine({ ...settings(), PUBLIC_URL: "http://localhost:1" });
    const said = JSON.stringify(report);
    for (const secret of [app.botToken, settings()["ENCRYPTION_KEY"]!, "0123456789abcdef", "kapocs:"])
      expect(said).not.toContain(secret);
  });

  it("says the same in Hungarian", async () => {
    const { report } = await examine(settings(), { lang: "hu" });
    expect(report.language).toBe("hu");
    expect(report.findings[0]!.text).toBe("Minden beállítás használható.");
  });

  it("says in words what is a fault, for people", async () => {
    const lines: string[] = [];
    await runDoctor({ lang: "en" }, { ...settings(), PORT: "x" }, (line) => lines.push(line));
    expect(lines).toContain("Settings");
    expect(lines.join("\n")).toMatch(/ {2}FAULT {8}PORT is not a port number\./);
    expect(lines.at(-1)).toBe("1 fault, 1 warning, 1 not checked.");
  });
});

describe("the doctor, about settings", () => {
  it("names every mistake at once, looks at the rest all the same, and ends with 1", async () => {
    const { code, wrong, well } = await examine({ ...settings(), SLACK_BOT_TOKEN: "x", PORT: "x" });
    expect(wrong.filter((each) => each === "fault settings.wrong")).toHaveLength(2);
    expect(well).toContain("database.answers");
    expect(code).toBe(1);
  });

  it("ends with 2 for a workspace or a language that it does not know", async () => {
    const said = vi.spyOn(process.stderr, "write").mockReturnValue(true);
    expect(await runDoctor({ workspace: "T0001" }, settings())).toBe(2);
    expect(await runDoctor({ lang: "de" }, settings())).toBe(2);
    said.mockRestore();
  });
});

describe("the doctor, about the database", () => {
  it("says that nobody answers, without the password", async () => {
    const { wrong, report } = await examine({
      ...settings(),
      DATABASE_URL: "postgres://kapocs:secret-word@127.0.0.1:1/kapocs",
    });
    expect(wrong).toContain("fault database.silent");
    expect(JSON.stringify(report)).not.toContain("secret-word");
    expect(report.findings.find(({ group }) => group === "database")?.text).toContain("127.0.0.1:1/kapocs");
  });

  it("says that the database is not there", async () => {
    const url = new URL(database.url);
    url.pathname = "/nothing-of-the-kind";
    const { wrong } = await examine({ ...settings(), DATABASE_URL: url.href });
    expect(wrong).toContain("fault database.unknown");
  });

  it("says that the folder is in use while a bot has it, and leaves it alone", async () => {
    const place = join(folder, "in-use");
    const owner = await openEmbedded(place, imageFor(place));
    await migrate(owner);
    const { DATABASE_URL: _, ENCRYPTION_KEY: __, ...rest } = settings();
    const before = readdirSync(place);
    const { report, code } = await examine({ ...rest, KAPOCS_DATA_DIR: place });
    expect(report.findings.map((each) => `${each.level} ${each.group}.${each.code}`)).toEqual(
      expect.arrayContaining(["ok folder.in-use", "not-checked database.in-use"]),
    );
    expect(code).toBe(0);
    expect(readdirSync(place)).toEqual(before);
    await owner.close();
    const after = await examine({ ...rest, KAPOCS_DATA_DIR: place });
    expect(after.well).toEqual(expect.arrayContaining(["folder.free", "database.embedded"]));
    expect(readdirSync(place)).not.toContain("encryption.key");
  }, 60_000);

  it("makes no folder that is not there", async () => {
    const place = join(folder, "not-there");
    const { DATABASE_URL: _, ENCRYPTION_KEY: __, ...rest } = settings();
    const { well } = await examine({ ...rest, KAPOCS_DATA_DIR: place });
    expect(well).toEqual(expect.arrayContaining(["folder.to-be-made", "database.to-be-made"]));
    expect(statSync(place, { throwIfNoEntry: false })).toBeUndefined();
  });
});

describe("the doctor, about Slack", () => {
  it("says what will not work without a scope", async () => {
    slack.uninstall().catch(() => {});
    app = slack.install({ scopes: allScopes.filter((each) => !/^(usergroups|channels):/.test(each)) });
    const { wrong, report } = await examine(settings());
    expect(wrong).toEqual(
      expect.arrayContaining([
        "fault slack.scope.usergroups-read",
        "warning slack.scope.channels-read",
        "warning slack.scope.channels-history",
      ]),
    );
    expect(report.findings.find(({ code }) => code === "scope.usergroups-read")?.text).toContain("role");
  });

  it("says that the token is refused", async () => {
    const { wrong } = await examine({ ...settings(), SLACK_BOT_TOKEN: "xoxb-nobody" });
    expect(wrong).toContain("fault slack.refused");
  });

  it("says that Slack does not answer", async () => {
    const { wrong } = await examine({ ...settings(), SLACK_API_URL: "http://127.0.0.1:1/api/" });
    expect(wrong).toContain("fault slack.silent");
  });

  it("tries the app token of Socket Mode, and opens nothing", async () => {
    expect((await examine({ ...settings(), SLACK_APP_TOKEN: app.appToken })).well).toContain("slack.socket");
    const { wrong } = await examine({ ...settings(), SLACK_APP_TOKEN: "xapp-nobody" });
    expect(wrong).toContain("fault slack.socket-refused");
  });

  it("has a sentence for each scope of the manifest", () => {
    const { needed, optional } = manifestScopes();
    expect([...needed, ...optional].sort()).toEqual([...allScopes].sort());
  });
});

describe("the doctor, about roles and channels", () => {
  it("says that a group is disabled, and that nobody can decide then", async () => {
    slack.world.userGroups.get("S0ADMINS")!.deletedAt = 1;
    const { wrong } = await examine(settings());
    expect(wrong).toEqual(
      expect.arrayContaining(["fault roles.group-disabled", "fault roles.nobody-decides"]),
    );
  });

  it("says that the only admin agent's own removals would wait for ever", async () => {
    const [only] = everyone;
    slack.world.userGroups.get("S0ADMINS")!.users = [only!];
    const { wrong, code } = await examine(settings());
    expect(wrong).toContain("warning roles.one-decides");
    expect(code).toBe(0);
  });

  it("says that a group is empty", async () => {
    slack.world.userGroups.get("S0ADMINS")!.users = [];
    const { wrong } = await examine(settings());
    expect(wrong).toEqual(expect.arrayContaining(["fault roles.group-empty", "fault roles.nobody-decides"]));
  });

  it("says that the plan has no groups", async () => {
    slack.world.team.plan = "free";
    expect((await examine(settings())).wrong).toContain("fault roles.no-groups-on-plan");
  });

  it("says that a channel is archived, or shared with another organisation", async () => {
    const channel = slack.world.channels.get("C0SALES")!;
    channel.isArchived = true;
    expect((await examine(settings())).wrong).toContain("fault channels.archived");
    Object.assign(channel, { isArchived: false, isExtShared: true });
    expect((await examine(settings())).wrong).toContain("fault channels.shared");
  });
});

describe("the doctor, about many workspaces", () => {
  const many = () => {
    const { SLACK_BOT_TOKEN: _, ...rest } = settings();
    return {
      ...rest,
      SLACK_CLIENT_ID: app.clientId,
      SLACK_CLIENT_SECRET: app.clientSecret,
      SLACK_STATE_SECRET: "a state secret of some length, for tests only",
      PUBLIC_URL: "https://localhost:1",
    };
  };
  const install = async (botToken: string) => {
    const { db } = database.current;
    const [workspaceId] = await listWorkspaceIds(db);
    const sealed = createSealer(Buffer.alloc(32, 1)).seal(botToken, botTokenContext(workspaceId!));
    await db.execute(sql`delete from installations`);
    await db.execute(
      sql`insert into installations (workspace_id, name, app_id, bot_id, bot_user_id, installed_by, installed_at, sealed_bot_token)
        values (${workspaceId}, 'Kapocs Demo', 'A1', 'B1', 'U1', 'U1', now(), ${sealed})`,
    );
  };

  it("looks at each with the token of its own installation", async () => {
    await install(app.botToken);
    const { well } = await examine(many());
    expect(well).toEqual(
      expect.arrayContaining(["key.opens", "slack.token", "slack.scopes", "roles.decide", "channels.fine"]),
    );
  });

  it("says whose token is refused, and which does not open", async () => {
    await install("xoxb-nobody");
    expect((await examine(many())).wrong).toContain("fault slack.installation-refused");
    const other = { ENCRYPTION_KEY: Buffer.alloc(32, 5).toString("base64") };
    const { wrong } = await examine({ ...many(), ...other });
    expect(wrong).toEqual(expect.arrayContaining(["fault key.another", "fault slack.sealed"]));
    await database.current.db.execute(sql`delete from installations`);
    expect((await examine(many())).wrong).toContain("warning slack.not-installed");
  });
});

describe("the doctor, about the clock", () => {
  const ours = new Date("2026-11-02T09:00:00Z");
  const off = (seconds: number) => ({ ours, theirs: new Date(ours.getTime() + seconds * 1_000) });

  it("calls more than a minute a fault, early or late, and less none", () => {
    const levels = (seconds: number) =>
      examineClock({ slack: off(seconds), database: off(seconds), vendor: off(seconds) }).map(
        ({ level }) => level,
      );
    expect(levels(59)).toEqual(["ok", "ok", "ok"]);
    expect(levels(61)).toEqual(["fault", "fault", "fault"]);
    expect(levels(-61)).toEqual(["fault", "fault", "fault"]);
  });

  it("says so when nobody told the time", () => {
    const [finding] = examineClock({ slack: null, database: null, vendor: null });
    expect(finding).toMatchObject({ level: "not-checked", code: "nobody" });
  });
});
