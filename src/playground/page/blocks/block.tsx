import { Component, type ComponentChildren, type FunctionComponent, type JSX } from "preact";
import type { Fields } from "../../../simulators/slack/rules/shape.ts";
import { MarkdownText } from "../text/markdown-text.tsx";
import { RichText } from "../text/rich-text.tsx";
import { AlertBlock, CardBlock, CarouselBlock, ContainerBlock } from "./cards.tsx";
import { ChartBlock } from "./chart.tsx";
import { ActionsBlock, ContextBlock, HeaderBlock, InputBlock, SectionBlock } from "./classic.tsx";
import { ImageBlock } from "./image.tsx";
import { FileBlock, VideoBlock } from "./media.tsx";
import { DataTableBlock, TableBlock } from "./table.tsx";
import { PlanBlock, TaskBlock } from "./tasks.tsx";
import { Unknown } from "./unknown.tsx";

export interface BlockProps {
  readonly block: Fields;
}

/** Every block there is a drawing for. */
export const blockParts: Readonly<Record<string, FunctionComponent<BlockProps>>> = {
  actions: ActionsBlock,
  context: ContextBlock,
  divider: () => <hr />,
  header: HeaderBlock,
  image: ImageBlock,
  input: InputBlock,
  section: SectionBlock,
  rich_text: ({ block }) => <RichText of={block} />,
  video: VideoBlock,
  markdown: ({ block }) => <MarkdownText text={String(block["text"] ?? "")} />,
  table: TableBlock,
  data_table: DataTableBlock,
  data_visualization: ChartBlock,
  alert: AlertBlock,
  card: CardBlock,
  carousel: CarouselBlock,
  container: ContainerBlock,
  context_actions: ActionsBlock,
  plan: PlanBlock,
  task_card: TaskBlock,
  file: FileBlock,
};

export function Block({ block }: BlockProps): JSX.Element {
  const type = String(block["type"]);
  const Part = Object.hasOwn(blockParts, type) ? blockParts[type] : undefined;
  if (!Part) return <Unknown what="block" type={block["type"]} />;
  return (
    <Unbroken type={type}>
      <div class={`block block-${type.replaceAll("_", "-")}`} data-block-id={block["block_id"]}>
        <Part block={block} />
      </div>
    </Unbroken>
  );
}

export function BlockList({ blocks }: { readonly blocks: readonly Fields[] }): JSX.Element {
  return (
    <>
      {blocks.map((block, index) => (
        <Block key={String(block["block_id"] ?? index)} block={block} />
      ))}
    </>
  );
}

interface UnbrokenProps {
  readonly type: string;
  readonly children: ComponentChildren;
}

/** A block that is not what it says must not take the rest of the page with it. */
class Unbroken extends Component<UnbrokenProps, { readonly isBroken: boolean }> {
  override state = { isBroken: false };

  override componentDidCatch(): void {
    this.setState({ isBroken: true });
  }
  override render({ type, children }: UnbrokenProps): ComponentChildren {
    return this.state.isBroken ? <Unknown what="broken" type={type} /> : children;
  }
}
