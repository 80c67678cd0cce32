/**
 * A path as it may stand in a log: names of resources stay, ids, domains and whatever else tells of a customer becomes
 * {…}. Queries are left out.
 */
export function patternOf(path: string): string {
  const [way = ""] = path.split("?", 1);
  return way
    .split("/")
    .map((part) => (/^(v\d(\.\d)?|[A-Za-z]{1,40})?$/.test(part) ? part : "{…}"))
    .join("/");
}
