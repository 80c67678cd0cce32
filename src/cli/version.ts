import manifest from "../../package.json" with { type: "json" };

export function versionOf(): string {
  return manifest.version;
}

export function printVersion({ json }: { readonly json?: true }): void {
  const line = json
    ? JSON.stringify({ kapocs: manifest.version, node: process.versions.node, platform: process.platform })
    : manifest.version;
  process.stdout.write(`${line}\n`);
}
