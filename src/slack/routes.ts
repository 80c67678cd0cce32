import { openDecision, readDecisionAgain } from "./actions/decide-removal.ts";
import { readCustomerList, stopReadingList } from "./actions/directory-sync.ts";
import { noNoticeButton, openNotice } from "./actions/legal-notice.ts";
import {
  cancelListButton,
  importListButton,
  problemsButton,
  undoListButton,
} from "./actions/list-transfer.ts";
import { openCustomer, readRecordAgain, turnHoldings, turnStory } from "./actions/open-customer.ts";
import {
  inviteButton,
  inviteCommand,
  inviteMissingLegButton,
  inviteShortcut,
} from "./actions/open-invite.ts";
import { chooseRemovalCustomer, openRemoval } from "./actions/open-removal.ts";
import {
  adoptAcceptanceButton,
  confirmAcceptanceButton,
  doubtAcceptanceButton,
} from "./actions/settle-acceptance.ts";
import {
  abandonRemovalButton,
  providerToldButton,
  retryRemovalButton,
  stopWaitingButton,
  withdrawRemovalButton,
} from "./actions/settle-removal.ts";
import {
  addChannel,
  addProvider,
  backFromForm,
  editGeneral,
  editRoles,
  fromChannelMenu,
  fromProviderMenu,
  goneToSignIn,
  lookAtConnectionAgain,
  openSetUpFromHome,
  turnOverview,
} from "./actions/setup.ts";
import { takeOverDifference } from "./actions/take-over-difference.ts";
import { registerWebHook, takeOverWebHook, testWebHook } from "./actions/web-hook.ts";
import { auditCommand, turnAuditPage } from "./commands/audit.ts";
import { customersCommand, findShortcut } from "./commands/customers.ts";
import { help, setUpCommand, usage } from "./commands/kapocs.ts";
import { canonical as commands } from "./commands/names.ts";
import { removeCommand } from "./commands/remove.ts";
import { channelChanged, channelMoved, groupChanged, memberLeft, personChanged } from "./events/changes.ts";
import { aboutNobody, forAnyone, type Routes } from "./handler.ts";
import {
  homeOpened,
  refreshHome,
  turnAcceptances,
  turnDrift,
  turnPending,
  turnRemovals,
} from "./home/opened.ts";
import { refreshed } from "./home/refreshed.ts";
import { dismissDelivery, retryDelivery } from "./home/stuck-actions.ts";
import { actions, shortcuts, views } from "./ids.ts";
import { askWhyIgnored, submitIgnore } from "./modals/acceptance-ignore.ts";
import { linkOptions, openLink, submitLink } from "./modals/acceptance-link.ts";
import { openIgnored } from "./modals/acceptances-ignored.ts";
import { backToRecord, editCustomerButton, submitCustomerEdit } from "./modals/customer-edit.ts";
import { filterCustomers, foundOptions, openFound, turnCustomers } from "./modals/customer-find-screen.ts";
import { askForPlace, submitPlace } from "./modals/delivery-place.ts";
import { askForReason, submitReason } from "./modals/drift-dismiss.ts";
import {
  backToGdapText,
  discardGdapDraft,
  putApprovalLinkBack,
  renewGdapPage,
  resumeGdap,
  submitGdapDraft,
  submitGdapHandOver,
} from "./modals/gdap-draft-answers.ts";
import { openGdapEnd, submitGdapEnd } from "./modals/gdap-end-answers.ts";
import { openGdapForm, submitGdapForm } from "./modals/gdap-form-answers.ts";
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
import { askLinkAgainButton } from "./modals/invite-no-link.ts";
import {
  exportButton,
  exportCommand,
  importButton,
  importCommand,
  submitListImport,
} from "./modals/list-import.ts";
import { addGdap, addHolding, changeEntry, submitGdap, submitHolding } from "./modals/registry-answers.ts";
import { readFactsAgain, submitAttestation, submitRemovalFacts } from "./modals/removal-answers.ts";
import { submitDecision } from "./modals/removal-decide-answers.ts";
import { removalCustomerOptions } from "./modals/removal-find.ts";
import { submitNotice } from "./modals/removal-notice.ts";
import { openProviderText } from "./modals/removal-provider.ts";
import { saveChannel } from "./modals/setup-channel.ts";
import { saveGeneral } from "./modals/setup-general.ts";
import { saveProvider } from "./modals/setup-provider.ts";
import { groupOptions, saveRoles } from "./modals/setup-roles.ts";
import { lookAtVendor, takeInButton } from "./modals/vendor-find-screen.ts";
import { whoAmIButton, whoAmICommand } from "./who-am-i.ts";

