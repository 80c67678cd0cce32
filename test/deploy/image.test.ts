import { type ChildProcess, execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  chownSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  eventually,
  type SlackSimulator,
  startSlackSimulator,
} from "../../src/simulators/slack/simulator.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const dockerfile = readFileSync(join(root, "deploy/Dockerfile"), "utf8").replaceAll("\\\n", " ");
const [buildStage = "", finalStage = ""] = dockerfile.split(/^FROM .*$/m).slice(1);
const linesOf = (stage: string, word: string) =>
  stage
    .split("\n")
    .flatMap((line) => (line.startsWith(`${word} `) ? [line.slice(word.length + 1).trim()] : []));

/** Nobody on this machine, where the test may become somebody else. */
const asNobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
const slowMs = 120_000;

let place: string;
let slack: SlackSimulator;
let child: ChildProcess | undefined;
beforeAll(async () => {
  place = mkdtempSync(join(tmpdir(), "kapocs-image-"));
  chmodSync(place, 0o755);
  slack = await startSlackSimulator();
});
afterAll(async () => {
  child?.kill("SIGKILL");
  await slack.close();
  execFileSync("chmod", ["-R", "u+w", place]);
  rmSync(place, { recursive: true, force: true });
});

/** What COPY puts into the last stage, from a tree that was built. */
function copyAsTheImageDoes(to: string): void {
  for (const line of linesOf(finalStage, "COPY")) {
    const paths = line.replace("--from=build ", "").split(/\s+/);
    const target = paths.pop() ?? "";
    for (const path of paths) {
      const from = path.replace("/build/", "");
      const into = target.endsWith("/") ? join(target, from) : target;
      mkdirSync(dirname(join(to, into)), { recursive: true });
      cpSync(join(root, from), join(to, into), { recursive: true });
    }
  }
}

describe("the container image", { timeout: slowMs }, () => {
  it("has in its build all that the build needs", () => {
    const allowed = readFileSync(join(root, "deploy/Dockerfile.dockerignore"), "utf8")
      .split("\n")
      .flatMap((line) => (line.startsWith("!") ? [line.slice(1)] : []));
    const build = join(place, "build");
    for (const path of allowed) cpSync(join(root, path), join(build, path), { recursive: true });
    symlinkSync(join(root, "node_modules"), join(build, "node_modules"));
    expect(linesOf(buildStage, "RUN").at(-1)).toBe("npm run build");
    execFileSync("npm", ["run", "--silent", "build"], { cwd: build });
    expect(execFileSync(process.execPath, ["dist/kapocs.js", "version"], { cwd: build }).toString()).toMatch(
      /\d+\.\d+\.\d+/,
    );
  });

  it("runs from what it copies alone, as nobody, writing nowhere but in its data folder, and stops when told", async () => {
    const app = join(place, "app");
    copyAsTheImageDoes(app);
    execFileSync("chmod", ["-R", "a-w,a+rX", app]);
    const data = join(place, "data");
    mkdirSync(data, { mode: 0o700 });
    if (asNobody.uid) chownSync(data, asNobody.uid, asNobody.gid);

    const installed = slack.install();
    const env = Object.fromEntries(
      linesOf(finalStage, "ENV")
        .flatMap((line) => line.split(/\s+/))
        .map((pair) => pair.split("=", 2)),
    );
    expect(env).toMatchObject({ HOST: "0.0.0.0", PORT: "3000", KAPOCS_DATA_DIR: "/data" });
    const [, ...args] = [...json("ENTRYPOINT"), ...json("CMD")];
    child = spawn(process.execPath, [resolve("/", args[0] ?? "").replace("/app", app), ...args.slice(1)], {
      cwd: app,
      ...asNobody,
      env: {
        PATH: process.env["PATH"] ?? "",
        ...env,
        HOST: "127.0.0.1",
        PORT: "0",
        KAPOCS_DATA_DIR: data,
        SLACK_BOT_TOKEN: installed.botToken,
        SLACK_SIGNING_SECRET: installed.signingSecret,
        SLACK_API_URL: slack.apiUrl,
      },
    });
    let said = "";
    child.stdout?.on("data", (piece) => {
      said += piece;
    });
    child.stderr?.on("data", (piece) => {
      said += piece;
    });
    const url = await eventually(() => /ready at (\S+)/.exec(said)?.[1], { withinMs: slowMs });
    const [program, ...probe] = JSON.parse(/HEALTHCHECK.* CMD (\[.*\])$/m.exec(finalStage)?.[1] ?? "[]");
    expect(program).toBe("node");
    const check = (port: string) =>
      spawnSync(process.execPath, probe, { env: { ...process.env, PORT: port } }).status;
    expect(check(new URL(url).port)).toBe(0);

    child.kill(/STOPSIGNAL (SIG\w+)/.exec(finalStage)?.[1] as NodeJS.Signals);
    const [code] = await once(child, "exit");
    expect(code).toBe(0);
    expect(check(new URL(url).port)).toBe(1);
  });

  it("is nobody's root, and has no package manager in it", () => {
    expect(linesOf(finalStage, "USER")).toEqual(["node"]);
    expect(finalStage).toContain("/usr/local/lib/node_modules");
    expect(finalStage).not.toMatch(/^RUN (npm|apt)/m);
  });

  const hasEngine = spawnSync("docker", ["info"], { timeout: 20_000 }).status === 0;
  it.skipIf(!hasEngine)("is built and runs in a container engine, where there is one", () => {
    execFileSync("docker", ["build", "-q", "-f", "deploy/Dockerfile", "-t", "kapocs:test", "."], {
      cwd: root,
    });
    const run = (...args: string[]) =>
      execFileSync("docker", [
        "run",
        "--rm",
        "--read-only",
        "--cap-drop=ALL",
        "kapocs:test",
        ...args,
      ]).toString();
    expect(run("version")).toMatch(/\d+\.\d+\.\d+/);
  });

  function json(word: string): string[] {
    return JSON.parse(linesOf(finalStage, word)[0] ?? "[]");
  }
});
