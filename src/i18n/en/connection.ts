export const connection = {
  "connection.title": "*Microsoft Partner Center*",
  "connection.signed-in":
    "Signed in as {as} since {since}. The sign-in is renewed by itself; without that it would end on {until}.",
  "connection.not-signed-in":
    "Not connected: nobody has signed in with Microsoft yet, so no links are made, no acceptances are seen and no removals are carried out.",
  "connection.ended":
    "Not connected any more: the sign-in of {as} has ended. What Kapocs knows stays, but nothing new is read or done.",
  "connection.who-signs-in":
    "Whoever signs in lends Kapocs their own rights. It should be an account with the Admin agent role in Partner Center that signs in with multi-factor authentication. The button works once and for ten minutes.",
  "connection.sign-in": "Sign in with Microsoft",
  "connection.sign-in-again": "Sign in again",
  "connection.look-again": "Look again",
  "connection.gone-to-sign-in":
    "Microsoft’s sign-in page has opened in your browser. When you are done there, press “Look again” here.",
  "connection.open-set-up": "Open the set-up",
  "connection.trouble.since": "Since {since}: {what}",

  "connection.trouble.no-answer":
    "Microsoft does not answer just now. Nobody has to do anything: Kapocs tries again by itself.",
  "connection.trouble.throttled":
    "Microsoft asks Kapocs to call less often. Nobody has to do anything: Kapocs goes on by itself.",
  "connection.trouble.not-signed-in":
    "Nobody has signed in with Microsoft yet. An admin agent signs in from the set-up.",
  "connection.trouble.sign-in-ended":
    "Microsoft no longer accepts the sign-in: it ended, the password was changed, or the account was blocked. An admin agent signs in again from the set-up.",
  "connection.trouble.no-mfa":
    "Microsoft refuses the sign-in because it was made without multi-factor authentication (MFA). The person who signed in sets up MFA for the account, and signs in again from the set-up.",
  "connection.trouble.conditional-access":
    "A Conditional Access policy of your own tenant stops Kapocs. Your Microsoft Entra administrator exempts the signed-in account from it, and an admin agent signs in again from the set-up.",
  "connection.trouble.wrong-role":
    "The signed-in person lacks the role for what Kapocs has to do. Your Global administrator gives them the Admin agent role in Partner Center, which can take an hour to work, or somebody who has the role signs in from the set-up.",
  "connection.trouble.consent-missing":
    "The application was not granted its permissions in your tenant. Your Global administrator opens the app registration in Microsoft Entra, goes to API permissions and grants admin consent; then an admin agent signs in again from the set-up.",
  "connection.trouble.wrong-audience":
    "Microsoft says that Kapocs’s sign-in is meant for another service. Your operator checks PARTNER_CENTER_CLOUD and the PARTNER_CENTER addresses, and that the app registration has the permission Microsoft Partner Center, user_impersonation.",
  "connection.trouble.app-only-refused":
    "Microsoft wants a signed-in person for this, not the application alone. An admin agent signs in from the set-up.",
  "connection.trouble.bad-client":
    "Microsoft does not know the application, or its secret is wrong or has expired. Your operator checks PARTNER_CENTER_CLIENT_ID and PARTNER_CENTER_TENANT_ID, makes a new client secret in the app registration, sets PARTNER_CENTER_CLIENT_SECRET and starts Kapocs anew.",

  "connection.bulletin.trouble": "*Partner Center: Kapocs needs somebody’s help.*\n{what}",
  "connection.bulletin.trouble.affected":
    "Until then, links, acceptances and removals may have to wait; nothing that was recorded is lost.",
  "connection.bulletin.trouble.over":
    "Partner Center: this trouble is over. Kapocs is connected as {as}, and nobody has to do anything.",
  "connection.bulletin.trouble.changed":
    "Partner Center: this trouble was overtaken by another one. The set-up shows how it stands now.",
  "connection.bulletin.away":
    "*Partner Center has not been reached since {since}.* Kapocs goes on trying by itself and tells you when it is back.",
  "connection.bulletin.away.affected":
    "Until then new invitations, acceptances and removals wait; nothing that was recorded is lost. If Microsoft’s service health shows no outage, your operator looks at the network of the machine that Kapocs runs on.",
  "connection.bulletin.away.over":
    "Partner Center had not been reached since {since}. It is again, and nobody has to do anything.",
  "connection.bulletin.back":
    "Partner Center is reached again, after a silence since {since}. What happened meanwhile is being read; nobody has to do anything.",
  "connection.bulletin.ending":
    "*Partner Center: the sign-in of {as} ends on {until}.* Kapocs could not renew it, which it does every day by itself. An admin agent signs in again from the set-up before then.",
  "connection.bulletin.ended":
    "*Partner Center: the sign-in of {as} has ended.* Links, acceptances and removals wait until an admin agent signs in again from the set-up; nothing that was recorded is lost.",
  "connection.bulletin.ending.over":
    "Partner Center: the sign-in was renewed and holds until {until}. Nobody has to do anything.",

  "connection.page.signed-in.title": "Kapocs is connected",
  "connection.page.signed-in.as": "Kapocs now works in Partner Center with the rights of {as}.",
  "connection.page.signed-in.trouble": "A first try did not go well, though. {what}",
  "connection.page.signed-in.next":
    "You can close this page. The set-up in Slack shows how the connection stands.",
  "connection.page.refused.title": "The sign-in did not succeed",
  "connection.page.refused.kept":
    "Nothing was changed: if Kapocs was connected before, it still is. To try again, open the set-up in Slack and press the sign-in button there; each address works once.",
  "connection.page.cancelled":
    "The sign-in was cancelled, or the permissions were declined, on Microsoft’s page. If Microsoft asked for an administrator’s approval, your Global administrator grants admin consent in the app registration first.",
  "connection.page.unknown-state":
    "This address has been used already, or the ten minutes for signing in are over. The set-up in Slack shows whether the sign-in counted.",
  "connection.page.other-tenant":
    "The account belongs to another organisation than the partner tenant that Kapocs is set up for. Sign in with an account of your own partner tenant; if that is what you did, your operator checks PARTNER_CENTER_TENANT_ID.",
  "connection.page.other-partner":
    "This Slack workspace works with the customers of another partner tenant, and they must not be mixed. Sign in with an account of that partner tenant; the set-up in Slack shows which it is.",
  "connection.page.unknown-tenant":
    "Microsoft did not say which organisation the account belongs to. Sign in with a work account of your partner tenant.",
  "connection.confirm.title": "Is this your Slack workspace?",
  "connection.confirm.lead":
    "You signed in with Microsoft. If you go on, this Slack workspace works in Partner Center with your rights:",
  "connection.confirm.workspace": "Slack workspace",
  "connection.confirm.id": "Its id in Slack",
  "connection.confirm.begun-by": "Begun by",
  "connection.confirm.warning":
    "If you did not press the sign-in button in this workspace yourself, or somebody sent you an address to open, close this page: nothing has been connected.",
  "connection.confirm.connect": "Connect it",
  "connection.page.sign-in-ended":
    "Microsoft did not accept this sign-in: it took too long, or the account is blocked or not allowed to sign in.",
} as const;
