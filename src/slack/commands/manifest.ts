import { type Document, isMap, isScalar, isSeq, parseDocument, type Scalar, visit } from "yaml";
import { scopeOfEvent } from "../manifest/rules.ts";
import { type CommandNames, canonical, commandKeys } from "./names.ts";

export interface ManifestOptions {
  /** Where Slack reaches the bot; absent leaves the example. */
  readonly url?: string;
  /** No addresses: Slack reaches the bot over a socket. */
  readonly isSocketMode?: boolean;
  /** Commands by other names. */
  readonly names?: Partial<CommandNames>;
  /** As people see the app and its bot. */
  readonly appName?: string;
  /** Optional scopes to leave out, with the events that need them. */
  readonly without?: readonly string[];
  /** Where an installer comes back to, for an app that several workspaces install. */
  readonly redirectUrls?: readonly string[];
  /** Installable in a whole organisation. */
  readonly isOrgWide?: boolean;
  readonly format?: "yaml" | "json";
}

const example = "https://kapocs.example.com";
const addresses = new Set(["url", "request_url", "message_menu_options_url"]);

/** manifest.yml with one's own addresses, names and scopes; as YAML with comments and order kept. */
export function adaptManifest(yaml: string, options: ManifestOptions): string {
  const { url, isSocketMode, names = {}, appName, without = [], redirectUrls, isOrgWide } = options;
  const document = parseDocument(yaml);
  if (!isMap(document.contents)) throw new Error("the manifest is not a map");
  visit(document, {
    Pair(_key, pair) {
      if (!isScalar(pair.key) || !isScalar(pair.value)) return undefined;
      const key = String(pair.key.value);
      if (isSocketMode && addresses.has(key)) return visit.REMOVE;
      if (key === "command") rename(pair.value, names);
      if (url && addresses.has(key))
        pair.value.value = String(pair.value.value).replace(example, url.replace(/\/+$/, ""));
      return undefined;
    },
  });
  if (isSocketMode) document.setIn(["settings", "socket_mode_enabled"], true);
  if (isOrgWide) document.setIn(["settings", "org_deploy_enabled"], true);
  if (appName) {
    document.setIn(["display_information", "name"], appName);
    document.setIn(["features", "bot_user", "display_name"], appName);
  }
  if (redirectUrls?.length) document.setIn(["oauth_config", "redirect_urls"], redirectUrls);
  for (const list of ["bot", "bot_optional"])
    leaveOut(document, ["oauth_config", "scopes", list], (scope) => without.includes(scope));
  leaveOut(document, ["settings", "event_subscriptions", "bot_events"], (event) =>
    without.includes(scopeOfEvent[event] ?? ""),
  );
  return options.format === "json"
    ? `${JSON.stringify(document.toJS(), null, 2)}\n`
    : document.toString({ lineWidth: 0 });
}

function rename(value: Scalar, names: Partial<CommandNames>): void {
  const key = commandKeys.find((each) => canonical[each] === value.value);
  const own = key && names[key];
  if (own) value.value = own;
}

/** A list that ends up empty goes, too. */
function leaveOut(document: Document, path: readonly string[], isOut: (entry: string) => boolean): void {
  const list = document.getIn(path);
  if (!isSeq(list)) return;
  list.items = list.items.filter((item) => !(isScalar(item) && isOut(String(item.value))));
  if (list.items.length === 0) document.deleteIn(path);
}
