import type { Language } from "../domain/language.ts";

/** What the hand-over page shows: the saved draft with the personal link in it. `to` may be unknown. */
export interface HandOver {
  readonly companyName: string;
  readonly to: string | null;
  readonly subject: string;
  readonly text: string;
  /** The e-mail's language; the page itself speaks the reader's. */
  readonly language: Language;
  readonly readerLanguage: Language;
  /** Until when this page's own address works. */
  readonly expiresAt: Date;
}

/** Reads a draft by the short-lived pass in the page's address; null when the pass is unknown, over, or the draft is gone. */
export interface HandOverDesk {
  read(pass: string, now: Date): Promise<HandOver | null>;
}
