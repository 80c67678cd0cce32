#!/usr/bin/env node
import { Command, Option } from "commander";
import type { BackupOptions } from "./backup.ts";
import { addHelp } from "./help.ts";
import type { ManifestFlags } from "./manifest.ts";
import type { MoveOptions } from "./move.ts";
import type { RestoreOptions } from "./restore.ts";
import { simulateHelp } from "./simulate-help.ts";
import type { SimulateOptions } from "./simulate-partner-center.ts";

interface StartOptions {
  readonly open?: true;
  readonly socket?: true;
  readonly partnerCenter?: true;
}

const program = new Command("kapocs").description(
  "Invite customers, see who accepted, remove with a second pair of eyes.",
);

program
  .command("start")
  .description("run the bot in the Slack workspace of the SLACK_* settings; without any, in a simulated one")
  .option("--open", "open the simulated workspace in the browser")
  .option("--socket", "reach the bot in the simulated workspace by Socket Mode instead of HTTP")
  .option("--partner-center", "give the simulated workspace a simulated Partner Center as its directory")
  .action(async (options: StartOptions) => (await import("./start.ts")).start(options, process.env));

program
  .command("seed")
  .description("fill the simulated workspace's folder, before `start` opens it")
  .requiredOption("--year", "with a year of a partner that has 20,000 customers")
  .option("--folder <path>", "the data folder; KAPOCS_DATA_DIR or .kapocs if left out")
  .option("--force", "throw away the simulated workspace that is there")
  .action(async ({ folder, force }: { folder?: string; force?: true }) =>
    (await import("./seed.ts")).seedYear({ folder, isForced: force === true }, process.env),
  );

program
  .command("story")
  .description("play the main job from beginning to end, against a strict Slack of our own")
  .option("--lang <language>", "en or hu", "en")
  .option("--partner-center", "beside a simulated Partner Center, in place of the bot's own registry")
  .action(async ({ lang, partnerCenter }: { lang: string; partnerCenter?: true }) =>
    (await import("./story.ts")).printStory(lang, partnerCenter === true),
  );

program
  .command("setup")
  .description("set the workspace up from a file, as often as you like")
  .requiredOption("--from <file>", "a YAML file, see docs/setup.example.yml")
  .option("--workspace <id>", "which workspace, where many install the app")
  .action(async ({ from, ...options }: { from: string; workspace?: string }) =>
    (await import("./setup.ts")).setUpFrom(from, process.env, options),
  );

program
  .command("import")
  .description("bring a customer list in (CSV, Partner Center's own export too); - reads standard input")
  .argument("[file]")
  .option("--dry-run", "say what would happen, change nothing")
  .option("--undo <id>", "take a whole import back, by the id that it named at its end")
  .option("--workspace <id>", "which workspace, where the database has several")
  .action(async (file: string | undefined, options: { dryRun?: true; undo?: string; workspace?: string }) =>
    (await import("./operator.ts")).runImport(file, options),
  );

program
  .command("export")
  .description("write all customers, in the columns that an import reads")
  .option("--out <file>", "where to; standard output if left out")
  .addOption(
    new Option("--format <format>", "csv, or jsonl: one JSON object a line")
      .choices(["csv", "jsonl"])
      .default("csv"),
  )
  .option("--bom", "begin with a byte order mark, so that Excel reads accents right")
  .option("--workspace <id>", "which workspace, where the database has several")
  .action(async (options: { out?: string; format: string; bom?: true; workspace?: string }) =>
    (await import("./operator.ts")).runExport(options),
  );

program
  .command("sync")
  .description("read the customer list of Partner Center, or go on with a reading that was left")
  .option("--again", "read and compare it although it was read before")
  .option("--json", "print each step as a line of JSON")
  .option("--workspace <id>", "which workspace, where the database has several")
  .action(async (options: { again?: true; json?: true; workspace?: string }) =>
    (await import("./operator.ts")).runSync(options),
  );

program
  .command("doctor")
  .description("look at everything the bot needs, say what is wrong and what to do; changes nothing")
  .option("--json", "print one line of JSON")
  .option("--lang <language>", "en or hu")
  .option("--workspace <id>", "one workspace only, where the database has several")
  // 1 means a fault that was found, so a mistyped option is another number.
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
  .action(async (options: { json?: true; lang?: string; workspace?: string }) => {
    process.exitCode = await (await import("./doctor.ts")).runDoctor(options, process.env);
  });

program
  .command("migrate")
  .description("bring the database up to date and say what was done; starting the bot does the same")
  .option("--check", "say what would be done, change nothing; ends with 3 if there is something to do")
  .option("--json", "print one line of JSON")
  .option("--lang <language>", "en or hu")
  .action(async (options: { check?: true; json?: true; lang?: string }) =>
    (await import("./migrate.ts")).runMigrate(options, process.env),
  );

program
  .command("purge")
  .description(
    "empty what the workspace's settings keep no longer; the running bot does it every hour by itself",
  )
  .option("--dry-run", "say how much is due, change nothing")
  .option("--json", "print the counts as JSON")
  .option("--workspace <id>", "which workspace, where the database has several")
  .action(async (options: { dryRun?: true; json?: true; workspace?: string }) =>
    (await import("./operator.ts")).runPurge(options),
  );

program
  .command("forget")
  .description("empty at once what names people at one customer, because somebody asked for it")
  .argument("<customer-id>")
  .option("--yes", "do it; without, only say what it would be")
  .option("--workspace <id>", "which workspace, where the database has several")
  .action(async (customerId: string, options: { yes?: true; workspace?: string }) =>
    (await import("./operator.ts")).runForget(customerId, options),
  );

