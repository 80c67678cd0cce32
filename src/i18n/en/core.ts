export const core = {
  "core.app-name": "Kapocs",
  "core.apology.failed":
    "Something went wrong on our side. Please try again. If it happens again, tell your operator this reference: {reference}",
  "core.apology.slack":
    "Slack did not answer the way it should, or not in time. If nothing has opened or changed, please try again. If it happens again, tell your operator this reference: {reference}",
  "core.apology.late":
    "This is taking longer than usual. Look again in a moment before you repeat it. Reference: {reference}",
  "core.apology.lost":
    "What you sent has arrived, but the connection to Slack broke before our answer reached you, so Slack may show you an error. Look at how it stands before you send it again; nothing is done twice. Reference: {reference}",
  "core.older-version":
    "This button or form is from an older version of Kapocs, so nothing was done. Open it again from the App Home or with {command}.",
  "core.usage":
    "What you can type:\n• {invite} and a customer’s name: invite a customer\n• {customers} and a name: find a customer\n• {remove} and a name: ask for a removal\n• {kapocs} help: how this works\n• {kapocs} whoami: your roles, and what you may do\n• {kapocs} setup: settings (admin agents)\n• {kapocs} audit: what happened (admin agents)\n• {kapocs} import: take over a customer list from a file (admin agents)\n• {kapocs} export: all customers as a file (admin agents)",
  "core.help.title": "How Kapocs works",
  "core.help.invite":
    "*Invite a customer.* Type {invite} or use the shortcut. You get a draft in the customer’s language with a personal link; you send it from your own mail program and press *Done*.",
  "core.help.accept":
    "*The customer accepts.* The card in your channel changes and you get a direct message. From then on the customer is in the list of active customers.",
  "core.help.remove":
    "*End a relationship.* Open the customer, choose *Remove customer relationship* and attest. An admin agent decides; only then is anything removed.",
  "core.help.where":
    "Commands do not work inside threads. Everything is also in the App Home and in the shortcuts menu.",
} as const;
