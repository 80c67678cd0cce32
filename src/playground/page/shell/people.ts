import type { Seen, SeenPerson } from "../../../simulators/slack/client/seen.ts";

/** Slackbot speaks where a command failed; no workspace lists it. */
const slackbot: SeenPerson = {
  id: "USLACKBOT",
  name: "slackbot",
  realName: "Slackbot",
  locale: "en-US",
  tz: "UTC",
  kind: "bot",
};

export function findPerson(seen: Seen, userId: string): SeenPerson | undefined {
  if (userId === slackbot.id) return slackbot;
  return seen.people.find((person) => person.id === userId);
}

export function nameOf(seen: Seen, userId: string): string {
  const person = findPerson(seen, userId);
  return person?.realName || person?.name || userId;
}
