import type { JSX } from "preact";
import type { SeenView } from "../../../simulators/slack/client/seen.ts";
import { useFocusGivenBack } from "./focus.ts";
import { Modal } from "./modal.tsx";

/** Up to three modals; the top one is in use, those below keep what was typed. */
export function ModalStack({ modals }: { readonly modals: readonly SeenView[] }): JSX.Element | null {
  useFocusGivenBack(modals.length > 0);
  if (modals.length === 0) return null;
  return (
    <div class="modal-layer">
      {modals.map((view, index) => (
        <Modal key={view.id} view={view} isTop={index === modals.length - 1} depth={index} />
      ))}
    </div>
  );
}
