import type { ModalView } from "@slack/types";
import { ProviderId, SlackChannelId } from "../../domain/ids.ts";
import { may } from "../../domain/permissions.ts";
import { channels, entrance, providers, type SetUp, setUp } from "../../service/index.ts";
import { listGroups } from "../group-list.ts";
import type { ActionHandler, ActionRequest, CommandRequest } from "../handler.ts";
import { views } from "../ids.ts";
import { channelForm, typedChannel } from "../modals/setup-channel.ts";
import { readConnectionPart } from "../modals/setup-connection.ts";
import { noticeOnly } from "../modals/setup-forms.ts";
import { generalForm, typedGeneral } from "../modals/setup-general.ts";
import { readMenuValue, readTurn, setUpOverview } from "../modals/setup-overview.ts";
import { providerForm, typedProvider } from "../modals/setup-provider.ts";
import { rolesForm, typedRoles } from "../modals/setup-roles.ts";
import { type OverviewPlace, readState, type SetUpState, type Unsaved } from "../modals/setup-state.ts";

/** The overview, or why not: for the command, and for the button in App Home. */
export async function openSetUp(
  request: Pick<CommandRequest, "ctx" | "t" | "actor" | "person" | "explain" | "openView">,
) {
  const { ctx, t, actor } = request;
  const opened = await setUp.open(ctx);
  if (!opened.ok) return request.explain(opened, "settings.change");
  const connection = await readConnectionPart(request);
  const shown = { t, ctx, setUp: opened.value, isOpen: actor.isSetUpOpen, connection };
  await request.openView(setUpOverview(shown));
  return null;
}

export const openSetUpFromHome: ActionHandler = async (request) => {
  const refusal = await openSetUp(request);
  if (refusal !== null) await request.say(refusal);
};

export const editGeneral: ActionHandler = (request) =>
  showForm(request, (state, { settings }) =>
    generalForm(request.t, state, settings, !request.ctx.directory.linksArePersonal),
  );

export const editRoles: ActionHandler = async (request) => {
  const groups = await listGroups(request.client);
  await showForm(request, (state, { grants }) => rolesForm(request.t, state, grants, groups));
};

export const addProvider: ActionHandler = (request) =>
  showForm(request, (state) => providerForm(request.t, forTarget(state, {}), null));

export const addChannel: ActionHandler = (request) =>
  showForm(request, (state) => channelForm(request.t, forTarget(state, {}), { channel: null }));

export const fromProviderMenu: ActionHandler = async (request) => {
  const menu = readMenuValue(request.value);
  const id = ProviderId.safeParse(menu?.id);
  if (!menu || !id.success) return;
  if (menu.act === "edit") {
    return showForm(request, (state, shown) => {
      const provider = shown.providers.find((each) => each.id === id.data) ?? null;
      return providerForm(request.t, forTarget(state, provider ? { provider: provider.id } : {}), provider);
    });
  }
  const { version } = stateOf(request);
  const outcome = await providers.remove(request.ctx, id.data, version);
  await showOverview(request, outcome.ok ? request.t("setup.saved") : await request.explain(outcome));
};

export const fromChannelMenu: ActionHandler = async (request) => {
  const menu = readMenuValue(request.value);
  const id = SlackChannelId.safeParse(menu?.id);
  if (!menu || !id.success) return;
  if (menu.act === "edit") {
    return showForm(request, (state, shown) => {
      const channel = shown.channels.find((each) => each.id === id.data) ?? null;
      return channelForm(request.t, forTarget(state, channel ? { channel: channel.id } : {}), { channel });
    });
  }
  const { version } = stateOf(request);
  const channel = (await setUp.read(request.ctx)).channels.find((each) => each.id === id.data);
  const outcome =
    menu.act === "make-default" && channel
      ? await channels.save(request.ctx, { ...channel, isDefault: true }, version)
      : await channels.remove(request.ctx, id.data, version);
  await showOverview(request, outcome.ok ? request.t("setup.saved") : await request.explain(outcome));
};

/** *Previous* and *Next* under the channels or the providers. */
export const turnOverview: ActionHandler = async (request) => {
  const { unsaved } = stateOf(request);
  await showOverview(request, undefined, unsaved, readTurn(request.value));
};

/** The browser has gone to the vendor with the address of this button, which works once: the screen gets another. */
export const goneToSignIn: ActionHandler = (request) =>
  showOverview(request, request.t("connection.gone-to-sign-in"));

export const lookAtConnectionAgain: ActionHandler = (request) => showOverview(request);

/** Back to the overview; what was typed is kept there, unsaved. */
export const backFromForm: ActionHandler = async (request) => {
  const state = stateOf(request);
  await showOverview(request, undefined, { ...state.unsaved, ...typedIn(request, state) });
};

function typedIn({ view, values }: ActionRequest, state: SetUpState): Unsaved {
  switch (view?.callbackId) {
    case views.setUpGeneral:
      return { general: typedGeneral(values) };
    case views.setUpRoles:
      return { roles: typedRoles(values) };
    case views.setUpProvider:
      return { provider: { ...typedProvider(values), for: state.provider ?? "" } };
    case views.setUpChannel:
      return { channel: { ...typedChannel(values), for: state.channel ?? "" } };
    default:
      return {};
  }
}

/** The state for a form about this provider or channel, or a new one: what was typed for another one is dropped. */
function forTarget(state: SetUpState, target: Pick<SetUpState, "provider" | "channel">): SetUpState {
  const { provider, channel, ...others } = state.unsaved;
  return {
    version: state.version,
    place: state.place,
    ...target,
    unsaved: {
      ...others,
      ...(provider?.["for"] === (target.provider ?? "") ? { provider } : {}),
      ...(channel?.["for"] === (target.channel ?? "") ? { channel } : {}),
    },
  };
}

/** A form is filled from the settings of this moment, and saves on that version. */
async function showForm(
  request: ActionRequest,
  form: (state: SetUpState, shown: SetUp) => ModalView,
): Promise<void> {
  const opened = await setUp.open(request.ctx);
  if (!opened.ok) return request.say(await request.explain(opened, "settings.change"));
  const { unsaved, place } = stateOf(request);
  await replace(request, form({ version: opened.value.version, place, unsaved }, opened.value));
}

/** The overview in place of what is shown, with what is to be said on top. */
export async function showOverview(
  request: ActionRequest,
  said?: string,
  unsaved: Unsaved = stateOf(request).unsaved,
  place: OverviewPlace | undefined = stateOf(request).place,
): Promise<void> {
  const { ctx, t, actor } = request;
  // The window may be older than the loss of the role: then it gives way to the reason.
  if (!may(actor, "settings.change")) {
    const refusal = await entrance.refuse(ctx, "settings.change", null);
    return replace(request, noticeOnly(t, await request.explain(refusal, "settings.change")));
  }
  const [read, connection] = await Promise.all([setUp.read(ctx), readConnectionPart(request)]);
  const shown = { t, ctx, setUp: read, isOpen: actor.isSetUpOpen, connection, unsaved, place };
  await replace(request, setUpOverview(said === undefined ? shown : { ...shown, said }));
}

/** In the same window where there is one; a window that is gone is opened anew. */
async function replace(request: ActionRequest, view: ModalView): Promise<void> {
  const isShown = request.view?.type === "modal" && (await request.updateView(request.view.id, view));
  if (!isShown) await request.openView(view);
}

function stateOf({ view }: ActionRequest): SetUpState {
  return readState(view?.privateMetadata ?? "");
}
