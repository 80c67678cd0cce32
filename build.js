// Bundles the bot, because Node 20 runs no TypeScript and one file starts three times faster than many.
// PGlite stays outside (it loads its own WebAssembly); the migrations are carried along beside the bundle.
// The playground's page is a bundle of its own, for the browser.
// `node build.js bench` adds the benchmark's programs to what is built, for `npm run bench` alone.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { chmod, cp, mkdir, rename, rm } from "node:fs/promises";
import { build } from "esbuild";

const isBench = process.argv[2] === "bench";
const programs = [
  "bench",
  "probe",
  "bare-app",
  "bare-socket-app",
  "hand-written-app",
  "bot-app",
  "bare-sender",
];
const outdir = isBench ? "dist/bench" : "dist";

await rm(outdir, { recursive: true, force: true });
await build({
  entryPoints: isBench ? programs.map((name) => `test/bench/${name}.ts`) : { kapocs: "src/cli/kapocs.ts" },
  outdir,
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node20.19",
  jsx: "automatic",
  jsxImportSource: "hono/jsx",
  sourcemap: true,
  minifySyntax: true,
  logLevel: "warning",
  chunkNames: isBench ? "[name]-[hash]" : "chunks/[name]-[hash]",
  external: ["@electric-sql/pglite", "@electric-sql/pglite/*"],
  // CommonJS packages inside an ES module bundle still call require().
  banner: {
    js: "import { createRequire as kapocsRequire } from 'node:module'; const require = kapocsRequire(import.meta.url);",
  },
});
if (!isBench) {
  await chmod("dist/kapocs.js", 0o755);
  await cp("db/migrations", "dist/migrations", { recursive: true });
  await buildPage("src/playground/page", "dist/playground");
  await copyDatabaseImage("dist/kapocs.js", "dist/database.tar.gz");
}

async function buildPage(from, to) {
  await build({
    entryPoints: [
      { in: `${from}/main.tsx`, out: "page" },
      { in: `${from}/style.css`, out: "page" },
    ],
    outdir: to,
    bundle: true,
    format: "esm",
    platform: "browser",
    target: ["chrome123", "firefox128", "safari17.5"],
    jsx: "automatic",
    jsxImportSource: "preact",
    sourcemap: true,
    minify: true,
    logLevel: "warning",
  });
  await cp(`${from}/index.html`, `${to}/index.html`);
}

// An embedded database takes seconds to make and none to copy: made once for these migrations, and kept.
async function copyDatabaseImage(program, to) {
  const hash = createHash("sha256").update(process.version);
  for (const file of ["package-lock.json", ...readdirSync("db/migrations", { recursive: true }).sort()]) {
    const path = file === "package-lock.json" ? file : `db/migrations/${file}`;
    if (statSync(path).isFile()) hash.update(path).update(readFileSync(path));
  }
  const kept = `node_modules/.cache/kapocs/database-${hash.digest("hex").slice(0, 16)}.tar.gz`;
  if (!existsSync(kept)) {
    await mkdir("node_modules/.cache/kapocs", { recursive: true });
    const draft = `${kept}.${process.pid}`;
    execFileSync(process.execPath, [program, "database-image", draft], { stdio: "inherit" });
    await rename(draft, kept);
  }
  await cp(kept, to);
}
