// Bundles the bot, because Node 20 runs no TypeScript and one file starts three times faster than many.
// PGlite stays outside (it loads its own WebAssembly); the migrations are carried along beside the bundle.
import { cp, rm } from "node:fs/promises";
import { build } from "esbuild";

await rm("dist", { recursive: true, force: true });
await build({
  entryPoints: { kapocs: "src/cli/kapocs.ts" },
  outdir: "dist",
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
  chunkNames: "chunks/[name]-[hash]",
  external: ["@electric-sql/pglite", "@electric-sql/pglite/*"],
  // CommonJS packages inside an ES module bundle still call require().
  banner: {
    js: "import { createRequire as kapocsRequire } from 'node:module'; const require = kapocsRequire(import.meta.url);",
  },
});
await cp("db/migrations", "dist/migrations", { recursive: true });
