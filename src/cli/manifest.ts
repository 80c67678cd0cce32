import { writeManifest } from "../compose-manifest.ts";

interface Options {
  readonly url?: string;
  readonly socket?: true;
  readonly invite?: true;
}

export function printManifest({ url, socket, invite }: Options): void {
  if (url !== undefined && !/^https:\/\/[^\s/]+/.test(url)) {
    process.stderr.write("--url is not an https address. Give it as https://kapocs.example.com\n");
    process.exitCode = 1;
    return;
  }
  if (invite) {
    process.stderr.write(
      "Slack keeps /invite for itself in most workspaces and refuses the whole manifest there; then leave --invite out.\n",
    );
  }
  process.stdout.write(
    writeManifest({ ...(url ? { url } : {}), isSocketMode: socket === true, withInvite: invite === true }),
  );
}
