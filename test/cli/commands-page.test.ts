import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";

const page = "docs/operation/commands.md";
const run = promisify(execFile);

/** What the built program says of itself; the same on every terminal. */
async function helpOf(name: readonly string[]): Promise<string> {
  const env = { PATH: process.env["PATH"] ?? "", COLUMNS: "80", NO_COLOR: "1" };
  const { stdout } = await run(process.execPath, ["dist/kapocs.js", ...name, "--help"], { env });
  return stdout.trimEnd();
}

/** Every command that can be run, found by asking for help, as a person would. */
async function* commandsBelow(name: readonly string[] = []): AsyncGenerator<{ name: string; help: string }> {
  const help = await helpOf(name);
  const [, listed = ""] = help.split("\nCommands:\n");
  const names = [...listed.matchAll(/^ {2}(\S+)/gm)].map(([, each = ""]) => each);
  if (names.length === 0) yield { name: name.join(" "), help };
  for (const each of names) if (each !== "help") yield* commandsBelow([...name, each]);
}

describe("the page of commands", () => {
  it("has a section for each command with the help that the program gives, examples and exit codes in it", async () => {
    const text = readFileSync(page, "utf8");
    const found: string[] = [];
    let expected = text;
    for await (const { name, help } of commandsBelow()) {
      found.push(name);
      expect(help, `src/cli/help.ts has no examples for ${name}`).toContain("\nExamples:\n  $ ");
      expect(help, name).toContain("\nExit codes:\n  0 ");
      const heading = `\n## kapocs ${name}\n`;
      expect(text, `${page} has no section for ${name}`).toContain(heading);
      const at = expected.indexOf(heading);
      const begin = expected.indexOf("```text\n", at) + "```text\n".length;
      const end = expected.indexOf("\n```", begin);
      expected = `${expected.slice(0, begin)}${help}${expected.slice(end)}`;
    }
    const written = [...text.matchAll(/^## kapocs (.+)$/gm)].map(([, each = ""]) => each);
    expect(written.sort()).toEqual(found.sort());
    // Out of date? Run this file with --update, and look at the difference.
    await expect(expected).toMatchFileSnapshot(`../../${page}`);
  }, 60_000);
});

describe("a mistyped command", () => {
  const fails = async (...args: readonly string[]) => {
    const failed = await run(process.execPath, ["dist/kapocs.js", ...args]).catch((error: unknown) => error);
    return failed as { code: number; stderr: string };
  };

  it("is answered with the nearest there is", async () => {
    expect(await fails("doctr")).toMatchObject({
      code: 1,
      stderr: "error: unknown command 'doctr'\n(Did you mean doctor?)\n",
    });
    expect((await fails("keys", "rotat")).stderr).toContain("(Did you mean rotate?)");
  });

  it("ends the doctor with 2, since 1 is a fault that it found", async () => {
    expect(await fails("doctor", "--jsn")).toMatchObject({ code: 2 });
  });
});
