import type { JSX } from "preact";
import { type Fields, isFields } from "../../../simulators/slack/rules/shape.ts";
import { useSession } from "../session.ts";
import { Link, plainWords } from "../text/text.tsx";
import type { BlockProps } from "./block.tsx";
import { textIn } from "./held.ts";

export function ImageBlock({ block }: BlockProps): JSX.Element {
  const title = plainWords(block["title"]);
  return (
    <figure class="image-block">
      {title && <figcaption>{title}</figcaption>}
      <Picture of={block} />
    </figure>
  );
}

export function ImageElement({ element }: { readonly element: Fields }): JSX.Element {
  const alt = textIn(element, "alt_text") ?? "";
  const address = addressOf(element);
  if (isLocal(address)) return <img class="image-small" src={address} alt={alt} />;
  return (
    <span class="image-small image-missing" role="img" aria-label={alt} title={`${alt} – ${address}`}>
      {alt.slice(0, 1).toUpperCase()}
    </span>
  );
}

/** The page asks no other host: only a picture that carries its own bytes is shown. */
function Picture({ of }: { readonly of: Fields }): JSX.Element {
  const { t } = useSession();
  const alt = textIn(of, "alt_text") ?? "";
  const address = addressOf(of);
  if (isLocal(address)) return <img class="image-large" src={address} alt={alt} />;
  return (
    <div class="image-missing image-frame">
      <strong>{alt || t("playground.blocks.image")}</strong>
      <small>
        <Link url={address}>{t("playground.blocks.image.elsewhere", { address })}</Link>
      </small>
    </div>
  );
}

function addressOf(of: Fields): string {
  const file = of["slack_file"];
  return textIn(of, "image_url") ?? (isFields(file) ? String(file["url"] ?? file["id"] ?? "") : "");
}

function isLocal(address: string): boolean {
  return /^data:image\/(png|jpeg|gif|webp);/i.test(address);
}
