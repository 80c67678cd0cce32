import type { Command } from "commander";

interface Help {
  /** As they are typed. */
  readonly examples: readonly string[];
  /** Beside 0, which is always that it went well, and 1, which is always that it did not. */
  readonly exits?: Readonly<Record<number, string>>;
}

/** What stands below the options in --help, by the command's whole name. docs/operation/commands.md repeats it. */
const help: Readonly<Record<string, Help>> = {
  start: {
    examples: [
      "kapocs start",
      "kapocs start --open --partner-center",
      "LOG_LEVEL=debug PORT=8080 kapocs start",
    ],
  },
  seed: { examples: ["kapocs seed --year", "kapocs seed --year --folder /tmp/demo --force"] },
  story: { examples: ["kapocs story", "kapocs story --lang hu --partner-center"] },
  setup: { examples: ["kapocs setup --from setup.yml"] },
  import: {
    examples: ["kapocs import customers.csv --dry-run", "zcat customers.csv.gz | kapocs import -"],
    exits: {
      1: "it was refused, and nothing was changed",
      2: "some rows were left out or kept, and it was said which",
    },
  },
  export: {
    examples: ["kapocs export --out customers.csv --bom", "kapocs export --format jsonl | jq .companyName"],
  },
  sync: {
    examples: ["kapocs sync", "kapocs sync --again --json"],
    exits: {
      1: "it was refused, stopped or failed",
      2: "Partner Center cannot be asked now; the next run goes on",
      3: "another process is reading",
      130: "interrupted; the next run goes on",
    },
  },
  doctor: {
    examples: [
      "kapocs doctor",
      "kapocs doctor --lang hu",
      "kapocs doctor --json | jq '.findings[] | select(.level == \"fault\")'",
    ],
    exits: { 0: "no faults; there may be warnings", 1: "at least one fault", 2: "it could not look" },
  },
  migrate: {
    examples: ["kapocs migrate --check", "kapocs migrate --json"],
    exits: { 3: "with --check: there is something to do" },
  },
  purge: { examples: ["kapocs purge --dry-run", "kapocs purge --json"] },
  forget: {
    examples: [
      "kapocs forget 01900000-0000-7000-8000-000000000001",
      "kapocs forget 01900000-0000-7000-8000-000000000001 --yes",
    ],
    exits: { 1: "there is no such customer", 2: "nothing was done yet: it wants --yes" },
  },
  move: {
    examples: [
      "kapocs move --check --to postgres://kapocs:secret@db/kapocs",
      "kapocs move --to postgres://kapocs:secret@db/kapocs",
    ],
    exits: { 1: "it was refused or broke off, and nothing was changed" },
  },
  backup: {
    examples: [
      "kapocs backup --out kapocs.backup",
      "kapocs backup --out - | ssh store 'cat > kapocs.backup'",
    ],
    exits: { 1: "it was refused, and there is no file" },
  },
  restore: {
    examples: ["kapocs restore kapocs.backup --check", "kapocs restore kapocs.backup"],
    exits: { 1: "it was refused, or the file is damaged: then nothing was put anywhere" },
  },
  "keys new": { examples: ["kapocs keys new"] },
  "keys rotate": {
    examples: [
      "kapocs keys rotate",
      'ENCRYPTION_KEY="$NEW" ENCRYPTION_KEY_OLD="$OLD" kapocs keys rotate --json',
    ],
    exits: {
      0: "nothing is sealed under an old key any more",
      1: "something is left, and it was said what",
      130: "interrupted; the next run goes on",
    },
  },
  "audit export": { examples: ["kapocs audit export --out trail.jsonl"] },
  "audit verify": {
    examples: ["kapocs audit verify trail.jsonl --head 120:3f5a…", "kapocs audit verify - < trail.jsonl"],
    exits: { 1: "the chain is broken, or the file is not one" },
  },
  manifest: {
    examples: [
      "kapocs manifest --url https://kapocs.example.com > manifest.yml",
      "kapocs manifest --socket",
      "kapocs manifest --check manifest.yml",
    ],
    exits: { 3: "with --check: the manifest falls short of what the bot needs" },
  },
  "simulate-partner-center": {
    examples: [
      "kapocs simulate-partner-center",
      "kapocs simulate-partner-center --port 4000 --tenants 10000 --json",
    ],
  },
  version: { examples: ["kapocs version", "kapocs version --json"] },
};

/** Puts examples and exit codes below every command's options. */
export function addHelp(program: Command): void {
  for (const { name, command } of commandsOf(program)) {
    const found = help[name];
    if (found) command.addHelpText("after", textOf(found));
  }
}

function* commandsOf(parent: Command, before = ""): Generator<{ name: string; command: Command }> {
  for (const command of parent.commands) {
    const name = `${before}${command.name()}`;
    if (command.commands.length === 0) yield { name, command };
    else yield* commandsOf(command, `${name} `);
  }
}

function textOf({ examples, exits = {} }: Help): string {
  const codes = { 0: "it went well", 1: "it did not, and it was said why", ...exits };
  const lines = Object.entries(codes).map(([code, meaning]) => `  ${code.padEnd(4)} ${meaning}`);
  return ["", "Examples:", ...examples.map((each) => `  $ ${each}`), "", "Exit codes:", ...lines].join("\n");
}
