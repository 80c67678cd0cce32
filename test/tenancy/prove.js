// Takes one guard after the other out of a copy of the source, and sees to it that the trials fail: `npm run prove:tenancy`.
// With words behind it, only those whose name has them. Ends with 1 where a guard is gone and nothing notices.
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { breaches } from "./breaches.js";

const root = resolve(import.meta.dirname, "../..");
const copy = mkdtempSync(join(tmpdir(), "kapocs-breach-"));

function copySource() {
  const listed = ["ls-files", "--cached", "--others", "--exclude-standard", "-z"];
  const files = execFileSync("git", listed, { cwd: root, encoding: "utf8" }).split("\0").filter(Boolean);
  for (const file of files) cpSync(join(root, file), join(copy, file));
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
}

/** Whether the trials of this name pass in the copy as it is. */
function passes(trial) {
  // The commands are tried in the built program.
  if (trial === "commands") execFileSync(process.execPath, ["build.js"], { cwd: copy, stdio: "ignore" });
  const vitest = join(copy, "node_modules/vitest/vitest.mjs");
  const ran = spawnSync(process.execPath, [vitest, "run", `test/tenancy/${trial}.test.ts`], {
    cwd: copy,
    encoding: "utf8",
    env: { ...process.env, CI: "1" },
  });
  // One that did not come to its tests has noticed nothing.
  if (!/Tests .*(passed|failed)/.test(ran.stdout))
    throw new Error(`${trial} did not run:\n${ran.stdout}${ran.stderr}`);
  return ran.status === 0;
}

function without({ file, from, to }, work) {
  const path = join(copy, file);
  const whole = readFileSync(path, "utf8");
  if (whole.split(from).length !== 2) throw new Error(`${file} does not have this guard once: ${from}`);
  writeFileSync(
    path,
    whole.replace(from, () => to),
  );
  try {
    return work();
  } finally {
    writeFileSync(path, whole);
  }
}

try {
  copySource();
  const words = process.argv.slice(2);
  const chosen = breaches.filter(({ name }) => words.every((word) => name.includes(word)));
  for (const trial of new Set(chosen.map(({ noticedBy }) => noticedBy))) {
    if (!passes(trial)) throw new Error(`the trials of ${trial} fail with every guard in its place`);
  }
  for (const breach of chosen) {
    const isNoticed = without(breach, () => !passes(breach.noticedBy));
    if (!isNoticed) process.exitCode = 1;
    console.log(`${isNoticed ? "noticed" : "NOT NOTICED"}: ${breach.name} (${breach.noticedBy})`);
  }
} finally {
  rmSync(copy, { recursive: true, force: true });
}
