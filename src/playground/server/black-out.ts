/** What must not be read on the page: Slack's tokens, whatever lies behind a personal address, and named secrets. */
const patterns: readonly (readonly [RegExp, string])[] = [
  [/\b(xox[a-z]|xapp)-[\w-]+/g, "$1-•••"],
  // The customer's personal link and the agent's hand-over page; the addresses of answers to interactions, and of sockets.
  [/\/(i|h)\/[\w-]{16,}/g, "/$1/•••"],
  [/\/(response|link)\/[\w/?=&%.-]+/g, "/$1/•••"],
];
const secretKeys = /^(token|client_secret|signing_secret|refresh_token|access_token|ticket)$/;

/** A copy without secrets; `secrets` are further texts that must not stand in it. */
export function blackOut(value: unknown, secrets: readonly string[]): unknown {
  if (typeof value === "string") return blackOutText(value, secrets);
  if (Array.isArray(value)) return value.map((each) => blackOut(each, secrets));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      secretKeys.test(key) && typeof inner === "string" ? "•••" : blackOut(inner, secrets),
    ]),
  );
}

export function blackOutText(text: string, secrets: readonly string[]): string {
  const bare = patterns.reduce((clean, [pattern, mark]) => clean.replace(pattern, mark), text);
  return secrets.reduce((clean, secret) => (secret === "" ? clean : clean.replaceAll(secret, "•••")), bare);
}
