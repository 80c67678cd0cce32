import { readFileSync } from "node:fs";
import type { Stage } from "./stage.ts";

const types: Readonly<Record<string, string>> = {
  html: "text/html; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
  map: "application/json",
};

/** The built page: beside the bundle, beside its chunks' folder, or in the source tree's dist. */
const places = ["./playground/", "../playground/", "../../../dist/playground/"];

/** Reads the page's files anew each time: they are small, and a build may replace them. */
export const pageFile: Stage["asset"] = (name) => {
  for (const place of places) {
    try {
      const body = readFileSync(new URL(`${place}${name}`, import.meta.url));
      const type = types[name.slice(name.lastIndexOf(".") + 1)] ?? "application/octet-stream";
      return { type, body: new Uint8Array(body) };
    } catch {
      // Not there: the next place.
    }
  }
  return null;
};
