import type { ModalView } from "@slack/types";
import { z } from "zod";
import type { Translate } from "../../i18n/index.ts";
import type { CustomerPage } from "../../service/index.ts";
import { limits, plain, plainSection, present } from "../blocks.ts";
import { customerListBlocks } from "../home/customer-list.ts";
import { ListState, parseJson, wholeList } from "../home/state.ts";
import { views } from "../ids.ts";

/** `query`: what was typed after the command; the list then holds what fits it best. */
const FindState = ListState.extend({ query: z.string().max(200).nullable() });
export type FindState = z.infer<typeof FindState>;

export function readFindState(privateMetadata: string): FindState {
  const state = FindState.safeParse(parseJson(privateMetadata));
  return state.success ? state.data : { ...wholeList, query: null };
}

/** *Find a customer*: search as you type, or page through the list by standing. */
export function customerFind(t: Translate, state: FindState, page: CustomerPage): ModalView {
  return {
    type: "modal",
    callback_id: views.customerFind,
    private_metadata: JSON.stringify(state),
    title: plain(t("record.find.title"), limits.title),
    close: plain(t("common.close"), limits.title),
    blocks: present([
      state.query !== null && plainSection(t("record.find.results", { query: state.query })),
      customerListBlocks(t, page, state),
    ]),
  };
}
