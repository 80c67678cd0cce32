import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { openPlaygroundFiles } from "../../src/cli/playground-files.ts";
import type { Cast, Mailbox } from "../../src/playground/contract.ts";
import { eventually } from "../../src/simulators/slack/simulator.ts";
import { ask, longestStartMs, newFolder, pageOf, type RunningPlayground, run } from "./running.ts";

const folders: string[] = [];
const running: RunningPlayground[] = [];
afterEach(async () => {
  for (const each of running.splice(0)) await each.stop();
});
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function folder(): string {
  const made = newFolder();
  folders.push(made);
  return made;
}

async function start(where: string, seed?: "little-world" | "empty"): Promise<RunningPlayground> {
  const playground = await run(where, seed);
  running.push(playground);
  return playground;
}

async function stop(playground: RunningPlayground): Promise<void> {
  running.splice(running.indexOf(playground), 1);
  await playground.stop();
}

const desk = ({ url }: RunningPlayground, body: unknown) =>
  ask(`${url}/playground/desk`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });

const sales = (playground: RunningPlayground) => pageOf(playground, "U0ANNA").see("C0SALES");
const texts = async (playground: RunningPlayground) =>
  (await sales(playground)).open?.messages.map(({ ts, text }) => [ts, text]);

describe("a playground that is stopped and started", { timeout: 3 * longestStartMs }, () => {
  it("has everything it had: messages, mails, and the bot's own data", async () => {
    const where = folder();
    const first = await start(where);
    await pageOf(first, "U0BEN").act({ act: "say", channelId: "C0SALES", text: "Do not forget me" });
    const before = await texts(first);
    expect(before?.at(-1)?.[1]).toBe("Do not forget me");
    await stop(first);
    expect(readdirSync(where).sort()).toEqual(["database", "encryption.key", "seed.json", "workspace.json"]);

    const second = await start(where);
    expect(second.lines).toEqual([]);
    expect(await texts(second)).toEqual(before);
    const mails = await fetch(`${second.url}/playground/mail?address=aurora@eszaki-feny.example`);
    // The contract's shape.
    const [mail] = ((await mails.json()) as Mailbox).mails;
    // The personal link leads to where the playground answers now.
    const link = /https?:\/\/\S+\/i\/\S+/.exec(mail?.body ?? "")?.[0] ?? "";
    expect(link.startsWith(`${second.url}/i/`)).toBe(true);
    expect((await ask(link)).text).toContain("Északi Fény Zrt.");
    // The bot knows its card there.
    const dan = second.slack.person("U0DAN");
    await dan.command("/customers", "Fjord Analytics");
    expect((await eventually(() => dan.modal())).text).toContain("Fjord Analytics AS");
  });

  it("says that a damaged workspace was moved aside, and begins its channels anew", async () => {
    const where = folder();
    await stop(await start(where, "empty"));
    writeFileSync(join(where, "workspace.json"), '{"format":1,"slack":');
    const again = await start(where);
    expect(again.lines).toEqual([expect.stringContaining(join(where, "workspace.json.damaged"))]);
    expect(readFileSync(join(where, "workspace.json.damaged"), "utf8")).toBe('{"format":1,"slack":');
    expect((await sales(again)).channels.map(({ id }) => id)).toContain("C0SALES");
    await stop(again);

    const saved = JSON.parse(readFileSync(join(where, "workspace.json"), "utf8"));
    writeFileSync(join(where, "workspace.json"), JSON.stringify({ ...saved, slack: { no: "workspace" } }));
    expect((await start(where)).lines).toHaveLength(1);
  });

  it("begins anew where a first start was killed before its world was complete", async () => {
    const where = folder();
    await stop(await start(where, "empty"));
    rmSync(join(where, "seed.json"));
    rmSync(join(where, "workspace.json"));
    const again = await start(where, "little-world");
    expect(await texts(again)).toHaveLength(15);
    expect(again.slack.violations).toEqual([]);
  });

  it("begins anew where a first start was killed in the middle of making its database", async () => {
    const where = folder();
    await stop(await start(where, "empty"));
    rmSync(join(where, "seed.json"));
    rmSync(join(where, "database", "global"), { recursive: true });
    const again = await start(where, "empty");
    expect((await pageOf(again, "U0OWNER").see()).me.id).toBe("U0OWNER");
  });
});

describe("the reset", { timeout: 3 * longestStartMs }, () => {
  it("brings the seed back, the bot's data too, and leaves other people's files alone", async () => {
    const where = folder();
    writeFileSync(join(where, "notes.txt"), "mine");
    const playground = await start(where);
    const { version } = await sales(playground);
    await desk(playground, { desk: "fault", id: "slow", isOn: true });

    expect((await desk(playground, { desk: "reset", seed: "empty" })).status).toBe(204);
    expect(await texts(playground)).toEqual([]);
    const cast = await fetch(`${playground.url}/playground/cast`);
    // The contract's shape.
    const { seed, faults } = (await cast.json()) as Cast;
    expect(seed).toBe("empty");
    expect(faults.some(({ isOn }) => isOn)).toBe(false);
    expect((await sales(playground)).version).toBeGreaterThan(version);
    const olivia = playground.slack.person("U0OWNER");
    await olivia.command("/kapocs", "setup");
    expect((await eventually(() => olivia.modal())).text).not.toContain("Alma Cloud");
    await olivia.modal()?.closeAll();

    expect((await desk(playground, { desk: "reset", seed: "little-world" })).status).toBe(204);
    expect(await texts(playground)).toHaveLength(15);
    // In its own past, and not in the moment of the reset.
    const [first] = (await texts(playground)) ?? [];
    expect(Number(first?.[0])).toBeLessThan(Date.now() / 1000 - 100 * 86_400);
    expect(playground.slack.violations).toEqual([]);
    expect(readFileSync(join(where, "notes.txt"), "utf8")).toBe("mine");
  });

  it("is done once after the other when it is pressed twice", async () => {
    const playground = await start(folder(), "empty");
    const answers = await Promise.all([
      desk(playground, { desk: "reset", seed: "empty" }),
      desk(playground, { desk: "reset", seed: "empty" }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([204, 204]);
    expect((await ask(`${playground.url}/healthz`)).status).toBe(200);
  });
});

describe("the playground's folder", () => {
  it("never holds half a file", () => {
    const where = folder();
    const files = openPlaygroundFiles(where);
    expect(files.readWorkspace()).toBeNull();
    const saved = { format: 1, origin: "http://127.0.0.1:1", slack: { any: "thing" }, mails: [] } as const;
    files.saveWorkspace({ ...saved, mails: [] });
    expect(files.readWorkspace()).toEqual(saved);
    expect(existsSync(join(where, "workspace.json.new"))).toBe(false);
  });
});
