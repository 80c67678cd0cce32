import { isMap, isScalar, parseDocument, visit } from "yaml";
import { commands } from "./names.ts";

export interface ManifestOptions {
  /** Where Slack reaches the bot; absent leaves the example. */
  readonly url?: string;
  /** No addresses: Slack reaches the bot over a socket. */
  readonly isSocketMode?: boolean;
  /** Registers `/invite` in place of `/invite-customer`, for workspaces that can have it. */
  readonly withInvite?: boolean;
}

const example = "https://kapocs.example.com";
const addresses = new Set(["url", "request_url", "message_menu_options_url"]);

/** manifest.yml with one's own addresses and names, comments and order kept. */
export function adaptManifest(yaml: string, { url, isSocketMode, withInvite }: ManifestOptions): string {
  const document = parseDocument(yaml);
  visit(document, {
    Pair(_key, pair) {
      if (!isScalar(pair.key) || !isScalar(pair.value)) return undefined;
      if (isSocketMode && addresses.has(String(pair.key.value))) return visit.REMOVE;
      if (isSocketMode && pair.key.value === "socket_mode_enabled") pair.value.value = true;
      if (withInvite && pair.value.value === commands.invite) pair.value.value = commands.inviteToo;
      if (url && addresses.has(String(pair.key.value))) {
        pair.value.value = String(pair.value.value).replace(example, url.replace(/\/+$/, ""));
      }
      return undefined;
    },
  });
  if (!isMap(document.contents)) throw new Error("the manifest is not a map");
  return document.toString({ lineWidth: 0 });
}
