const tabs = ["all", "pushes", "calls", "violations", "troubles"] as const;

export type Tab = (typeof tabs)[number];

export interface DeskRoute {
  readonly tab: Tab;
  /** The exchange that is shown in full. */
  readonly number: number | null;
}

/** Reads what follows `/desk/` in the address: `123`, `calls/123`, `violations`. */
export function readDeskRoute(rest: string): DeskRoute {
  const words = rest.split("/");
  const tab = tabs.find((name) => words.includes(name)) ?? "all";
  const number = words.find((word) => /^\d{1,12}$/.test(word));
  return { tab, number: number === undefined ? null : Number(number) };
}

export function deskPath({ tab, number }: DeskRoute): string {
  return [...(tab === "all" ? [] : [tab]), ...(number === null ? [] : [String(number)])].join("/");
}
