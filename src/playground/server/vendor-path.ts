/** Below it, at the playground's own address, the simulated vendor answers: sign-in, admin center, portal, certificates. */
export const vendorPath = "/vendor";

/** What the vendor is asked for, or null for a path that is none of its. */
export function vendorPathOf(url: string): string | null {
  const [path = "", ...query] = url.split("?");
  if (path !== vendorPath && !path.startsWith(`${vendorPath}/`)) return null;
  const rest = path.slice(vendorPath.length) || "/";
  return query.length > 0 ? `${rest}?${query.join("?")}` : rest;
}