program
  .command("move")
  .description(
    "carry everything from the embedded database over to an empty PostgreSQL, and check that it is the same",
  )
  .option("--to <url>", "postgres://user:password@host/database; DATABASE_URL if left out")
  .option("--check", "say whether it could be done, change nothing")
  .option("--undo", "take the mark away that keeps bots off a folder that moved")
  .option(
    "--show-key",
    "print the encryption key, which is otherwise only named; alone: print it and nothing else",
  )
  .option("--json", "print each step as a line of JSON")
  .option("--lang <language>", "en or hu")
  .action(async (options: MoveOptions) => (await import("./move.ts")).runMove(options, process.env));

const keys = program.command("keys").description("the key that secrets in the database are sealed under");

keys
  .command("new")
  .description("print a fresh key for ENCRYPTION_KEY; keeps it nowhere")
  .action(async () => (await import("./keys.ts")).printNewKey());

keys
  .command("rotate")
  .description("seal everything anew under a new key; may be interrupted, and goes on where it was left")
  .option("--json", "print how it ended as one line of JSON")
  .option("--lang <language>", "en or hu")
  .action(async (options: { json?: true; lang?: string }) =>
    (await import("./keys.ts")).runRotation(options, process.env),
  );

program
  .command("backup")
  .description("write everything into one file, whether the bot runs or not; the encryption key is not in it")
  .requiredOption("--out <file>", "a file that is not there yet; - writes to standard output")
  .option("--json", "print each step as a line of JSON")
  .option("--lang <language>", "en or hu")
  .action(async (options: BackupOptions) => (await import("./backup.ts")).runBackup(options, process.env));

program
  .command("restore")
  .description("put a back-up into an empty data folder or database, and check that it is whole")
  .argument("<file>")
  .option("--check", "read the whole file and say whether it could be restored, change nothing")
  .option("--json", "print each step as a line of JSON")
  .option("--lang <language>", "en or hu")
  .action(async (file: string, options: RestoreOptions) =>
    (await import("./restore.ts")).runRestore(file, options, process.env),
  );

const audit = program
  .command("audit")
  .description("the audit trail: take it out, and check what was taken out");

audit
  .command("export")
  .description("write every entry as JSON Lines; keep the head it names, to verify against")
  .option("--out <file>", "where to; standard output if left out")
  .option("--workspace <id>", "which workspace, where the database has several")
  .action(async (options: { out?: string; workspace?: string }) =>
    (await import("./operator.ts")).runAuditExport(options),
  );

audit
  .command("verify")
  .description("check an export without the database, and name the first broken entry")
  .argument("<file>")
  .option("--head <seq:hash>", "the head that the export named: a cut tail shows no other way")
  .action(async (file: string, options: { head?: string }) =>
    (await import("./operator.ts")).runAuditVerify(file, options),
  );

program
  .command("manifest")
  .description("print the app's manifest, to be pasted into Slack; or check one")
  .option("--url <address>", "where Slack reaches the bot, such as https://kapocs.example.com")
  .option("--http", "Slack sends signed requests to that address; so it is unless you say --socket")
  .option("--socket", "for Socket Mode: no addresses")
  .option("--command <key=/name...>", "another name: invite=/…, customers=/…, remove=/…, kapocs=/…")
  .option("--invite", "register /invite instead of /invite-customer, where Slack lets you have it")
  .option("--allow-built-in", "let commands have names that Slack keeps for itself")
  .option("--without <scope...>", "leave optional scopes out, or all of them")
  .option("--name <text>", "what the app and its bot are called")
  .option(
    "--oauth [addresses]",
    "for several workspaces: where an installer comes back to; from --url if left out",
  )
  .option("--org", "let a whole organisation install it")
  .option("--format <format>", "yaml or json", "yaml")
  .option("--json", "the same as --format json")
  .option(
    "--check <file>",
    "hold a manifest against what the bot needs; - reads standard input; ends with 3 if it falls short",
  )
  .action(async (flags: ManifestFlags) => {
    process.exitCode = (await import("./manifest.ts")).runManifest(flags, process.env);
  });

program
  .command("simulate-partner-center")
  .description("run a Partner Center of our own over HTTP, for trying out any tool against it")
  .option("--port <number>", "where it listens; 0 takes a free one", "0")
  .option("--host <name>", "which address of this machine", "127.0.0.1")
  .option("--public-url <url>", "where callers reach it, when something stands before it")
  .option("--tenants <count>", "made-up customers for the first partner, on top of the small world")
  .option("--empty", "nobody at all, instead of the small world")
  .option("--json", "print the addresses, ids, secrets and refresh tokens as one line of JSON")
  .addHelpText("after", simulateHelp)
  .action(async (options: SimulateOptions) =>
    (await import("./simulate-partner-center.ts")).simulatePartnerCenter(options),
  );

program
  .command("database-image", { hidden: true })
  .description("for the build: write an empty database, from which new folders start")
  .argument("<file>")
  .action(async (file: string) => (await import("../database-image.ts")).writeImage(file));

program
  .command("version")
  .description("print the version")
  .option("--json", "with the versions beneath it, as one line of JSON")
  .action(async (options: { json?: true }) => (await import("./version.ts")).printVersion(options));

addHelp(program);

let unwritten: NodeJS.ErrnoException | null = null;
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (unwritten) return;
  unwritten = error;
  process.exitCode = 1;
  const why =
    error.code === "EPIPE" ? "whoever read it has stopped" : `it takes no more (${error.code ?? error.name})`;
  process.stderr.write(`Not everything was written to standard output: ${why}.\n`);
});

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = 1;
  // It was said when it happened.
  if (error !== unwritten) {
    const { plainly } = await import("../plainly.ts");
    const { createLog } = await import("../log.ts");
    for (const line of plainly(error, createLog())) process.stderr.write(`${line}\n`);
  }
}
