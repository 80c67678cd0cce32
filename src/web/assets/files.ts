import { createHash } from "node:crypto";
import { icon } from "./icon.ts";
import { script } from "./script.ts";
import { style } from "./style.ts";

interface Asset {
  /** Changes with the content, so browsers may keep it for a year. */
  readonly path: string;
  readonly type: string;
  readonly body: string;
}

function asset(name: string, extension: string, type: string, body: string): Asset {
  const hash = createHash("sha256").update(body).digest("base64url").slice(0, 12);
  return { path: `/assets/${name}-${hash}.${extension}`, type, body };
}

export const assets = {
  style: asset("style", "css", "text/css; charset=utf-8", style),
  script: asset("script", "js", "text/javascript; charset=utf-8", script),
  icon: asset("icon", "svg", "image/svg+xml", icon),
} as const;

const byPath = new Map(Object.values(assets).map((each) => [each.path, each]));

export function findAsset(path: string): Asset | undefined {
  return byPath.get(path);
}
