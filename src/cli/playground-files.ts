import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const names = {
  database: "database",
  key: "encryption.key",
  workspace: "workspace.json",
  seed: "seed.json",
} as const;

const Mail = z.object({
  number: z.number(),
  from: z.string(),
  to: z.string(),
  subject: z.string(),
  body: z.string(),
  at: z.number(),
  isRead: z.boolean(),
});

const Workspace = z.object({
  format: z.literal(1),
  /** Where the playground answered: the personal links in the mails begin with it. */
  origin: z.string(),
  slack: z.unknown(),
  mails: z.array(Mail),
  /** The simulated vendor, where there is one. */
  vendor: z.unknown().optional(),
});
export type SavedWorkspace = z.infer<typeof Workspace>;

const Seed = z.object({ seed: z.enum(["little-world", "empty", "year"]) });
export type SeedName = z.infer<typeof Seed>["seed"];

/** What the playground keeps in its folder: the bot's database and key, the Slack workspace, and which seed it grew from. */
export interface PlaygroundFiles {
  readonly folder: string;
  readonly hasDatabase: boolean;
  /** Null until a seed was put in place completely. */
  readSeed(): SeedName | null;
  markSeeded(seed: SeedName): void;
  /** "damaged" moves the file aside, to the path that comes with it. */
  readWorkspace(): SavedWorkspace | null | { readonly damaged: string };
  /** The whole file or nothing of it. */
  saveWorkspace(workspace: SavedWorkspace): void;
  moveWorkspaceAside(): string;
  /** Removes what the playground made, and nothing else. */
  clear(): void;
}

export function openPlaygroundFiles(folder: string): PlaygroundFiles {
  const path = (name: keyof typeof names) => join(folder, names[name]);
  mkdirSync(folder, { recursive: true, mode: 0o700 });

  const moveWorkspaceAside = () => {
    const aside = `${path("workspace")}.damaged`;
    renameSync(path("workspace"), aside);
    return aside;
  };
  const write = (name: "workspace" | "seed", content: unknown) => {
    const draft = `${path(name)}.new`;
    writeFileSync(draft, JSON.stringify(content), { mode: 0o600 });
    renameSync(draft, path(name));
  };
  return {
    folder,
    get hasDatabase() {
      return existsSync(path("database"));
    },
    readSeed() {
      const seed = Seed.safeParse(readJson(path("seed")));
      return seed.success ? seed.data.seed : null;
    },
    markSeeded: (seed) => write("seed", { seed }),
    readWorkspace() {
      if (!existsSync(path("workspace"))) return null;
      const read = Workspace.safeParse(readJson(path("workspace")));
      return read.success ? read.data : { damaged: moveWorkspaceAside() };
    },
    saveWorkspace: (workspace) => write("workspace", workspace),
    moveWorkspaceAside,
    clear() {
      for (const name of ["seed", "workspace", "database", "key"] as const)
        rmSync(path(name), { recursive: true, force: true });
    },
  };
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return undefined;
  }
}
