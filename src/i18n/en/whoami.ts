export const whoami = {
  "whoami.title": "Your roles in Kapocs",
  "whoami.button": "Why can’t I?",
  "whoami.roles": "*Your roles*",
  "whoami.role.admin-agent": "Admin agent",
  "whoami.role.sales-agent": "Sales agent",
  "whoami.operator": "the operator",
  "whoami.by-name": "• {role}: given to you by name, by {by} on {since}.",
  "whoami.by-group": "• {role}: as a member of {group}, which was given the role by {by} on {since}.",
  "whoami.no-role": "*You have no role in Kapocs*, neither by name nor through a user group.",
  "whoami.owner":
    "You are an owner or admin of the Slack workspace. That alone gives no role here: it only opens the settings while there is no admin agent.",
  "whoami.open":
    "You are an owner or admin of the Slack workspace, and there is no admin agent: you can open the settings now and give somebody the role.",
  "whoami.may": "*You may*",
  "whoami.may-not": "*You may not*",
  "whoami.act.customer.see": "see customers and their records",
  "whoami.act.invitation.request": "invite customers",
  "whoami.act.invitation.withdraw": "withdraw anybody’s invitation, and finish or discard anybody’s draft",
  "whoami.act.invitation.withdraw.own":
    "withdraw your own invitations, and finish or discard your own drafts",
  "whoami.act.removal.request": "ask for a removal",
  "whoami.act.removal.approve": "decide on removals that others asked for",
  "whoami.act.registry.enter": "enter subscriptions and reservations",
  "whoami.act.directory.sync": "read the whole customer list anew",
  "whoami.act.customer.import": "import and export customer lists",
  "whoami.act.audit.read": "read the audit trail",
  "whoami.act.settings.change": "change settings and give roles",
  "whoami.change": "*Who can change this?* {names}, under /kapocs setup.",
  "whoami.change.nobody":
    "*Who can change this?* No admin agent is left, so an owner or admin of the Slack workspace can, under /kapocs setup.",
} as const;
