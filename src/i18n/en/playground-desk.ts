/** The playground's traffic drawer: what went between Slack and the bot, and the troubles that can be played. */
export const playgroundDesk = {
  "playground.desk.title": "Traffic",
  "playground.desk.close": "Close the drawer",
  "playground.desk.resize": "Height of the drawer",
  "playground.desk.show": "Show",
  "playground.desk.all": "All",
  "playground.desk.pushes": "To the bot",
  "playground.desk.calls": "From the bot",
  "playground.desk.violations": "Violations",
  "playground.desk.troubles": "Troubles and reset",
  "playground.desk.violations-badge":
    "Traffic and troubles: {count, plural, one {# violation} other {# violations}} of Slack’s rules",
  "playground.desk.away": "The traffic could not be read. It is read again with the next change.",

  "playground.desk.list": "What went between Slack and the bot, newest at the bottom",
  "playground.desk.list.keys": "Up and Down move between the lines, Enter opens one.",
  "playground.desk.none": "Nothing has been sent yet. Type a command in a channel.",
  "playground.desk.push": "Slack to the bot",
  "playground.desk.call": "Bot to Slack",
  "playground.desk.under-way": "under way",
  "playground.desk.done": "done",
  "playground.desk.ack": "Acknowledged after {ms, number} ms of 3,000 ms",
  "playground.desk.ack-late": "Late: acknowledged after {ms, number} ms, and Slack waits 3,000 ms",
  "playground.desk.ack-none": "No acknowledgement within 3,000 ms",
  "playground.desk.ms": "{ms, number} ms",
  "playground.desk.late": "late",
  "playground.desk.played": "trouble played",

  "playground.desk.choose": "Choose a line to see what was sent and answered.",
  "playground.desk.gone": "Line {number} is not kept (any more). The drawer keeps the newest ones only.",
  "playground.desk.details": "Details of line {number}",
  "playground.desk.details.close": "Close the details",
  "playground.desk.details.at": "Time",
  "playground.desk.details.way": "Way",
  "playground.desk.details.push-http": "Slack to the bot, over HTTP",
  "playground.desk.details.push-socket": "Slack to the bot, over a socket",
  "playground.desk.details.status": "Status",
  "playground.desk.details.ack": "Acknowledgement",
  "playground.desk.details.error": "Error",
  "playground.desk.details.fault": "Trouble played",
  "playground.desk.request": "Sent",
  "playground.desk.answer": "Answered",
  "playground.desk.no-answer": "Nothing was answered.",
  "playground.desk.copy-link": "Copy link",
  "playground.desk.copy-json": "Copy JSON",
  "playground.desk.copied": "Copied.",
  "playground.desk.not-copied": "The browser did not allow copying. The link is: {link}",
  "playground.desk.json-not-copied":
    "The browser did not allow copying. Select the text, and copy it by hand.",
  "playground.desk.json.entries": "{count, plural, one {# entry} other {# entries}}",

  "playground.desk.violations.about":
    "What a real Slack would have refused, or taken differently from what the bot meant. Each is a mistake of the bot’s.",
  "playground.desk.violations.none": "None: the bot has kept to every rule of Slack’s.",
  "playground.desk.violations.where": "Where",
  "playground.desk.violations.line": "Show line {number, number}",
  "playground.desk.violation": "violation",
  "playground.desk.violations.new":
    "The bot broke {count, plural, one {a rule} other {# rules}} of Slack’s. The traffic drawer shows more.",

  "playground.desk.troubles.about":
    "These happen with the real Slack too. Switch one on, go on working, and see what people and the bot make of it.",
  "playground.desk.troubles.see": "What you should see: {what}",
  "playground.desk.trouble.unknown": "{method}: {id}",
  "playground.desk.trouble.on": "Switched on: {what}",
  "playground.desk.trouble.off": "Switched off: {what}",
  "playground.desk.trouble.rate-limited": "Slack asks the bot to slow down",
  "playground.desk.trouble.rate-limited.see":
    "cards and direct messages come late, about five seconds after one another’s refusal. None is lost.",
  "playground.desk.trouble.server-error": "Slack fails at every call (503)",
  "playground.desk.trouble.server-error.see":
    "commands open no window, and the person is told at the command. A window that is already open still goes on, since that is the bot’s answer and no call. What was recorded stays; cards and messages come after the switch is off.",
  "playground.desk.trouble.no-answer": "A message is posted, but Slack’s answer is lost",
  "playground.desk.trouble.no-answer.see":
    "the message is there, once. The bot does not know that yet: some fifteen seconds later it looks for the message in the channel, finds it, and posts no second one.",
  "playground.desk.trouble.not-arrived": "A message is lost on its way to Slack",
  "playground.desk.trouble.not-arrived.see":
    "no new card or direct message for now. The bot waits ten seconds for an answer, looks whether the message is there, and tries again; the longer the switch was on, the longer it takes until it comes.",
  "playground.desk.trouble.slow": "Every call to Slack takes seven tenths of a second",
  "playground.desk.trouble.slow.see":
    "everything happens, only slower: windows open after a second or two, and nobody gets an error.",
  "playground.desk.trouble.slow-client": "The people’s own network is slow",
  "playground.desk.trouble.slow-client.see":
    "each press takes almost a second before anything happens; pressing twice records nothing twice.",
  "playground.desk.trouble.late-views": "Windows open too late",
  "playground.desk.trouble.late-views.see":
    "after a command, or a button on a card or in the App Home, no window opens, since its trigger has run out after three seconds. The person is told that Slack did not answer in time. Windows that are already open go on.",
  "playground.desk.trouble.late-acks": "The bot’s acknowledgements come too late",
  "playground.desk.trouble.late-acks.see":
    "Slack’s own “operation_timeout”, or the warning triangle at a button. The bot still gets the press, so the effect can come after it.",
  "playground.desk.trouble.lost-acks": "The bot’s acknowledgements are lost",
  "playground.desk.trouble.lost-acks.see":
    "Slack’s own “operation_timeout” or trouble message after three seconds, although the bot did its work. Pressing again does nothing twice; after the switch is off, it says that it is already done.",
  "playground.desk.trouble.groups-away": "Slack does not say who is in a user group",
  "playground.desk.trouble.groups-away.see":
    "roles that come from groups count as they were last read, for a minute at most; after it, people are told that Slack did not say what had to be known. A decision on a removal always needs a fresh answer, so nothing is decided, and the window says so.",

  "playground.desk.sockets": "Dropped connections",
  "playground.desk.sockets.about":
    "In Socket Mode: Slack closes the bot’s sockets. The bot connects again by itself, and nothing is lost.",
  "playground.desk.sockets.drop": "Drop the sockets",
  "playground.desk.sockets.dropped": "The sockets were dropped.",

  "playground.desk.reset": "Start again",
  "playground.desk.reset.about": "Throws away this playground’s workspace, and makes a new one.",
  "playground.desk.reset.little-world": "The little world",
  "playground.desk.reset.little-world.about":
    "Some thirty customers, four months of history, and something to do for everybody.",
  "playground.desk.reset.empty": "An empty workspace",
  "playground.desk.reset.empty.about":
    "As after the installation. The owner sets it up first, with /kapocs setup.",
  "playground.desk.reset.confirm": "Start again with: {seed}?",
  "playground.desk.reset.lost":
    "Everything done in this playground is lost for good: messages, customers, invitations, removals, the audit trail and the customers’ mailboxes. Troubles are switched off. A real workspace’s data is not touched: it lies elsewhere.",
  "playground.desk.reset.yes": "Throw it away and start again",
  "playground.desk.reset.no": "Keep it",
  "playground.desk.reset.going": "Starting again…",
  "playground.desk.reset.done": "The workspace has started again.",
  "playground.desk.failed": "This did not work: the playground gave no answer. Try again.",
} as const;
