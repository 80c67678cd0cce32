/** Seals secrets at rest (AES-256-GCM). `context` is bound to the sealed text: it opens under the same context only. */
export interface Sealer {
  seal(secret: string, context: string): string;
  /** Throws when the text was altered, or sealed under another key or context. */
  open(sealed: string, context: string): string;
}
