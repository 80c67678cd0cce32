import { Readable, type Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { writeWhole } from "../whole-file.ts";

/** Takes a text to its end, in pieces. */
export type Output = (text: AsyncIterable<string>) => Promise<void>;

/** To a file, in the place of the one that was there; to standard output where none is named. */
export function writeTo(path: string | undefined): Output {
  if (path === undefined) return (text) => pipeline(Readable.from(text), process.stdout, { end: false });
  return (text) =>
    writeWhole(path, (file: Writable) => pipeline(Readable.from(text), file), { mayReplace: true });
}
