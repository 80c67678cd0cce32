const keys = ["invite", "customers", "remove", "kapocs"] as const;
export type OwnCommandNames = Partial<Record<(typeof keys)[number], string>>;

/** `invite=/reseller-invite remove=/offboard`, by commas or spaces; every mistake is added to `mistakes`, in a line. */
export function readCommandNames(
  text: string | undefined,
  mistakes: string[],
  from = "KAPOCS_COMMANDS",
): OwnCommandNames {
  const names: OwnCommandNames = {};
  for (const pair of (text ?? "").split(/[\s,]+/).filter(Boolean)) {
    const [given = "", name = ""] = pair.split("=");
    const key = keys.find((each) => each === given);
    if (key === undefined)
      mistakes.push(
        `${from} names ${given}, which is no command. Say it as invite=/your-name; there are ${keys.join(", ")}`,
      );
    else if (!/^\/[a-z0-9][a-z0-9_-]{0,30}$/.test(name))
      mistakes.push(
        `${from} gives ${key} the name "${name}". A command is a slash and 1 to 31 small letters, digits, - and _`,
      );
    else names[key] = name;
  }
  return names;
}
