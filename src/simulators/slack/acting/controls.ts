import type { Fields } from "../rules/shape.ts";
import { elementsOf, valueField } from "../world/state-values.ts";
import type { Surface } from "./surface.ts";

/** An element that a person can use. */
export interface Control {
  readonly block: Fields;
  readonly element: Fields;
  readonly blockId: string;
  readonly actionId: string;
  readonly type: string;
  /** Using it tells the app at once. */
  readonly dispatches: boolean;
}

export function elementControls(surface: Surface): Control[] {
  return surface.blocks().flatMap((block) =>
    elementsOf(block)
      .filter((element) => typeof element["action_id"] === "string")
      .map((element) => ({
        block,
        element,
        blockId: String(block["block_id"]),
        actionId: String(element["action_id"]),
        type: String(element["type"]),
        dispatches: block["type"] !== "input" || block["dispatch_action"] === true,
      })),
  );
}

/** Controls that hold a value. */
export function inputControls(surface: Surface): Control[] {
  return elementControls(surface).filter(({ type }) => valueField(type) !== undefined);
}

export function findControl(surface: Surface, blockId: string, actionId: string): Control | undefined {
  return elementControls(surface).find((one) => one.blockId === blockId && one.actionId === actionId);
}

export function isButton({ type }: Pick<Control, "type">): boolean {
  return ["button", "icon_button", "workflow_button"].includes(type);
}

export function takesMany({ type }: Pick<Control, "type">): boolean {
  return type === "checkboxes" || type === "file_input" || type.startsWith("multi_");
}

export function isSearched({ type }: Pick<Control, "type">): boolean {
  return type.includes("external_select");
}
