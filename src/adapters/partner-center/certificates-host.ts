export function isLoopback(hostname: string): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127(\.\d{1,3}){3}$/.test(hostname);
}

/**
 * Whether a certificate may be asked for there. An issuer's own certificate is published over http everywhere and proved
 * by its signature, not by the way it came; everything else comes over https, except from this machine.
 */
export function mayFetch(address: string, hosts: readonly string[], about: "signer" | "issuer"): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, host, hostname, username, password } = new URL(address);
  if (username !== "" || password !== "" || !hosts.includes(host)) return false;
  return protocol === "https:" || (protocol === "http:" && (about === "issuer" || isLoopback(hostname)));
}
