import type { HomeView, KnownBlock } from "@slack/types";
import { may } from "../../domain/permissions.ts";
import {
  acceptances,
  customers,
  drift,
  invitations,
  outbox,
  removals,
  roles,
  setUp,
} from "../../service/index.ts";
import { header } from "../blocks.ts";
import type { Request } from "../handler.ts";
import { createVoice } from "../messages/voice.ts";
import { acceptancesBlocks, likelyBlocks } from "./acceptances.ts";
import { customerListBlocks } from "./customer-list.ts";
import { driftBlocks } from "./drift.ts";
import { nobodyBlocks } from "./nobody.ts";
import { pendingBlocks } from "./pending.ts";
import { removalsBlocks } from "./removals.ts";
import type { HomeState } from "./state.ts";
import { stuckBlocks } from "./stuck.ts";
import { topBlocks } from "./top.ts";
import { waitingBlocks } from "./waiting.ts";

/** How much of each list Home shows at once, so that all of it fits into a hundred blocks. */
const shownAtOnce = {
  drafts: 4,
  notices: 4,
  removals: 5,
  stuck: 4,
  drift: 3,
  likely: 2,
  acceptances: 3,
  pending: 8,
} as const;

/** Whose Home it is. */
export type HomeReader = Pick<Request, "ctx" | "actor" | "t" | "person">;

/** App Home as it is for this person now. */
export async function homeScreen(request: HomeReader, state: HomeState): Promise<HomeView> {
  const blocks = may(request.actor, "customer.see")
    ? await agentBlocks(request, state)
    : nobodyBlocks(request.t, request.person.language, request.actor, await roles.grants(request.ctx));
  return { type: "home", private_metadata: JSON.stringify(state), blocks };
}

async function agentBlocks(request: HomeReader, state: HomeState): Promise<KnownBlock[]> {
  const { ctx, t, actor, person } = request;
  const voice = createVoice(person.language, t, null);
  const [known, allDrafts, notices, open, stuck, differing, likely, unclaimed, pending, list] =
    await Promise.all([
      setUp.read(ctx),
      invitations.mine(ctx),
      removals.withoutNotice(ctx, shownAtOnce.notices),
      removals.open(ctx, shownAtOnce.removals, state.removals),
      outbox.stuck(ctx, { limit: shownAtOnce.stuck }),
      drift.open(ctx, shownAtOnce.drift, state.drift),
      acceptances.likelyFor(ctx, shownAtOnce.likely),
      acceptances.open(ctx, shownAtOnce.acceptances, state.acceptances),
      invitations.pending(ctx, shownAtOnce.pending, state.pending),
      customers.list(ctx, state.list),
    ]);
  const drafts = allDrafts.slice(0, shownAtOnce.drafts);
  const named = [...drafts, ...pending.invitations].map((each) => each.customerId);
  const names = await customers.names(ctx, named);
  const viewer = { actor, ownRemovalAllowed: known.settings.ownRemovalAllowed };
  return [
    ...topBlocks(t, actor, known),
    ...waitingBlocks(
      {
        drafts,
        notices,
        hasRemovals: open.removals.length > 0,
        names,
        isVendorLink: !ctx.directory.linksArePersonal,
      },
      actor,
      voice,
    ),
    ...removalsBlocks(open, state.removals, viewer, voice),
    ...likelyBlocks(likely, voice),
    ...acceptancesBlocks(unclaimed, state.acceptances, voice),
    ...driftBlocks(differing, state.drift, voice),
    ...stuckBlocks(stuck, voice),
    ...pendingBlocks(pending, state.pending, names, ctx.now(), voice),
    header(t("home.customers")),
    ...(list.ok ? customerListBlocks(t, list.value, state.list) : []),
  ];
}
