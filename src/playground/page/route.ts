/** What the page shows, all of it in the address, so that a link shows it to somebody else. */
export interface Route {
  /** Whom one acts as; null before the first person is known. */
  readonly userId: string | null;
  /** `list`: the sidebar alone (a phone's first page); beside it, on a wide screen, the first channel. */
  readonly place: "list" | "channel" | "home" | "messages" | "about" | "mail";
  readonly channelId: string | null;
  readonly threadTs: string | null;
  /** The message a link points to. */
  readonly messageTs: string | null;
  /** Whose mailbox is open, and which of its mails by number. */
  readonly address: string | null;
  readonly mail: number | null;
  /** What the traffic drawer shows; "" is the drawer itself, null is closed. */
  readonly desk: string | null;
  /** The step of the guided tour; null is closed. */
  readonly tour: string | null;
}

export const nowhere: Route = {
  userId: null,
  place: "list",
  channelId: null,
  threadTs: null,
  messageTs: null,
  address: null,
  mail: null,
  desk: null,
  tour: null,
};

const appTabs = ["home", "messages", "about"] as const;

/** Reads `#/as/U0ANNA/channel/C0SALES/thread/1712.1/message/1712.2/desk/12`; what it does not know it leaves out. */
export function readRoute(hash: string): Route {
  const words = hash
    .replace(/^#?\/?/, "")
    .split("/")
    .map(unescaped);
  let route = nowhere;
  while (words.length > 0) {
    const word = words.shift() ?? "";
    const next = () => words.shift() || null;
    const tab = appTabs.find((name) => name === word);
    if (tab) route = { ...route, place: tab };
    else if (word === "as") route = { ...route, userId: next() };
    else if (word === "channel") route = { ...route, place: "channel", channelId: next() };
    else if (word === "thread") route = { ...route, threadTs: next() };
    else if (word === "message") route = { ...route, messageTs: next() };
    else if (word === "mail") {
      // Neither need be there: the tour or the desk may follow at once.
      const address = words[0]?.includes("@") ? next() : null;
      const mail = address && whole(words[0] ?? null) !== null ? whole(next()) : null;
      route = { ...route, place: "mail", address, mail };
    } else if (word === "tour") route = { ...route, tour: next() };
    else if (word === "desk") route = { ...route, desk: words.splice(0).join("/") };
  }
  return route;
}

export function hrefOf(route: Route): string {
  const words = route.userId ? ["as", route.userId] : [];
  if (route.place === "mail") {
    words.push("mail");
    if (route.address) words.push(route.address, ...(route.mail === null ? [] : [String(route.mail)]));
  } else if (route.place === "channel" && route.channelId) words.push("channel", route.channelId);
  else if (route.place !== "list" && route.place !== "channel") words.push(route.place);
  if (route.threadTs) words.push("thread", route.threadTs);
  if (route.messageTs) words.push("message", route.messageTs);
  if (route.tour !== null) words.push("tour", route.tour);
  const path = words.map((word) => encodeURIComponent(word)).join("/");
  const desk = route.desk === null ? "" : `/desk${route.desk && "/"}${route.desk}`;
  return `#/${path}${desk}`;
}

/** Another place closes what belonged to the one before: its thread, and the message that was pointed at. */
export function moved(from: Route, change: Partial<Route>): Route {
  const leaves =
    (change.userId !== undefined && change.userId !== from.userId) ||
    (change.place !== undefined && change.place !== from.place) ||
    (change.channelId !== undefined && change.channelId !== from.channelId);
  const base = leaves
    ? { ...from, threadTs: null, messageTs: null, ...(change.place && { channelId: null }) }
    : from;
  const place = change.channelId && !change.place ? { place: "channel" as const } : {};
  return { ...base, ...place, ...change };
}

function unescaped(word: string): string {
  try {
    return decodeURIComponent(word);
  } catch {
    return word;
  }
}

function whole(word: string | null): number | null {
  return word !== null && /^\d+$/.test(word) ? Number(word) : null;
}
