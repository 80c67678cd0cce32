import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const readme = read("README.md");
const known = (name: string) => readme.includes(`\`${name}\``) || name === "NODE_ENV";

const Compose = z.object({
  services: z.record(
    z.string(),
    z.object({
      image: z.string(),
      env_file: z.string().optional(),
      environment: z.record(z.string(), z.string()),
      volumes: z.array(z.string()),
      read_only: z.boolean().optional(),
      ports: z.array(z.string()).optional(),
    }),
  ),
  volumes: z.record(z.string(), z.null()),
});

it("has an example of settings that are all ours, with those that must be filled in left empty", () => {
  const example = read("deploy/kapocs.env.example");
  const names = [...example.matchAll(/^#? ?([A-Z][A-Z_]+)=/gm)].map(([, name]) => name ?? "");
  expect(names.filter((name) => !known(name))).toEqual([]);
  expect(names).toEqual(expect.arrayContaining(["PUBLIC_URL", "SLACK_BOT_TOKEN", "ENCRYPTION_KEY"]));
  expect(example).toMatch(/^ENCRYPTION_KEY=$/m);
  expect(example).not.toMatch(/^\w+=.*["']/m);
});

it("has a compose file whose settings are ours, whose volumes are there, and which is reached from this machine alone", () => {
  const { services, volumes } = Compose.parse(parse(read("deploy/compose.yml")));
  const { kapocs, postgres } = services;
  if (!kapocs || !postgres) throw new Error("two services are wanted");
  expect(Object.keys(kapocs.environment).filter((name) => !known(name))).toEqual([]);
  expect(kapocs).toMatchObject({ read_only: true, env_file: "kapocs.env" });
  expect(kapocs.ports?.every((port) => port.startsWith("127.0.0.1:"))).toBe(true);
  expect(postgres.image).toMatch(/^postgres:(1[4-9]|2\d)/);
  const mounted = [kapocs, postgres].flatMap((each) => each.volumes.map((volume) => volume.split(":")[0]));
  expect(mounted.sort()).toEqual(Object.keys(volumes).sort());
});

const hasSystemd = spawnSync("systemd-analyze", ["--version"]).status === 0;
it.skipIf(!hasSystemd)("has a unit that systemd understands, where there is one", () => {
  const unit = new URL("../../deploy/kapocs.service", import.meta.url).pathname;
  const said = spawnSync("systemd-analyze", ["verify", unit]);
  const about = said.stderr.toString().split("\n");
  expect(about.filter((line) => line.includes("kapocs.service"))).toEqual([]);
});

it("has a unit that starts the program as the README does, and gives it time to stop", () => {
  const unit = read("deploy/kapocs.service");
  expect(unit).toMatch(/^ExecStart=.*node dist\/kapocs\.js start$/m);
  expect(Number(/^TimeoutStopSec=(\d+)$/m.exec(unit)?.[1])).toBeGreaterThan(10);
  const [, set = ""] = /^Environment=(.*)$/m.exec(unit) ?? [];
  expect(
    set
      .split(" ")
      .map((pair) => pair.split("=")[0] ?? "")
      .filter((name) => !known(name)),
  ).toEqual([]);
});
