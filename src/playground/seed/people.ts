import type { WorldSeed } from "../../simulators/slack/world/state.ts";
import type { Cast } from "../contract.ts";

const budapest = { locale: "hu-HU", tz: "Europe/Budapest" } as const;
const mailbox = (name: string) => `${name}@almacloud.example`;

/** Everybody who works in the workspace; the bot is not among them. */
const staff = ["U0ANNA", "U0BEN", "U0CILI", "U0DAN", "U0OWNER"];

/** In a small company people go by their full name. */
const named = (realName: string) => ({ realName, displayName: realName });

/** The Slack workspace of a small reseller, before anything was said in it. */
export const slackSeed = {
  team: { id: "T0001", name: "Alma Cloud", domain: "alma-cloud", plan: "paid", locale: "en-US" },
  users: [
    { id: "U0ANNA", name: "anna", ...named("Kovács Anna"), email: mailbox("anna.kovacs"), ...budapest },
    {
      id: "U0BEN",
      name: "ben",
      ...named("Ben Miller"),
      email: mailbox("ben.miller"),
      locale: "en-US",
      tz: "America/New_York",
    },
    { id: "U0CILI", name: "cili", ...named("Szabó Cecília"), email: mailbox("cecilia.szabo"), ...budapest },
    {
      id: "U0DAN",
      name: "dan",
      ...named("Dan Hughes"),
      email: mailbox("dan.hughes"),
      locale: "en-GB",
      tz: "Europe/London",
    },
    {
      id: "U0OWNER",
      name: "olivia",
      ...named("Olivia Owens"),
      email: mailbox("olivia.owens"),
      tz: "Europe/Budapest",
      isAdmin: true,
      isOwner: true,
    },
    {
      id: "U0GUEST",
      name: "gustav",
      ...named("Gustav Guest"),
      email: "gustav@agency.example",
      tz: "Europe/Vienna",
      isRestricted: true,
    },
    {
      id: "U0OUTSIDE",
      name: "otto",
      ...named("Otto Outside"),
      teamId: "T0OUT",
      tz: "Europe/Berlin",
      isStranger: true,
    },
    { id: "U0GONE", name: "gina", ...named("Gina Gone"), email: mailbox("gina.gone"), deleted: true },
    { id: "U0KAPOCS", name: "kapocs", realName: "Kapocs", isBot: true },
  ],
  channels: [
    {
      id: "C0SALES",
      name: "sales",
      topic: "Invitations, acceptances, removals",
      members: [...staff, "U0GUEST", "U0KAPOCS"],
    },
    {
      id: "C0SALESHU",
      name: "sales-hu",
      topic: "A magyar ügyfelek",
      members: ["U0ANNA", "U0CILI", "U0OWNER", "U0KAPOCS"],
    },
    {
      id: "C0SHARED",
      name: "with-nagy-eloszto",
      topic: "Shared with our indirect provider",
      isExtShared: true,
      members: [...staff, "U0OUTSIDE", "U0KAPOCS"],
    },
    { id: "C0OLD", name: "sales-2024", isArchived: true, members: [...staff, "U0KAPOCS"] },
    { id: "C0GENERAL", name: "general", topic: "Everybody", members: [...staff] },
  ],
  userGroups: [
    { id: "S0ADMINS", handle: "admin-agents", name: "Admin agents", users: ["U0DAN", "U0CILI"] },
    { id: "S0SALES", handle: "sales-agents", name: "Sales agents", users: ["U0ANNA", "U0BEN"] },
  ],
} as const satisfies WorldSeed;

/** Whom one can act as, in the order of the picker. */
export const cast: Cast["people"] = [
  { userId: "U0ANNA", part: "sales-agent", language: "hu" },
  { userId: "U0BEN", part: "sales-agent", language: "en" },
  { userId: "U0CILI", part: "admin-agent", language: "hu" },
  { userId: "U0DAN", part: "admin-agent", language: "en" },
  { userId: "U0OWNER", part: "owner", language: "en" },
  { userId: "U0GUEST", part: "guest", language: "en" },
  { userId: "U0OUTSIDE", part: "outsider", language: "en" },
];
