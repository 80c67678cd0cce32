/** What `kapocs doctor` finds: one sentence each, with what to do. */
export const doctor = {
  "doctor.level.ok": "ok",
  "doctor.level.warning": "warning",
  "doctor.level.fault": "FAULT",
  "doctor.level.not-checked": "not checked",
  "doctor.group.settings": "Settings",
  "doctor.group.folder": "Data folder",
  "doctor.group.bot": "The running bot",
  "doctor.group.database": "Database",
  "doctor.group.key": "Encryption key",
  "doctor.group.slack": "Slack",
  "doctor.group.roles": "Roles and groups",
  "doctor.group.channels": "Team channels",
  "doctor.group.partner-center": "Partner Center",
  "doctor.group.clock": "Clock",
  "doctor.group.address": "Public address",
  "doctor.sum.well":
    "No faults. {warnings, plural, =0 {No warnings} one {# warning} other {# warnings}}, {unchecked} not checked.",
  "doctor.sum.faults":
    "{faults, plural, one {# fault} other {# faults}}, {warnings, plural, =0 {no warnings} one {# warning} other {# warnings}}, {unchecked} not checked.",
  "doctor.unknown-workspace":
    "The database does not know this workspace. Give one of these with --workspace: {known}",
  "doctor.could-not-look": "The doctor itself failed, so nothing can be said. The log line above says why.",
  "operator.no-such-language": "Kapocs speaks en and hu, not {language}.",

  "doctor.settings.fine": "All settings can be used.",
  "doctor.settings.wrong": "{line}.",
  "doctor.settings.no-slack":
    "No SLACK_* setting is there, so “kapocs start” opens a simulated workspace; set SLACK_BOT_TOKEN and SLACK_SIGNING_SECRET for a real one.",

  "doctor.folder.free": "The data folder {folder} can be used, and nobody else has it.",
  "doctor.folder.in-use":
    "The data folder {folder} is in use by another process{pid, plural, =0 {} other { (pid #)}}, as it is while the bot runs.",
  "doctor.folder.to-be-made": "The data folder {folder} is not there yet; the first start makes it.",
  "doctor.folder.cannot-be-made":
    "The data folder {folder} is not there and cannot be made by this user; make it, or set KAPOCS_DATA_DIR to another.",
  "doctor.folder.not-writable":
    "This user may not write in the data folder {folder}; give it to them, or set KAPOCS_DATA_DIR to another.",
  "doctor.folder.little-room":
    "Only {megabytes, number} MB are left on the disk of the data folder; make room before the database stops.",
  "doctor.folder.key-readable":
    "Other users of this machine may read {file}, which opens every secret in the database; take their right with: chmod 600 {file}",

  "doctor.bot.ready": "A bot answers at {url} and is ready.",
  "doctor.bot.not-ready": "A bot answers at {url} but is not ready: {why}",
  "doctor.bot.silent":
    "No bot answers at {url} (HOST and PORT); start it with “kapocs start” if it should run on this machine.",
  "doctor.bot.another":
    "Another program answers at {url}; the bot cannot start there, so set PORT to a free one.",

  "doctor.database.in-use":
    "The database cannot be looked into while the bot has its folder; stop the bot and run the doctor again to check what is in it.",
  "doctor.database.to-be-made": "There is no database yet; the first start makes it.",
  "doctor.database.no-engine":
    "The embedded database’s engine is not installed beside the program; install the package with its dependencies, or set DATABASE_URL.",
  "doctor.database.damaged":
    "The database in {folder} does not open ({code}); if a start does not help either, put a backup of the folder in its place.",
  "doctor.database.embedded": "The embedded database (PostgreSQL {version}) opens.",
  "doctor.database.answers": "PostgreSQL {version} answers at {where}.",
  "doctor.database.too-old":
    "The database is PostgreSQL {version}, and Kapocs needs {oldest} or newer; upgrade the server.",
  "doctor.database.quick": "It answers within {ms, number} ms.",
  "doctor.database.slow":
    "It takes {ms, number} ms to answer the smallest question, and people wait for several at each click; run the bot nearer to it.",
  "doctor.database.extension":
    "These extensions are missing in the database: {names}; have its owner make them with CREATE EXTENSION.",
  "doctor.database.up-to-date": "All migrations are applied.",
  "doctor.database.pending":
    "{count, plural, one {# migration is} other {# migrations are}} still to be applied, from {first} on, and what is in the database was not checked; start the bot, or run “kapocs migrate”.",
  "doctor.database.newer":
    "The database has {count, plural, one {# migration} other {# migrations}} of a newer Kapocs; use the newer program unless you went back on purpose.",
  "doctor.database.refused":
    "The database at {where} refuses the user or the password; correct them in DATABASE_URL.",
  "doctor.database.unknown":
    "The server has no database {where}; make it with CREATE DATABASE, or correct DATABASE_URL.",
  "doctor.database.silent":
    "The database at {where} does not answer ({code}); start it, or correct the address in DATABASE_URL.",
  "doctor.database.failed":
    "The database at {where} cannot be read ({code}); check that the user of DATABASE_URL owns it.",

  "doctor.key.opens":
    "The key opens what is sealed: {count, plural, =0 {nothing is sealed yet} one {# secret} other {# secrets}}.",
  "doctor.key.to-be-made": "There is no encryption key in {folder} yet; the first start makes it.",
  "doctor.key.lost":
    "Secrets are sealed in the database, and {folder} holds no key to them; put its file encryption.key back from a backup.",
  "doctor.key.no-database": "Whether the key opens what is sealed shows only in the database.",
  "doctor.key.another":
    "In {column}, {count, plural, one {# secret is} other {# secrets are}} sealed under a key that is not there; set ENCRYPTION_KEY_OLD to the key from before, and run “kapocs keys rotate”.",
  "doctor.key.broken":
    "A secret in {column} bears the mark of the key and does not open: it was altered, or the row was copied; put the row back from a backup.",
  "doctor.key.rotation":
    "{count, plural, one {# secret is} other {# secrets are}} still sealed under the old key; finish with “kapocs keys rotate”.",
  "doctor.key.old-no-more":
    "Nothing is sealed under an old key any more ({count, plural, one {# secret} other {# secrets}} in all), so ENCRYPTION_KEY_OLD and ENCRYPTION_KEY_NEXT can be left out.",

  "doctor.slack.token": "Slack accepts the bot token, for {team}.",
  "doctor.slack.refused":
    "Slack does not accept SLACK_BOT_TOKEN ({code}); take the token anew from your app’s page, OAuth & Permissions.",
  "doctor.slack.silent":
    "Slack does not answer ({code}); check this machine’s way to the internet, its proxy, and SLACK_API_URL if it is set.",
  "doctor.slack.not-installed":
    "The app is not installed in this workspace by OAuth; whoever may install apps there opens {path} at the public address.",
  "doctor.slack.uninstalled":
    "The app was removed from {name}, so nothing is sent or asked there; it can be installed again at {path} of the public address.",
  "doctor.slack.sealed":
    "The token of {name} is sealed under a key that is not there; see the encryption key above, or have the app installed again at {path} of the public address.",
  "doctor.slack.installation-refused":
    "Slack does not accept the token of {name} ({code}); have the app installed again at {path} of the public address.",
  "doctor.slack.scopes": "All scopes of the manifest are granted ({count, number}).",
  "doctor.slack.scopes-untold": "Slack did not say which scopes the token has.",
  "doctor.slack.scope.commands":
    "The scope commands is missing: slash commands and shortcuts do not work; add it under OAuth & Permissions and install the app again.",
  "doctor.slack.scope.chat-write":
    "The scope chat:write is missing: no card and no direct message can be sent; add it under OAuth & Permissions and install the app again.",
  "doctor.slack.scope.users-read":
    "The scope users:read is missing: Kapocs cannot tell members from guests, so nobody may do anything; add it under OAuth & Permissions and install the app again.",
  "doctor.slack.scope.usergroups-read":
    "The scope usergroups:read is missing: user groups give nobody a role; add it under OAuth & Permissions and install the app again.",
  "doctor.slack.scope.channels-read":
    "The optional scope channels:read is missing: whether a public channel is shared with another organisation cannot be seen; allow it when you install the app again.",
  "doctor.slack.scope.groups-read":
    "The optional scope groups:read is missing: whether a private channel is shared with another organisation cannot be seen; allow it when you install the app again.",
  "doctor.slack.scope.channels-history":
    "The optional scope channels:history is missing: after a lost answer a card in a public channel may be posted twice; allow it when you install the app again.",
  "doctor.slack.scope.groups-history":
    "The optional scope groups:history is missing: after a lost answer a card in a private channel may be posted twice; allow it when you install the app again.",
  "doctor.slack.scope.files-read":
    "The optional scope files:read is missing: customer lists cannot be imported in Slack, only by kapocs import; allow it when you install the app again.",
  "doctor.slack.scope.files-write":
    "The optional scope files:write is missing: nobody gets an export of the customers in Slack, only by kapocs export; allow it when you install the app again.",
  "doctor.slack.scope-missing":
    "The scope {scope} is missing; add it under OAuth & Permissions and install the app again.",
  "doctor.slack.socket": "The app token opens connections for Socket Mode.",
  "doctor.slack.socket-refused":
    "Slack does not accept SLACK_APP_TOKEN ({code}); make an app-level token with connections:write under Basic Information, and switch Socket Mode on.",
  "doctor.slack.signing-secret":
    "Whether SLACK_SIGNING_SECRET is right shows only when Slack sends something: if commands fail with “dispatch_failed”, compare it with Basic Information.",
  "doctor.slack.signing-secret-odd":
    "SLACK_SIGNING_SECRET does not look like one of Slack’s, which have 32 digits and letters from a to f; compare it with Basic Information.",
  "doctor.slack.another-workspace":
    "SLACK_BOT_TOKEN is of another workspace, so the Slack side of this one was not looked at.",

  "doctor.roles.no-workspace":
    "The database does not know this Slack workspace yet; start the bot once, then run the set-up with /kapocs setup.",
  "doctor.roles.not-set-up":
    "Nobody has run the set-up yet; a workspace owner or admin types /kapocs setup in Slack.",
  "doctor.roles.group": "The group {name} has {count, plural, one {# member} other {# members}}.",
  "doctor.roles.group-gone":
    "Slack has no user group {id}, which gives a role; choose another one with /kapocs setup.",
  "doctor.roles.group-disabled":
    "The user group {name} is disabled, so it gives nobody a role; enable it in Slack, or choose another one with /kapocs setup.",
  "doctor.roles.group-empty":
    "The user group {name} is empty, so it gives nobody a role; add people to it in Slack.",
  "doctor.roles.no-groups-on-plan":
    "{count, plural, one {# user group gives} other {# user groups give}} roles, and Slack’s plan of this workspace has no user groups; name people instead with /kapocs setup, or upgrade the plan.",
  "doctor.roles.groups-silent":
    "Slack did not say who is in the groups ({code}); run the doctor again in a minute.",
  "doctor.roles.person-no-member":
    "{name} ({id}) was given a role and is no active full member of the workspace, so it gives them nothing; take it back with /kapocs setup.",
  "doctor.roles.decide":
    "{count, plural, one {# admin agent can decide removals, their own too} other {# admin agents can decide removals}}.",
  "doctor.roles.one-decides":
    "There is one admin agent only, and nobody can decide on the removals that they request themselves; name another one, or allow their own removals with /kapocs setup.",
  "doctor.roles.nobody-decides":
    "Nobody is an admin agent, so no removal can be decided; a workspace owner or admin names one with /kapocs setup.",
  "doctor.roles.no-sales-agents":
    "No sales agent is named, so only admin agents can invite customers; name people or a group with /kapocs setup.",

  "doctor.channels.none": "No team channel is set, so cards go to nobody; add one with /kapocs setup.",
  "doctor.channels.fine": "Cards can go to #{name}.",
  "doctor.channels.cannot-see":
    "Without the scope channels:read or groups:read it cannot be seen how #{name} stands.",
  "doctor.channels.not-in-channel":
    "The bot is not in #{name} ({id}), or the channel is gone; type /invite @Kapocs there, or choose another one with /kapocs setup.",
  "doctor.channels.archived":
    "#{name} is archived, so cards cannot go there; choose another one with /kapocs setup.",
  "doctor.channels.no-posting":
    "The bot may not post in #{name}; change who may post there, or choose another one with /kapocs setup.",
  "doctor.channels.direct":
    "{name} is a direct conversation and no channel; choose a channel with /kapocs setup.",
  "doctor.channels.shared":
    "#{name} is shared with another organisation, so no customer data goes there; choose another channel, or allow it with /kapocs setup.",
  "doctor.channels.shared-allowed":
    "#{name} is shared with another organisation, and an admin agent has allowed customer data there.",
  "doctor.channels.silent": "Slack did not say how #{name} stands; run the doctor again in a minute.",

  "doctor.partner-center.no-workspace":
    "The connection to Partner Center belongs to a workspace, and none could be read from the database.",
  "doctor.partner-center.not-signed-in":
    "Nobody has signed in with Microsoft yet; an admin agent does it with /kapocs setup.",
  "doctor.partner-center.ended":
    "The sign-in of {as} with Microsoft has ended; an admin agent signs in again with /kapocs setup.",
  "doctor.partner-center.sealed":
    "The sign-in with Microsoft is sealed under a key that is not there; see the encryption key above, or sign in again with /kapocs setup.",
  "doctor.partner-center.signed-in":
    "{as} is signed in with Microsoft, for {days, plural, one {# day} other {# days}} more unless the bot renews it.",
  "doctor.partner-center.ends-soon":
    "The sign-in of {as} ends in {days, plural, one {# day} other {# days}}, and the bot, which renews it every day, has not; start the bot, or sign in again with /kapocs setup.",
  "doctor.partner-center.reads-customers": "Partner Center shows the customer list to the signed-in person.",
  "doctor.partner-center.customers-refused": "Partner Center does not show the customer list. {what}",
  "doctor.partner-center.reads-gdap": "Microsoft Graph shows granular delegated admin relationships.",
  "doctor.partner-center.gdap-refused":
    "Microsoft Graph does not show granular delegated admin relationships. {what}",
  "doctor.partner-center.silent":
    "Microsoft does not answer just now ({trouble}); run the doctor again in a minute, and check this machine’s way to the internet if it stays so.",
  "doctor.partner-center.status":
    "Partner Center refused a plain question (HTTP {status}); run the doctor again in a minute, and look at Microsoft’s service health if it stays so.",
  "doctor.partner-center.hook":
    "The web hook is registered, and its last event came {days, plural, =0 {today} one {yesterday} other {# days ago}}.",
  "doctor.partner-center.hook-unproven":
    "The web hook is registered, but no event has come yet; send a test event with /kapocs setup.",
  "doctor.partner-center.hook-missing":
    "The web hook is not registered for this address, so acceptances are noticed minutes later; register it with /kapocs setup.",
  "doctor.partner-center.hook-foreign":
    "Another tool’s web hook ({host}) is registered for this partner, so acceptances are noticed minutes later; it can be replaced with /kapocs setup.",
  "doctor.partner-center.hook-no-address":
    "Microsoft cannot reach a web hook at this public address, so acceptances are noticed minutes later; set PUBLIC_URL to an https address.",
  "doctor.partner-center.hook-unread": "Partner Center does not show how the web hook stands. {what}",

  "doctor.clock.slack": "This machine’s clock agrees with Slack’s ({seconds, number} s apart).",
  "doctor.clock.slack-off":
    "This machine’s clock is {seconds, number} s off Slack’s, and Slack’s signatures fail beyond five minutes; set it right with a time service (NTP).",
  "doctor.clock.database": "It agrees with the database’s ({seconds, number} s apart).",
  "doctor.clock.database-off":
    "This machine’s clock is {seconds, number} s off the database’s, so deadlines and leases go wrong; set both right with a time service (NTP).",
  "doctor.clock.vendor": "It agrees with Partner Center’s ({seconds, number} s apart).",
  "doctor.clock.vendor-off":
    "This machine’s clock is {seconds, number} s off Partner Center’s, so sign-ins and signatures go wrong; set it right with a time service (NTP).",
  "doctor.clock.nobody": "Nobody told the time, so this machine’s clock could not be compared.",

  "doctor.address.not-needed": "No public address is needed with these settings.",
  "doctor.address.missing":
    "PUBLIC_URL is not set; Slack’s requests must reach the bot somehow, and how cannot be seen from here.",
  "doctor.address.missing-for-links":
    "PUBLIC_URL is not set, and customers must reach the links in invitations; set it to the bot’s https address.",
  "doctor.address.loopback":
    "PUBLIC_URL is {url}, which only this machine reaches, so invitations are refused; set it to the bot’s https address.",
  "doctor.address.not-https":
    "PUBLIC_URL is {url} and not https, so invitations are refused; put a certificate before the bot and set it to https.",
  "doctor.address.unresolvable":
    "The name {host} in PUBLIC_URL cannot be found; make a DNS record for it, or correct it.",
  "doctor.address.answers": "{url} leads to a bot that is well.",
  "doctor.address.bot-not-running":
    "Whether {url} leads to the bot cannot be checked while no bot answers on this machine.",
  "doctor.address.another":
    "{url}/healthz is answered by something that is not the bot (HTTP {status}); correct the proxy before it, or PUBLIC_URL.",
  "doctor.address.silent":
    "{url} does not answer from this machine, which may be only because some networks do not let a machine reach its own address; open {url}/healthz from elsewhere.",
} as const;
