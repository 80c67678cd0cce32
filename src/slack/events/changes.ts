import { z } from "zod";
import { SlackUserId } from "../../domain/ids.ts";
import { roles, setUp } from "../../service/index.ts";
import type { ChangeHandler } from "../handler.ts";

const GroupEvent = z.looseObject({
  subteam_id: z.string().nullish(),
  subteam: z.looseObject({ id: z.string() }).nullish(),
  removed_users: z.array(z.string()).nullish(),
});

/** A user group has other members, or was disabled: roles are read anew, and the set-up may be open again. */
export const groupChanged: ChangeHandler = async ({ ctx, event, identify }) => {
  const change = GroupEvent.safeParse(event);
  const id = change.data?.subteam_id ?? change.data?.subteam?.id;
  if (!id) return;
  identify.groupChanged(id);
  await reopenIfNobodyIsLeft(
    { ctx, event, identify },
    { group: id, people: change.data?.removed_users ?? [] },
  );
};

const UserEvent = z.looseObject({ user: z.looseObject({ id: z.string() }) });

/** Somebody was deactivated, became a guest, or speaks another language. */
export const personChanged: ChangeHandler = async ({ ctx, event, identify }) => {
  const change = UserEvent.safeParse(event);
  if (!change.success) return;
  identify.personChanged(change.data.user.id);
  if (change.data.user["deleted"] === true) await reopenIfNobodyIsLeft({ ctx, event, identify }, null);
};

async function reopenIfNobodyIsLeft(
  { ctx, identify }: Parameters<ChangeHandler>[0],
  removed: { readonly group: string; readonly people: readonly string[] } | null,
): Promise<void> {
  const grants = await roles.grants(ctx);
  if (!grants.some((each) => each.role === "admin-agent")) return;
  const former = new Set(identify.formerAdminAgents(grants));
  const isLeft = (await identify.findPresentAdminAgent(grants)) !== null;
  if (isLeft) return;
  const wasAdminGroup = grants.some(
    ({ role, holder }) =>
      role === "admin-agent" && holder.kind === "group" && holder.slackGroupId === removed?.group,
  );
  for (const id of wasAdminGroup ? (removed?.people ?? []) : []) {
    const parsed = SlackUserId.safeParse(id);
    if (parsed.success) former.add(parsed.data);
  }
  await setUp.reopen(ctx, [...former]);
}
