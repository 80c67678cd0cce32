import { eventually, type ModalDriver, type Person } from "../../src/simulators/slack/simulator.ts";

/** What somebody does in Slack, by the words they see: at the playground's page, or through the tests' own drivers. */
export interface Hands {
  /** Into a channel's composer. */
  types(
    channel: { readonly id: string; readonly name: string },
    command: string,
    text: string,
  ): Promise<void>;
  /** Until the modal on top bears this title. */
  waitsFor(title: string): Promise<void>;
  /** Until the modal on top has a field with this label, or says one of these. */
  waitsForField(label: string): Promise<void>;
  waitsForWords(...oneOf: readonly string[]): Promise<void>;
  fills(label: string, value: string): Promise<void>;
  reads(label: string): Promise<string>;
  /** In a menu that holds all its choices. */
  chooses(label: string, option: string): Promise<void>;
  /** In a menu that the app is asked about. */
  picks(label: string, typed: string, option: string): Promise<void>;
  /** A checkbox, or one of several. */
  ticks(option: string): Promise<void>;
  presses(button: string): Promise<void>;
  submits(button: string): Promise<void>;
  closes(): Promise<void>;
  /** The last message in the channel which says all of it. */
  pressesOnCard(
    channel: { readonly id: string; readonly name: string },
    having: readonly string[],
    button: string,
  ): Promise<void>;
  readsCard(
    channel: { readonly id: string; readonly name: string },
    having: readonly string[],
  ): Promise<void>;
}

/** A catalogue's sentence without the stars that the reader never sees. */
export const asRead = (mrkdwn: string) => mrkdwn.replace(/[*_]/g, "");

/** Names are kept from acting as markup by word joiners, which nobody sees. */
const says = (shown: string, words: string) => asRead(shown.replaceAll("\u2060", "")).includes(asRead(words));

/** The hands that the other tests use. */
export function handsOf(person: Person): Hands {
  const modal = (test: (open: ModalDriver) => boolean) =>
    eventually(() => {
      const open = person.modal();
      return open && test(open) ? open : undefined;
    });
  const top = () => modal(() => true);
  const card = (channelId: string, having: readonly string[]) =>
    eventually(() =>
      person.messages(channelId).findLast(({ shown }) => having.every((words) => says(shown, words))),
    );
  return {
    async types({ id }, command, text) {
      const answer = await person.command(command, text, { channelId: id });
      if (answer.error) throw new Error(`${command}: ${answer.error}`);
    },
    async waitsFor(title) {
      await modal((open) => open.title === title);
    },
    async waitsForField(label) {
      await modal(({ labels }) => labels.includes(label));
    },
    async waitsForWords(...oneOf) {
      await modal(({ text }) => oneOf.some((words) => says(text, words)));
    },
    async fills(label, value) {
      (await top()).fill(label, value);
    },
    async reads(label) {
      return String((await top()).value(label));
    },
    async chooses(label, option) {
      await (await top()).choose(label, option);
    },
    async picks(label, typed, option) {
      await (await top()).pick(label, typed, option);
    },
    async ticks(option) {
      await (await top()).tick(option);
    },
    async presses(button) {
      await (await top()).press(button);
    },
    async submits() {
      const { action, errors } = await (await top()).submit();
      if (action === "failed" || action === "errors") throw new Error(JSON.stringify({ action, errors }));
    },
    async closes() {
      await (await top()).closeAll();
    },
    async pressesOnCard({ id }, having, button) {
      await (await card(id, having)).press(button);
    },
    async readsCard({ id }, having) {
      await card(id, having);
    },
  };
}
