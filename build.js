// Bundles the bot, because Node 20 runs no TypeScript and one file starts three times faster than many.
// PGlite stays outside (it loads its own WebAssembly); the migrations are carried along beside the bundle.
// `node build.js bench` adds the benchmark's programs to what is built, for `npm run bench` alone.
import { cp, rm } from "node:fs/promises";
import { build } from "esbuild";

const isBench = process.argv[2] === "bench";
const programs = ["bench", "probe", "bare-app", "hand-written-app", "bot-app", "bare-sender"];
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
if (!isBench) await cp("db/migrations", "dist/migrations", { recursive: true });
