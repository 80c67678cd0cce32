import manifest from "../../package.json" with { type: "json" };

export function printVersion(): void {
  process.stdout.write(`${manifest.version}\n`);
}
