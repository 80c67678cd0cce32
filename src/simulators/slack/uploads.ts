/** Files that the app is bringing: asked for, sent, and then put where they are to stand. */
export class Uploads {
  readonly #begun = new Map<string, Begun>();

  begin(id: string, begun: Pick<Begun, "name" | "length">): void {
    this.#begun.set(id, { ...begun, bytes: null });
  }

  /** False where nobody asked for it, it was sent before, or it is not of the length that was named. */
  put(id: string, bytes: Uint8Array): boolean {
    const begun = this.#begun.get(id);
    if (!begun || begun.bytes || begun.length !== bytes.byteLength) return false;
    begun.bytes = bytes;
    return true;
  }

  /** What was sent, once; undefined where it was not sent yet. */
  take(id: string): { readonly name: string; readonly bytes: Uint8Array } | undefined {
    const begun = this.#begun.get(id);
    if (!begun?.bytes) return undefined;
    this.#begun.delete(id);
    return { name: begun.name, bytes: begun.bytes };
  }

  clear(): void {
    this.#begun.clear();
  }
}

interface Begun {
  readonly name: string;
  readonly length: number;
  bytes: Uint8Array | null;
}
