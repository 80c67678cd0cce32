import type { Mail, Mailbox } from "./contract.ts";

export interface Letter {
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly body: string;
}

/** The customers' mailboxes. Nothing leaves this process: what is "sent" lands here. */
export interface PostOffice {
  /** Number of the newest mail; 0 while there is none. */
  readonly newest: number;
  /** Grows with every change, also over a restart: a page that stayed open must not take the new for the old. */
  readonly revision: number;
  /** `at` in Unix milliseconds. Answers with the mail's number. */
  deliver(letter: Letter, at: number): number;
  /** False when there is no such mail. */
  read(number: number): boolean;
  /** `address` null: the list of addresses alone. */
  open(address: string | null): Mailbox;
  all(): readonly Mail[];
  /** Takes the place of everything that was there. */
  fill(mails: readonly Mail[]): void;
  onChange(listener: () => void): void;
}

/** The oldest make room: a playground may run for weeks. */
const mostMails = 2_000;

export function openPostOffice(): PostOffice {
  let mails: Mail[] = [];
  let newest = 0;
  let revision = Date.now();
  const listeners: (() => void)[] = [];
  const changed = () => {
    revision += 1;
    for (const listener of listeners) listener();
  };
  return {
    get newest() {
      return newest;
    },
    get revision() {
      return revision;
    },
    deliver({ from, to, subject, body }, at) {
      newest += 1;
      const mail = { number: newest, from, to: addressOf(to), subject, body, at, isRead: false };
      mails = [...mails, mail].slice(-mostMails);
      changed();
      return newest;
    },
    read(number) {
      const at = mails.findIndex((mail) => mail.number === number);
      const mail = mails[at];
      if (!mail) return false;
      mails[at] = { ...mail, isRead: true };
      changed();
      return true;
    },
    open(address) {
      const wanted = address === null ? null : addressOf(address);
      const all = new Set([...mails].reverse().map((mail) => mail.to));
      return {
        addresses: [...all].map((each) => ({
          address: each,
          unread: mails.filter((mail) => mail.to === each && !mail.isRead).length,
        })),
        mails: mails.filter((mail) => mail.to === wanted).reverse(),
      };
    },
    all: () => mails,
    fill(given) {
      mails = [...given];
      newest = Math.max(newest, ...mails.map((mail) => mail.number));
      changed();
    },
    onChange: (listener) => void listeners.push(listener),
  };
}

/** Mailboxes are told apart as mail servers do it: capitals do not matter. */
function addressOf(text: string): string {
  return text.trim().toLowerCase();
}
