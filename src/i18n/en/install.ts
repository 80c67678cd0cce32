/** Many workspaces: adding the app to Slack, and what is said when it was taken away. */
export const install = {
  "install.page.title": "Add Kapocs to Slack",
  "install.page.lead":
    "Kapocs is for cloud resellers: it invites customers, shows who accepted, and ends relationships with a second pair of eyes.",
  "install.page.next": "What happens next",
  "install.page.step.consent":
    "Slack shows what Kapocs may do in your workspace. Optional permissions can be left out.",
  "install.page.step.who":
    "Somebody who may install apps there agrees; in an Enterprise organisation, its owners and admins can agree for all of it.",
  "install.page.step.set-up":
    "Kapocs sends you one direct message that leads through the set-up. Until it is done, nobody can use it.",
  "install.page.add": "Add to Slack",
  "install.page.cookie":
    "Pressing the button relies on one cookie, which lasts ten minutes and only ties Slack’s answer to this browser.",
  "install.footer": "This page sets one cookie for ten minutes and loads nothing from anywhere else.",

  "install.done.first.title": "Kapocs is installed",
  "install.done.again.title": "Kapocs is installed again",
  "install.done.renewed.title": "Kapocs is up to date",
  "install.done.first": "It is in {name} now. A direct message from Kapocs leads you through the set-up.",
  "install.done.again":
    "It is back in {name}, with all that was there before. A direct message from Kapocs says what to look at.",
  "install.done.renewed":
    "It was in {name} already; its permissions are as you agreed to them now. Nothing else has changed.",
  "install.done.org-wide":
    "It is installed for the whole organisation. Choose in Slack which workspaces may use it; it shows in none of them before.",
  "install.done.open": "Open Slack",
  "install.done.open-app": "Open the Slack app",
  "install.done.choose": "Choose workspaces",

  "install.fault.declined.title": "Kapocs was not installed",
  "install.fault.declined":
    "You pressed Cancel on Slack’s page, so nothing was added and nothing was changed.",
  "install.fault.expired.title": "That took longer than ten minutes",
  "install.fault.expired":
    "For safety the way back from Slack works for ten minutes. Nothing was installed this time.",
  "install.fault.foreign.title": "This did not begin in this browser",
  "install.fault.foreign":
    "Slack’s answer belongs to an installation that was begun elsewhere, or this browser keeps no cookies. Nothing was installed. Begin here, and stay in this browser.",
  "install.fault.missing.title": "This page is where Slack sends people back to",
  "install.fault.missing":
    "The address holds no answer of Slack’s that we asked for. Nothing was installed. Begin from here.",
  "install.fault.code-used.title": "This answer of Slack’s was used already",
  "install.fault.code-used":
    "If you reloaded the page after an installation, all is well: look for Kapocs among the apps in Slack. If it is not there, begin again.",
  "install.fault.code-refused.title": "Slack did not take its own answer back",
  "install.fault.code-refused":
    "The code that Slack sent with you is too old or was cut. Nothing was installed. Begin again.",
  "install.fault.refused.title": "Slack did not allow it",
  "install.fault.refused":
    "Slack’s word for it is “{code}”. Nothing was installed. If your workspace wants apps approved first, ask its owners, then begin again.",
  "install.fault.away.title": "Slack does not answer",
  "install.fault.away":
    "Slack did not answer in time, so the installation could not be finished. Wait a minute and begin again; doing it twice does no harm.",
  "install.fault.misconfigured.title": "This Kapocs is not set up right",
  "install.fault.misconfigured":
    "Slack does not accept what it was told about this app. Only its operator can put that right: tell them this reference.",
  "install.fault.begin": "Begin again",

  "install.told.first":
    "*Kapocs is installed in this workspace.* Nobody can use it before it is set up; that takes a few minutes:",
  "install.told.first.steps":
    "1. Press *Set up* (workspace owners and admins can) and choose who the sales agents and who the admin agents are.\n2. Say what your company is called, and which channel the cards go to. Type {invite} there first, so that Kapocs may post.\n3. Type {command} and invite your first customer.",
  "install.told.again":
    "*Kapocs is installed again.* Customers, invitations, settings and the audit trail are as they were. What could not be delivered meanwhile stands in the App Home of your admin agents, who can send it again.",
  "install.told.token-ending":
    "*Slack will cut Kapocs off on {date}.* It refuses to renew the access that was given at the installation. Please install Kapocs again before then, at {url}. Nothing is lost, and nothing has to be set up anew.",
  "install.told.open": "Set up",

  "install.gone":
    "Kapocs is not installed in this workspace any more, so nothing was done. Somebody who may install apps can add it again at {url}. All that was there is kept.",
  "home.reason.not_installed":
    "Kapocs was not installed in this workspace then. Now that it is again, it can be sent.",
  "trail.act.app.installed": "installed Kapocs in Slack",
  "trail.act.app.uninstalled": "learnt that Kapocs was removed from Slack",
  "trail.act.app.revoked": "learnt that Slack took back its access",
  "trail.act.app.renewal-refused": "was refused a new token by Slack",
  "doctor.slack.many":
    "many workspaces by OAuth: each has a token of its own, which is not tried here. Where to install: {url}",
} as const;
