import { readEmail } from "../domain/customer.ts";
import type { HandOver } from "../ports/hand-over.ts";

interface MailLink {
  readonly href: string;
  /** False where the text did not fit: then it must be pasted. */
  readonly carriesText: boolean;
}

/** Mail programs and browsers cut longer addresses somewhere, without a word. Counted over the whole encoded link. */
const longestLink = 1_800;

type Compose = (fields: { to: string | null; subject: string; body: string | null }) => string;

const composers = {
  /** RFC 6068: line breaks as %0D%0A, an unencoded @. */
  mailProgram: ({ to, subject, body }) => {
    const address = (to ?? "").split("@").map(encodeURIComponent).join("@");
    return `mailto:${address}?${query({ subject, body: body && withCrlf(body) })}`;
  },
  outlook: ({ to, subject, body }) =>
    `https://outlook.office.com/mail/deeplink/compose?${query({ to, subject, body: body && withCrlf(body) })}`,
  gmail: ({ to, subject, body }) =>
    `https://mail.google.com/mail/?view=cm&fs=1&${query({ to, su: subject, body: body && withCrlf(body) })}`,
} satisfies Record<string, Compose>;

export type MailProgram = keyof typeof composers;

/** A link that opens the message in `program`: with its text, or above the limit with the subject only. */
export function mailLink(program: MailProgram, message: Pick<HandOver, "to" | "subject" | "text">): MailLink {
  const to = validAddress(message.to);
  const whole = composers[program]({ to, subject: message.subject, body: message.text });
  if (whole.length <= longestLink) return { href: whole, carriesText: true };
  return { href: composers[program]({ to, subject: message.subject, body: null }), carriesText: false };
}

/** The address if it is one; no line break or second recipient comes through. */
export function validAddress(to: string | null): string | null {
  const address = readEmail(to);
  return address === "bad" ? null : address;
}

export function withCrlf(text: string): string {
  return text.replace(/\r\n|\r|\n/g, "\r\n");
}

/** encodeURIComponent and not URLSearchParams: mail programs show its plus signs as they are. */
function query(fields: Record<string, string | null>): string {
  return Object.entries(fields)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${name}=${encodeURIComponent(value ?? "")}`)
    .join("&");
}
