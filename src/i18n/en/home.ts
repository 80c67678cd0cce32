/** App Home. Names and dates come escaped, as parameters. */
export const home = {
  "home.help":
    "Invite a customer, see who accepted, end a relationship with a second pair of eyes. Type {kapocs} help to see how it works.",
  "home.invite": "Invite a customer",
  "home.settings": "Settings",
  "home.refresh": "Refresh",
  "home.not-set-up":
    "*Kapocs is not set up yet:* the partner’s name or a channel is missing, so nobody can be invited.",
  "home.waiting": "Waiting for me",
  "home.waiting.none": "Nothing waits for you.",
  "home.draft": "*Draft for {customer}*\nBegun {date}. It was not handed over yet.",
  "home.notice":
    "*Legal notice: {customer}*\nThe relationship was removed {date}. Say whether a legal notice of termination was given.",
  "home.removals": "Removals",
  "home.removal.attested": "*Removal to decide: {customer}*\nAsked for by {who}, {date}. Lapses {until}.",
  "home.removal.own":
    "*Your removal request: {customer}*\nAsked for {date}. Another admin agent has to decide. Lapses {until}.",
  "home.removal.own-alone":
    "*Your removal request: {customer}*\nAsked for {date}. You may decide it yourself. Lapses {until}.",
  "home.removal.running": "*Removal being carried out: {customer}*\nApproved by {who}, {date}.",
  "home.removal.failed": "*Removal failed: {customer}*\nThe relationship stands. Try again, or close it.",
  "home.removals.next": "Later ones",
  "home.removals.first": "Longest waiting",
  "home.stuck": "Messages that are stuck",
  "home.stuck.card": "*The card in {channel}*",
  "home.stuck.reply": "*A reply in a thread in {channel}*",
  "home.stuck.person": "*A direct message to {who}*",
  "home.stuck.link": "*The personal link of an invitation*",
  "home.stuck.execute": "*Carrying out a removal*",
  "home.stuck.decide": "*Taking a decision on a removal*",
  "home.stuck.entry": "*An entry in the registry*",
  "home.stuck.list": "*A customer list, in or out*",
  "home.stuck.other": "*A step of Kapocs’s own ({topic})*",
  "home.stuck.dead": "Given up {date}: {reason}",
  "home.stuck.uncertain":
    "Sent {date}, but no answer came. It may be there: please look before you send it again.",
  "home.stuck.restored":
    "Restored from a back-up. It may have been sent since the back-up was taken: please look before you send it again.",
  "home.stuck.again": "Send again",
  "home.stuck.again.confirm": "If it arrived after all, it will be there twice.",
  "home.stuck.there": "It is there",
  "home.stuck.dismiss": "Take it off the list",
  "home.stuck.sent-again": "It is being sent again.",
  "home.stuck.dismissed": "It was taken off the list.",
  "home.stuck.placed": "It was taken off the list. From now on that card is changed in place.",
  "home.stuck.place.title": "Where is the card?",
  "home.stuck.place.intro":
    "If the card stands in its channel, paste its link here (in the message’s menu: *Copy link*). From then on Kapocs changes that very card.",
  "home.stuck.place.link": "Link of the card",
  "home.stuck.place.hint":
    "Left empty, the message is only taken off the list: if Kapocs does not know where the card stands, it posts a new one with the next change.",
  "home.stuck.place.no-link":
    "This is not the link of a Slack message. One looks like this: https://example.slack.com/archives/C0123456789/p1712345678901234",
  "home.stuck.more": "There are more; these are the newest.",
  "home.reason.channel_not_found": "the channel is gone, or Kapocs cannot see it.",
  "home.reason.not_in_channel": "Kapocs is not in the channel. Invite it there, then send again.",
  "home.reason.is_archived": "the channel is archived.",
  "home.reason.restricted_action": "posting in the channel is restricted.",
  "home.reason.account_inactive": "the account is deactivated.",
  "home.reason.token_revoked": "Slack took the app’s access back. Your operator has to install it again.",
  "home.reason.directory-unavailable": "the partner directory did not answer.",
  "home.reason.restored":
    "a back-up was restored, and it may have been done since the back-up was taken. Please look first.",
  "home.reason.other": "Slack or a service answered “{reason}”.",
  "home.pending": "Pending invitations",
  "home.pending.none": "No invitation waits for an answer.",
  "home.pending.entry":
    "*{customer}*\n{days, plural, =0 {Waiting for less than a day. Handed over by {who}.} one {Waiting for # day. Handed over by {who}.} other {Waiting for # days. Handed over by {who}.}}",
  "home.pending.until": "Open until {date}.",
  "home.pending.next": "Later ones",
  "home.pending.first": "Longest waiting",
  "home.customers": "Customers",
  "home.customers.none": "There are no customers here yet. Invite one, or have your operator import a list.",
  "home.customers.none-such": "No customer stands like this.",
  "home.customers.filter": "Show",
  "home.customers.all": "All customers",
  "home.customers.next": "Next",
  "home.customers.previous": "Previous",
  "home.standing.none": "Not invited",
  "home.standing.invited": "Invited",
  "home.standing.active": "Active",
  "home.standing.removed": "Removed",
  "home.nobody.what":
    "With Kapocs, the sales agents and admin agents of this team run their reseller relationships: they invite customers, see who accepted, and end relationships with a second pair of eyes.",
  "home.nobody.no-role": "You have no role in it yet.",
  "home.nobody.ask": "These people can let you in: {names}.",
  "home.nobody.nobody":
    "There is no admin agent yet. An owner or admin of this workspace can set Kapocs up by typing {kapocs} setup.",
  "home.nobody.yours":
    "There is no admin agent yet. As an owner or admin of this workspace you can set Kapocs up.",
  "home.nobody.set-up": "Set up",
} as const;
