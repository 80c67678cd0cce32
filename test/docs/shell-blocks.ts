import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";

/** A fenced `sh` block of a page behind the line `<!-- run -->`, or `<!-- run where pg_dump -->`. */
export interface ShellBlock {
  /** Where its first line stands, as `page:line`. */
  readonly at: string;
  readonly text: string;
  /** It runs only where this program is. */
  readonly where: string | null;
}

export interface BlockRun extends ShellBlock {
  /** Null: left out, because the program that it is for is not here. */
  readonly code: number | null;
  /** Standard output and errors, in their order. */
  readonly said: string;
}

const marker = /^<!-- run(?: where ([\w.-]+))? -->$/;
const longestMs = 120_000;

/** Throws where a marker stands before anything but an `sh` block: its commands would be tested no more. */
export function readBlocks(page: string): readonly ShellBlock[] {
  const lines = readFileSync(page, "utf8").split("\n");
  const blocks: ShellBlock[] = [];
  for (const [at, line] of lines.entries()) {
    const found = marker.exec(line.trim());
    if (!found) continue;
    // Within a list a block is indented with its item.
    const indent = /^\s*/.exec(lines[at + 1] ?? "")?.[0] ?? "";
    const end = lines.findIndex((each, index) => index > at + 1 && each === `${indent}\`\`\``);
    if (lines[at + 1] !== `${indent}\`\`\`sh` || end < 0)
      throw new Error(`${page}:${at + 1}: no sh block follows the marker`);
    const text = lines.slice(at + 2, end).map((each) => each.slice(indent.length));
    blocks.push({ at: `${page}:${at + 3}`, text: text.join("\n"), where: found[1] ?? null });
  }
  return blocks;
}

/**
 * Runs the page's marked blocks one after the other, word by word as they stand there, in one folder of their own. `kapocs`
 * is the built program. Nothing of this process's environment is there but what is given. Throws at the first that fails.
 */
export async function runPage(
  page: string,
  env: Readonly<Record<string, string>>,
  prepare: (folder: string) => void = () => {},
): Promise<readonly BlockRun[]> {
  const folder = mkdtempSync(join(tmpdir(), "kapocs-docs-"));
  try {
    const programs = join(folder, ".programs");
    mkdirSync(programs);
    const kapocs = join(programs, "kapocs");
    writeFileSync(kapocs, `#!/bin/sh\nexec "${process.execPath}" "${resolve("dist/kapocs.js")}" "$@"\n`);
    chmodSync(kapocs, 0o755);
    const place = join(folder, "work");
    mkdirSync(place);
    prepare(place);
    const path = [programs, process.env["PATH"]].join(delimiter);
    const runs: BlockRun[] = [];
    for (const block of readBlocks(page)) {
      if (
        block.where !== null &&
        (await shell(`command -v ${block.where}`, place, { PATH: path })).code !== 0
      ) {
        console.warn(`${block.at} was not run: there is no ${block.where} here`);
        runs.push({ ...block, code: null, said: "" });
        continue;
      }
      const { code, said } = await shell(block.text, place, { HOME: folder, LANG: "C", ...env, PATH: path });
      if (code !== 0) throw new Error(`${block.at} ended with ${code}:\n${block.text}\n${said}`);
      runs.push({ ...block, code, said });
    }
    return runs;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function shell(text: string, cwd: string, env: NodeJS.ProcessEnv) {
  const child = spawn("sh", ["-eu", "-c", text], {
    cwd,
    env,
    stdio: ["ignore", "pipe", "pipe"],
    timeout: longestMs,
  });
  let said = "";
  const hear = (chunk: Buffer) => {
    said += chunk;
  };
  child.stdout.on("data", hear);
  child.stderr.on("data", hear);
  const [code] = (await once(child, "close")) as [number | null];
  return { code: code ?? -1, said };
}
