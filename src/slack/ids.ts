/** Every id that goes out to Slack and comes back. They name an element, never a record or a state. */

export const shortcuts = {
  inviteCustomer: "invite_customer",
  findCustomer: "find_customer",
} as const;

/** callback_ids of modals. */
export const views = {
  notice: "notice",
  setUp: "set-up",
  setUpGeneral: "set-up.general",
  setUpRoles: "set-up.roles",
  setUpProvider: "set-up.provider",
  setUpChannel: "set-up.channel",
  inviteForm: "invite.form",
  inviteDraft: "invite.draft",
  inviteHandOver: "invite.hand-over",
  invitePreparing: "invite.preparing",
  customerFind: "customer.find",
  customerRecord: "customer.record",
  customerEdit: "customer.edit",
  registryHolding: "registry.holding",
  registryGdap: "registry.gdap",
  removalFacts: "removal.facts",
  removalAttest: "removal.attest",
  removalDecide: "removal.decide",
  removalNotice: "removal.notice",
  audit: "audit",
} as const;

/** action_ids: unique within a view. Each area adds its own below its line. */
export const actions = {
  // Set-up
  setUpOpen: "set-up.open",
  setUpEditGeneral: "set-up.edit-general",
  setUpEditRoles: "set-up.edit-roles",
  setUpAddProvider: "set-up.add-provider",
  setUpProviderMenu: "set-up.provider-menu",
  setUpAddChannel: "set-up.add-channel",
  setUpChannelMenu: "set-up.channel-menu",
  partnerName: "set-up.partner-name",
  partnerKind: "set-up.partner-kind",
  emailLanguage: "set-up.email-language",
  invitationDays: "set-up.invitation-days",
  attestationDays: "set-up.attestation-days",
  policies: "set-up.policies",
  adminPeople: "set-up.admin-people",
  adminGroups: "set-up.admin-groups",
  salesPeople: "set-up.sales-people",
  salesGroups: "set-up.sales-groups",
  providerName: "set-up.provider-name",
  providerTenantId: "set-up.provider-tenant-id",
  channel: "set-up.channel",
  channelLanguage: "set-up.channel-language",
  channelDefault: "set-up.channel-default",
  // Invitations
  inviteOpen: "invite.open",
  inviteCustomer: "invite.customer",
  inviteDescribeNew: "invite.describe-new",
  inviteChooseExisting: "invite.choose-existing",
  inviteLegs: "invite.legs",
  inviteLanguage: "invite.language",
  inviteChannel: "invite.channel",
  inviteDap: "invite.dap",
  inviteResume: "invite.resume",
  inviteBack: "invite.back",
  inviteBackToText: "invite.back-to-text",
  inviteRestoreLink: "invite.restore-link",
  inviteStandardText: "invite.standard-text",
  inviteDiscard: "invite.discard",
  inviteSubject: "invite.subject",
  inviteText: "invite.text",
  inviteOpenPage: "invite.open-page",
  inviteWithdraw: "invite.withdraw",
  inviteMissingLeg: "invite.missing-leg",
  // Customers and the registry
  customerOpen: "customer.open",
  customerName: "customer.name",
  customerDomain: "customer.domain",
  customerTenantId: "customer.tenant-id",
  customerReference: "customer.reference",
  customerCountry: "customer.country",
  customerOrigin: "customer.origin",
  customerContactName: "customer.contact-name",
  customerContactEmail: "customer.contact-email",
  customerLanguage: "customer.language",
  // Removals
  removalDecide: "removal.decide",
  removalRetry: "removal.retry",
  removalClose: "removal.close",
  noticeNotRequired: "notice.not-required",
  noticeRecord: "notice.record",
  // Deliveries and audit
  auditOlder: "audit.older",
} as const;

/** block_ids that are fixed. A block whose field must be reset gets a suffix: `${blocks.x}:${version}`. */
export const blocks = {} as const;