/** Everything that Slack may ask of us. */
export const routes: Routes = {
  commands: {
    [commands.invite]: inviteCommand,
    [commands.inviteToo]: inviteCommand,
    [commands.customers]: customersCommand,
    [commands.remove]: removeCommand,
    [commands.kapocs]: forAnyone(usage),
    [`${commands.kapocs} help`]: forAnyone(help),
    [`${commands.kapocs} whoami`]: whoAmICommand,
    [`${commands.kapocs} setup`]: setUpCommand,
    [`${commands.kapocs} audit`]: auditCommand,
    [`${commands.kapocs} import`]: importCommand,
    [`${commands.kapocs} export`]: exportCommand,
  },
  shortcuts: {
    [shortcuts.inviteCustomer]: inviteShortcut,
    [shortcuts.findCustomer]: findShortcut,
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
    [actions.inviteLinkAgain]: askLinkAgainButton,
    [actions.inviteStandardText]: useStandardText,
    [actions.inviteDiscard]: refreshed(discardDraft),
    [actions.inviteBackToText]: backToText,
    [actions.inviteOpenPage]: renewHandOverPage,
    [actions.inviteWithdraw]: refreshed(withdrawInvitationButton),
    [actions.customerOpen]: openCustomer,
    [actions.customerFound]: openFound,
    [actions.customerFilter]: filterCustomers,
    [actions.vendorLook]: lookAtVendor,
    [actions.vendorTakeIn]: takeInButton,
    [actions.customerNext]: turnCustomers,
    [actions.customerPrevious]: turnCustomers,
    [actions.customerEdit]: editCustomerButton,
    [actions.customerBack]: backToRecord,
    [actions.customerReadAgain]: readRecordAgain,
    [actions.customerHoldings]: turnHoldings,
    [actions.customerOlder]: turnStory,
    [actions.customerNewest]: turnStory,
    [actions.registryAddHolding]: addHolding,
    [actions.registryAddGdap]: addGdap,
    [actions.registryChange]: changeEntry,
    [actions.removalOpen]: openRemoval,
    [actions.removalChoose]: chooseRemovalCustomer,
    [actions.removalReadAgain]: readFactsAgain,
    [actions.removalBack]: readFactsAgain,
    [actions.removalDecide]: openDecision,
    [actions.removalDecideAgain]: readDecisionAgain,
    [actions.removalWithdraw]: refreshed(withdrawRemovalButton),
    [actions.removalRetry]: refreshed(retryRemovalButton),
    [actions.removalAbandon]: refreshed(abandonRemovalButton),
    [actions.removalProviderText]: openProviderText,
    [actions.removalProviderTold]: refreshed(providerToldButton),
    [actions.removalProviderStop]: refreshed(stopWaitingButton),
    [actions.removalNotice]: openNotice,
    [actions.removalNoNotice]: refreshed(noNoticeButton),
    [actions.acceptanceYes]: refreshed(confirmAcceptanceButton),
    [actions.acceptanceNo]: refreshed(doubtAcceptanceButton),
    [actions.acceptanceAdopt]: refreshed(adoptAcceptanceButton),
    [actions.acceptanceLink]: openLink,
    [actions.acceptanceIgnore]: askWhyIgnored,
    [actions.acceptancesIgnored]: openIgnored,
    [actions.homeAcceptancesNext]: turnAcceptances,
    [actions.homeAcceptancesFirst]: turnAcceptances,
    [actions.gdapRequest]: openGdapForm,
    [actions.gdapResume]: resumeGdap,
    [actions.gdapRestoreLink]: putApprovalLinkBack,
    [actions.gdapDiscard]: discardGdapDraft,
    [actions.gdapOpenPage]: renewGdapPage,
    [actions.gdapBackToText]: backToGdapText,
    [actions.gdapEnd]: openGdapEnd,
    [actions.homeRefresh]: refreshHome,
    [actions.homeWhoAmI]: whoAmIButton,
    [actions.homePendingNext]: turnPending,
    [actions.homePendingFirst]: turnPending,
    [actions.homeRemovalsNext]: turnRemovals,
    [actions.homeRemovalsFirst]: turnRemovals,
    [actions.deliveryRetry]: refreshed(retryDelivery),
    [actions.deliveryThere]: refreshed(dismissDelivery),
    [actions.deliveryPlace]: askForPlace,
    [actions.homeDriftNext]: turnDrift,
    [actions.homeDriftFirst]: turnDrift,
    [actions.directorySyncRead]: readCustomerList,
    [actions.directorySyncStop]: stopReadingList,
    [actions.listImportOpen]: importButton,
    [actions.listExport]: exportButton,
    [actions.listTake]: importListButton,
    [actions.listCancel]: cancelListButton,
    [actions.listUndo]: undoListButton,
    [actions.listProblems]: problemsButton,
    [actions.driftTakeOver]: takeOverDifference,
    [actions.driftDismiss]: askForReason,
    [actions.setUpOpen]: openSetUpFromHome,
    [actions.setUpEditGeneral]: editGeneral,
    [actions.setUpEditRoles]: editRoles,
    [actions.setUpAddProvider]: addProvider,
    [actions.setUpProviderMenu]: fromProviderMenu,
    [actions.setUpAddChannel]: addChannel,
    [actions.setUpChannelMenu]: fromChannelMenu,
    [actions.setUpChannelsEarlier]: turnOverview,
    [actions.setUpChannelsLater]: turnOverview,
    [actions.setUpProvidersEarlier]: turnOverview,
    [actions.setUpProvidersLater]: turnOverview,
    [actions.setUpBack]: backFromForm,
    [actions.connectionSignIn]: goneToSignIn,
    [actions.connectionLookAgain]: lookAtConnectionAgain,
    [actions.webHookRegister]: registerWebHook,
    [actions.webHookTakeOver]: takeOverWebHook,
    [actions.webHookTest]: testWebHook,
    [actions.auditOlder]: turnAuditPage,
    [actions.auditNewest]: turnAuditPage,
  },
  options: {
    [actions.inviteCustomer]: customerOptions,
    [actions.customerFound]: foundOptions,
    [actions.removalChoose]: removalCustomerOptions,
    [actions.acceptanceInvitation]: linkOptions,
    [actions.adminGroups]: groupOptions,
    [actions.salesGroups]: groupOptions,
  },
  views: {
    [views.inviteForm]: submitForm,
    [views.inviteDraft]: submitDraft,
    [views.inviteHandOver]: submitHandOver,
    [views.customerEdit]: submitCustomerEdit,
    [views.gdapForm]: submitGdapForm,
    [views.gdapDraft]: submitGdapDraft,
    [views.gdapHandOver]: submitGdapHandOver,
    [views.gdapEnd]: submitGdapEnd,
    [views.deliveryPlace]: submitPlace,
    [views.acceptanceLink]: submitLink,
    [views.acceptanceIgnore]: submitIgnore,
    [views.listImport]: submitListImport,
    [views.driftDismiss]: submitReason,
    [views.registryHolding]: submitHolding,
    [views.registryGdap]: submitGdap,
    [views.removalFacts]: submitRemovalFacts,
    [views.removalAttest]: submitAttestation,
    [views.removalDecide]: submitDecision,
    [views.removalNotice]: submitNotice,
    [views.setUpGeneral]: saveGeneral,
    [views.setUpRoles]: saveRoles,
    [views.setUpProvider]: saveProvider,
    [views.setUpChannel]: saveChannel,
  },
  viewsClosed: {},
  events: {
    app_home_opened: homeOpened,
    subteam_members_changed: aboutNobody(groupChanged),
    subteam_updated: aboutNobody(groupChanged),
    subteam_created: aboutNobody(groupChanged),
    user_change: aboutNobody(personChanged),
    team_join: aboutNobody(personChanged),
    channel_archive: aboutNobody(channelChanged),
    channel_unarchive: aboutNobody(channelChanged),
    group_archive: aboutNobody(channelChanged),
    group_unarchive: aboutNobody(channelChanged),
    channel_shared: aboutNobody(channelChanged),
    channel_unshared: aboutNobody(channelChanged),
    channel_id_changed: aboutNobody(channelMoved),
    member_left_channel: aboutNobody(memberLeft),
  },
};
