import { z } from "zod";

/** One thing that is wrong, and where: `features/slash_commands/0/command`. */
export interface Finding {
  readonly at: string;
  readonly what: string;
}

const text = (from: number, to: number) =>
  z
    .string({ error: (issue) => (issue.input === undefined ? "is missing" : "must be text") })
    .refine((value) => [...value].length >= from && [...value].length <= to, {
      error: `must have ${from} to ${to} characters`,
    });
const list = <T extends z.ZodType>(item: T, from: number, to: number) =>
  z
    .array(item, { error: "must be a list" })
    .min(from, `must have at least ${from} entries`)
    .max(to, `may have at most ${to} entries`);
const flag = z.boolean({ error: "must be true or false" });
const address = (to: number) =>
  text(1, to).refine((value) => /^https?:\/\//.test(value), { error: "must begin with https://" });
const unique = (values: readonly string[]) => new Set(values).size === values.length;
const names = (to: number, longest = 50) =>
  list(text(0, longest), 0, to).refine(unique, { error: "names something twice" });
const part = <T extends z.ZodRawShape>(shape: T) =>
  z.strictObject(shape, {
    error: (issue) =>
      issue.code === "unrecognized_keys" ? `Slack knows no ${issue.keys.join(", ")} here` : "must be a map",
  });
/** Sections of Slack's that a bot like this one does not use. */
const other = z.unknown();

const displayInformation = part({
  name: text(1, 35),
  description: text(1, 140).optional(),
  long_description: text(175, 4_000).optional(),
  background_color: z
    .string({ error: "must be text" })
    .regex(/^#([0-9a-f]{3}|[0-9a-f]{6})$/i, "must be a colour such as #1f3a5f")
    .optional(),
});

const features = part({
  app_home: part({
    home_tab_enabled: flag.optional(),
    messages_tab_enabled: flag.optional(),
    messages_tab_read_only_enabled: flag.optional(),
  }).optional(),
  bot_user: part({ display_name: text(1, 80), always_online: flag.optional() }).optional(),
  slash_commands: list(
    part({
      command: text(2, 32).regex(/^\//, "must begin with a slash"),
      url: address(3_000).optional(),
      description: text(1, 2_000),
      usage_hint: text(1, 1_000).optional(),
      should_escape: flag.optional(),
    }),
    1,
    50,
  ).optional(),
  shortcuts: list(
    part({
      name: text(1, 24),
      type: z.enum(["global", "message"], { error: "must be global or message" }),
      callback_id: text(1, 255),
      description: text(1, 150),
    }),
    1,
    10,
  ).optional(),
  unfurl_domains: other.optional(),
  workflow_steps: other.optional(),
  functions: other.optional(),
  assistant_view: other.optional(),
  agent_view: other.optional(),
});

const oauthConfig = part({
  redirect_urls: list(text(1, 2_500), 0, 1_000).refine(unique, { error: "names something twice" }).optional(),
  scopes: part({
    bot: names(255).optional(),
    bot_optional: names(255).optional(),
    user: names(255).optional(),
    user_optional: names(255).optional(),
  }).optional(),
  pkce_enabled: flag.optional(),
  token_management_enabled: flag.optional(),
});

const ipv4 = "((25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(?!$)|(?=/|$))){4}";
const settings = part({
  event_subscriptions: part({
    request_url: address(3_500).optional(),
    bot_events: names(100).optional(),
    user_events: names(100).optional(),
    metadata_subscriptions: other.optional(),
  }).optional(),
  interactivity: part({
    is_enabled: flag,
    request_url: address(3_500).optional(),
    message_menu_options_url: address(3_500).optional(),
  }).optional(),
  allowed_ip_address_ranges: list(
    z.string({ error: "must be text" }).regex(new RegExp(`^${ipv4}(/(3[0-2]|[12]?\\d))?$`), {
      error: "must be an IPv4 address or range",
    }),
    1,
    50,
  ).optional(),
  socket_mode_enabled: flag.optional(),
  org_deploy_enabled: flag.optional(),
  token_rotation_enabled: flag.optional(),
  is_hosted: flag.optional(),
  incoming_webhooks: other.optional(),
  siws_links: other.optional(),
  hermes_app_type: other.optional(),
  function_runtime: other.optional(),
  is_mcp_enabled: other.optional(),
});

/** An app's manifest as far as Slack limits it. Source: https://docs.slack.dev/reference/app-manifest */
const ManifestSchema = part({
  $schema: z.string().optional(),
  _metadata: part({
    major_version: z.int().optional(),
    minor_version: z.int().optional(),
    schema_version: z.int().optional(),
    min_version: z.int().optional(),
  }).optional(),
  display_information: displayInformation,
  features: features.optional(),
  oauth_config: oauthConfig.optional(),
  settings: settings.optional(),
  app_directory: other.optional(),
  functions: other.optional(),
  workflows: other.optional(),
  datastores: other.optional(),
  outgoing_domains: other.optional(),
  types: other.optional(),
  external_auth_providers: other.optional(),
  mcp_servers: other.optional(),
});

export type Manifest = z.infer<typeof ManifestSchema>;

export type ShapeCheck =
  | { readonly ok: true; readonly manifest: Manifest }
  | { readonly ok: false; readonly findings: readonly Finding[] };

export function checkShape(value: unknown): ShapeCheck {
  const parsed = ManifestSchema.safeParse(value);
  if (parsed.success) return { ok: true, manifest: parsed.data };
  return {
    ok: false,
    findings: parsed.error.issues.map(({ path, message }) => ({ at: path.join("/") || "/", what: message })),
  };
}
