import {
  inviteButton,
  inviteCommand,
  inviteMissingLegButton,
  inviteShortcut,
} from "./actions/open-invite.ts";
import {
  addChannel,
  addProvider,
  backFromForm,
  editGeneral,
  editRoles,
  fromChannelMenu,
  fromProviderMenu,
  openSetUpFromHome,
} from "./actions/setup.ts";
import { help, setUpCommand, usage } from "./commands/kapocs.ts";
import { commands } from "./commands/names.ts";
import { groupChanged, personChanged } from "./events/changes.ts";
import { aboutNobody, forAnyone, type Routes } from "./handler.ts";
import { actions, shortcuts, views } from "./ids.ts";
import {
  backToTerms,
  backToText,
  discardDraft,
  putLinkBack,
  renewHandOverPage,
  resumeDraft,
  submitDraft,
  submitHandOver,
  useStandardText,
  withdrawInvitationButton,
} from "./modals/invite-draft-answers.ts";
import {
  chooseCustomer,
  chooseExisting,
  customerOptions,
  describeNew,
  submitForm,
} from "./modals/invite-form-answers.ts";
import { saveChannel } from "./modals/setup-channel.ts";
import { saveGeneral } from "./modals/setup-general.ts";
import { saveProvider } from "./modals/setup-provider.ts";
import { groupOptions, saveRoles } from "./modals/setup-roles.ts";

/** Everything that Slack may ask of us. */
export const routes: Routes = {
  commands: {
    [commands.invite]: inviteCommand,
    [commands.inviteToo]: inviteCommand,
    [commands.kapocs]: forAnyone(usage),
    [`${commands.kapocs} help`]: forAnyone(help),
    [`${commands.kapocs} setup`]: setUpCommand,
  },
  shortcuts: {
    [shortcuts.inviteCustomer]: inviteShortcut,
  },
  actions: {
    [actions.inviteOpen]: inviteButton,
    [actions.inviteMissingLeg]: inviteMissingLegButton,
    [actions.inviteCustomer]: chooseCustomer,
    [actions.inviteDescribeNew]: describeNew,
    [actions.inviteChooseExisting]: chooseExisting,
    [actions.inviteResume]: resumeDraft,
    [actions.inviteBack]: backToTerms,
    [actions.inviteRestoreLink]: putLinkBack,
    [actions.inviteStandardText]: useStandardText,
    [actions.inviteDiscard]: discardDraft,
    [actions.inviteBackToText]: backToText,
    [actions.inviteOpenPage]: renewHandOverPage,
    [actions.inviteWithdraw]: withdrawInvitationButton,
    [actions.setUpOpen]: openSetUpFromHome,
    [actions.setUpEditGeneral]: editGeneral,
    [actions.setUpEditRoles]: editRoles,
    [actions.setUpAddProvider]: addProvider,
    [actions.setUpProviderMenu]: fromProviderMenu,
    [actions.setUpAddChannel]: addChannel,
    [actions.setUpChannelMenu]: fromChannelMenu,
    [actions.setUpBack]: backFromForm,
  },
  options: {
    [actions.inviteCustomer]: customerOptions,
    [actions.adminGroups]: groupOptions,
    [actions.salesGroups]: groupOptions,
  },
  views: {
    [views.inviteForm]: submitForm,
    [views.inviteDraft]: submitDraft,
    [views.inviteHandOver]: submitHandOver,
    [views.setUpGeneral]: saveGeneral,
    [views.setUpRoles]: saveRoles,
    [views.setUpProvider]: saveProvider,
    [views.setUpChannel]: saveChannel,
  },
  viewsClosed: {},
  events: {
    subteam_members_changed: aboutNobody(groupChanged),
    subteam_updated: aboutNobody(groupChanged),
    user_change: aboutNobody(personChanged),
  },
};
