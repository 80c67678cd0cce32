import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { customers } from "../../db/schema/index.ts";
import { eventually } from "../../src/simulators/slack/simulator.ts";
import { useDatabase } from "../support/databases.ts";
import { list, startListBot } from "./list-stage.ts";

const database = useDatabase();
let stage: Awaited<ReturnType<typeof startListBot>>;

beforeAll(async () => {
  stage = await startListBot(database.url);
});
afterAll(() => stage?.stop());
afterEach(() => {
  expect(stage.slack.violations).toEqual([]);
  expect(stage.logged()).not.toContain('"level":"error"');
});

const names = async () => {
  const rows = await stage.database.db
    .select({ name: customers.companyName })
    .from(customers)
    .where(eq(customers.workspaceId, stage.workspaceId));
  return rows.map(({ name }) => name).sort();
};

describe("a customer list that an admin agent uploads", () => {
  it("is read through first, imported when they say so, and undone as a whole", async () => {
    const content = list([
      "Árvíz & <Tűrő> Kft.,arviz.example,,",
      "Fúró Bt.,not a domain,,",
      "Gépész Zrt.,gepesz.example,,x@gepesz.example",
    ]);
    await stage.uploads("ügyfelek & <b>.csv", content);
    const found = await stage.waitsFor("this is what an import would do");
    expect(found.text).toContain(
      "3 rows: 2 would be added, 0 brought up to date, 0 left unchanged, 1 left out",
    );
    expect(found.text).toContain("Line 3, primary domain name");
    expect(found.text).toContain("ügyfelek &amp; &lt;b&gt;.csv");
    expect(await names()).toEqual([]);

    await found.press("Import now");
    const done = await stage.waitsFor("was imported");
    expect(done.ts).toBe(found.ts);
    expect(await names()).toEqual(["Gépész Zrt.", "Árvíz & <Tűrő> Kft."]);
    await done.press("Undo the import", { confirm: "yes" });
    await stage.waitsFor("the import was undone");
    expect(await names()).toEqual([]);

    expect(await stage.acts()).toEqual(["customers.imported", "customers.import-undone"]);
  });

  it("is imported once, however often the button is pressed", async () => {
    await stage.uploads("once.csv", list(["Egyszer Kft.,egyszer.example,,"]));
    const found = await stage.waitsFor("*Customer list once.csv*: this is what");
    await Promise.all([found.press("Import now"), found.press("Import now"), found.press("Import now")]);
    await stage.waitsFor("*Customer list once.csv* was imported");
    expect((await names()).filter((each) => each === "Egyszer Kft.")).toHaveLength(1);
    expect((await stage.transfers()).filter(({ name }) => name === "once.csv")).toHaveLength(1);
  });

  it("names every row that is left out, in a file where they are many", async () => {
    const bad = Array.from({ length: 20 }, (_, at) => `Rossz ${at} Kft.,no domain ${at},,`);
    await stage.uploads("bad.csv", list(["Jó Kft.,jo.example,,", ...bad]));
    const found = await stage.waitsFor("*Customer list bad.csv*: this is what");
    expect(found.text).toContain("5 more rows are left out");
    await found.press("All of them as a file");
    const sent = () => [...stage.slack.world.files.values()].find(({ name }) => name === "problems.txt");
    await eventually(() => sent() !== undefined);
    const lines = Buffer.from(sent()?.bytes ?? [])
      .toString("utf8")
      .trim()
      .split("\r\n");
    expect(lines).toHaveLength(20);
    expect(lines[19]).toBe("Line 22, primary domain name: this is no domain name, such as contoso.com.");
  });

  it("is left alone when they say so", async () => {
    await stage.uploads("never.csv", list(["Soha Kft.,soha.example,,"]));
    await (await stage.waitsFor("*Customer list never.csv*: this is what")).press("Leave it");
    await stage.waitsFor("*Customer list never.csv*: it was left alone");
    expect(await names()).not.toContain("Soha Kft.");
  });

  it.each([
    ["empty.csv", "", "The file is empty"],
    ["columns.csv", "a,b\r\n1,2\r\n", "No column of the file holds the company name"],
    [
      "latin.csv",
      Buffer.from("Company name\r\nÁrvíz Kft.\r\n", "latin1"),
      "The file is neither in UTF-8 nor in UTF-16",
    ],
  ])("is refused in words that say what to do: %s", async (name, content, words) => {
    await stage.uploads(name, content);
    const refused = await stage.waitsFor(words);
    expect(refused.text).toContain(`*${name}* could not be finished, and nothing was changed.`);
  });

  it("is imported as it was shown, or not at all", async () => {
    const { fileId } = await stage.uploads("changed.csv", list(["Előbb Kft.,elobb.example,,"]));
    const found = await stage.waitsFor("*Customer list changed.csv*: this is what");
    const file = stage.slack.world.files.get(fileId);
    if (!file) throw new Error("the file is gone");
    file.bytes = Buffer.from(list(["Utóbb Kft.,utobb.example,,"]));
    await found.press("Import now");
    await stage.waitsFor("The file is not the one any more");
    expect((await names()).filter((each) => each.endsWith("bb Kft."))).toEqual([]);
  });

  it("says so when the file was deleted meanwhile, and when the file has nothing new", async () => {
    const { fileId } = await stage.uploads("gone.csv", list(["Eltűnt Kft.,eltunt.example,,"]));
    const found = await stage.waitsFor("*Customer list gone.csv*: this is what");
    stage.slack.world.files.delete(fileId);
    await found.press("Import now");
    await stage.waitsFor("The file is no longer in Slack");
    await stage.uploads("same.csv", list(["Egyszer Kft.,egyszer.example,,"]));
    const same = await stage.waitsFor("There is nothing in it that would change anything");
    expect(JSON.stringify(same.blocks)).not.toContain("Import now");
  });

  it("is no sales agent's to upload", async () => {
    const ben = stage.slack.person("U0BEN");
    const answer = await ben.command("/kapocs", "import");
    expect(answer.shown?.text).toContain("admin agent");
    expect(ben.modal()).toBeUndefined();
    expect((await ben.command("/kapocs", "export")).shown?.text).toContain("admin agent");
  });

  it("is read although Slack asks for patience first", async () => {
    stage.slack.faults.on("files.info", { status: 429, retryAfter: 1, times: 1 });
    await stage.uploads("later.csv", list(["Később Kft.,kesobb.example,,"]));
    await stage.waitsFor("*Customer list later.csv*: this is what");
  });
});

