import type { JSX } from "preact";
import { useSession } from "../session.ts";
import { Link, plainWords } from "../text/text.tsx";
import type { BlockProps } from "./block.tsx";
import { textIn } from "./held.ts";

/** Neither the film nor its picture is loaded: they are somewhere else. */
export function VideoBlock({ block }: BlockProps): JSX.Element {
  const { t } = useSession();
  const address = textIn(block, "video_url") ?? "";
  const author = textIn(block, "author_name");
  const provider = textIn(block, "provider_name");
  const title = plainWords(block["title"]);
  return (
    <div class="video">
      {author && provider ? (
        <small>{t("playground.blocks.video.by", { author, provider })}</small>
      ) : (
        <small>{author ?? provider}</small>
      )}
      <div class="card-title">
        {textIn(block, "title_url") ? <Link url={textIn(block, "title_url") ?? ""}>{title}</Link> : title}
      </div>
      <p>{plainWords(block["description"])}</p>
      <div class="image-missing image-frame">
        <strong>{textIn(block, "alt_text") || t("playground.blocks.video")}</strong>
        <small>
          <Link url={address}>{t("playground.blocks.video.elsewhere", { address })}</Link>
        </small>
      </div>
    </div>
  );
}

export function FileBlock({ block }: BlockProps): JSX.Element {
  const { t } = useSession();
  return <div class="card">{t("playground.blocks.file", { id: textIn(block, "external_id") ?? "" })}</div>;
}
