/** A refusal is an ordinary answer: `reason` is a literal that both languages can say, `about` what a person needs to understand it. */
export type Outcome<T, Reason extends string> = Accepted<T> | Declined<Reason>;

export interface Accepted<T> {
  readonly ok: true;
  readonly value: T;
}

export interface Declined<Reason extends string> {
  readonly ok: false;
  readonly reason: Reason;
  readonly about: Already;
}

/** What already happened, by whom and when: told to whoever comes second. Empty means nothing is known. */
export interface Already {
  readonly state?: string;
  readonly by?: string;
  readonly at?: Date;
  /** Why the directory could not be asked, by the port's name for it. */
  readonly trouble?: string;
}

export function done<T>(value: T): Accepted<T> {
  return { ok: true, value };
}

export function declined<Reason extends string>(reason: Reason, about: Already = {}): Declined<Reason> {
  return { ok: false, reason, about };
}
