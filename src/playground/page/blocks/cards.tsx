import type { JSX } from "preact";
import { isFields } from "../../../simulators/slack/rules/shape.ts";
import { useSession } from "../session.ts";
import { RichText } from "../text/rich-text.tsx";
import { fieldsIn, TextObject } from "../text/text.tsx";
import { Block, BlockList, type BlockProps } from "./block.tsx";
import { Elements, rowSlot } from "./elements/element.tsx";
import { ImageBlock, ImageElement } from "./image.tsx";

const levels = ["info", "warning", "error", "success"] as const;

export function AlertBlock({ block }: BlockProps): JSX.Element {
  const { t } = useSession();
  const level = levels.find((one) => one === block["level"]) ?? "default";
  return (
    <div class={`alert alert-${level}`} role="note">
      <strong>{t(`playground.blocks.alert.${level}`)}</strong>
      <TextObject of={block["text"]} />
    </div>
  );
}

export function CardBlock({ block }: BlockProps): JSX.Element {
  const picture = isFields(block["hero_image"]) ? block["hero_image"] : undefined;
  return (
    <div class="card">
      {picture && <ImageBlock block={picture} />}
      <div class="card-title">
        {isFields(block["icon"]) && <ImageElement element={block["icon"]} />}
        <TextObject of={block["title"]} />
      </div>
      <div class="card-subtitle">
        <TextObject of={block["subtitle"]} />
      </div>
      <TextObject of={block["body"]} />
      <div class="card-subtitle">
        <TextObject of={block["subtext"]} />
      </div>
      <div class="card-actions">
        <Elements of={fieldsIn(block["actions"])} slot={rowSlot(block)} />
      </div>
    </div>
  );
}

export function CarouselBlock({ block }: BlockProps): JSX.Element {
  return (
    <ul class="carousel">
      {fieldsIn(block["elements"]).map((card, index) => (
        <li key={String(card["block_id"] ?? index)}>
          {/* A card in a carousel has the carousel's place, but may have an id of its own. */}
          <Block block={{ ...card, block_id: card["block_id"] ?? block["block_id"] }} />
        </li>
      ))}
    </ul>
  );
}

export function ContainerBlock({ block }: BlockProps): JSX.Element {
  const rich = [block["rich_text_title"], block["title"]].filter(isFields);
  const title = rich.find((one) => one["type"] === "rich_text");
  const head = (
    <>
      <span class="card-title">{title ? <RichText of={title} /> : <TextObject of={block["title"]} />}</span>
      <span class="card-subtitle">
        <TextObject of={block["subtitle"]} />
      </span>
    </>
  );
  const inner = <BlockList blocks={fieldsIn(block["child_blocks"])} />;
  if (block["is_collapsible"] !== true)
    return (
      <div class="card">
        {head}
        {inner}
      </div>
    );
  return (
    <details class="card" open={block["default_collapsed"] !== true}>
      <summary>{head}</summary>
      {inner}
    </details>
  );
}
