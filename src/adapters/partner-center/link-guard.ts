/** An address for customers: https, or this machine's own while the admin center itself is simulated there. */
export function isTrustedLink(
  url: string,
  { linkHosts, adminCenter }: { readonly linkHosts: readonly string[]; readonly adminCenter: string },
): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, host, hostname, username, password } = new URL(url);
  if (username !== "" || password !== "" || !linkHosts.includes(host.toLowerCase())) return false;
  // Blanks and control characters would end the link early in somebody's mail.
  if (/[\s\p{Cc}<>"]/u.test(url)) return false;
  return (
    protocol === "https:" || (protocol === "http:" && isLoopback(hostname) && isSameHost(url, adminCenter))
  );
}

/** The providers that the link names, whichever of the vendor's names for them is used, in lower case. */
export function providersIn(url: string): string[] {
  return [...new URL(url).searchParams]
    .filter(([name]) => /^indirectcsp(id)?$/i.test(name))
    .map(([, id]) => id.trim().toLowerCase());
}

/** Puts the provider before the fragment, which decides the page, and touches nothing else. */
export function withProvider(url: string, providerTenantId: string): string {
  const at = url.indexOf("#");
  const [before, fragment] = at < 0 ? [url, ""] : [url.slice(0, at), url.slice(at)];
  return `${before}${before.includes("?") ? "&" : "?"}indirectCSPId=${providerTenantId}${fragment}`;
}

function isSameHost(one: string, other: string): boolean {
  return new URL(one).host === new URL(other).host;
}

function isLoopback(hostname: string): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127(\.\d{1,3}){3}$/.test(hostname);
}