describe("all customers as a file", () => {
  it("come as a direct message, with nothing that a spreadsheet would run", async () => {
    await stage.uploads("formula.csv", list(["=HYPERLINK(1) Kft.,formula.example,,"]));
    await (await stage.waitsFor("*Customer list formula.csv*: this is what")).press("Import now");
    await stage.waitsFor("*Customer list formula.csv* was imported");
    const answer = await stage.dan.command("/kapocs", "export");
    expect(answer.shown?.text).toContain("All customers are being written");
    await eventually(() => stage.said().some((each) => /Here is customers-[-\d]+\.csv, with/.test(each)));
    const { files } = stage.slack.world;
    const sent = [...files.values()].find(({ name }) => name.startsWith("customers-"));
    const text = Buffer.from(sent?.bytes ?? []).toString("utf8");
    expect(text.charCodeAt(0)).toBe(0xfeff);
    expect(text).toContain("'=HYPERLINK(1) Kft.");
    expect(text).toContain("Egyszer Kft.");
    const [message] = stage.slack.world.messages.filter((each) =>
      each.files?.some(({ id }) => id === sent?.id),
    );
    expect(stage.slack.world.channels.get(message?.channelId ?? "")?.imUser).toBe("U0DAN");
    expect((await stage.acts()).filter((act) => act === "customers.exported")).toHaveLength(1);
  });
});

describe("a workspace that granted no files", () => {
  it("says which scope is missing, whom to ask, and what to do instead", async () => {
    const bare = await startListBot(database.url, [
      "commands",
      "chat:write",
      "users:read",
      "usergroups:read",
    ]);
    try {
      expect((await bare.dan.command("/kapocs", "import")).shown?.text).toContain("files:read");
      expect((await bare.dan.command("/kapocs", "export")).shown?.text).toContain("files:write");
      expect(bare.dan.modal()).toBeUndefined();
    } finally {
      await bare.stop();
    }
  });
});
