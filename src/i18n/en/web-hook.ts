export const webHook = {
  "web-hook.title": "*Partner Center’s events*",
  "web-hook.no-public-address":
    "Microsoft cannot reach Kapocs, because PUBLIC_URL is not a public https address. Acceptances are found in the activity log within minutes nevertheless; your operator sets PUBLIC_URL to hear of them at once.",
  "web-hook.not-registered":
    "Kapocs is not registered for them. Acceptances are found in the activity log within minutes; with the events Kapocs hears of them at once.",
  "web-hook.foreign":
    "Another tool receives them, at {host}. Microsoft knows one receiver for each partner, so Kapocs leaves it alone and finds acceptances in the activity log within minutes.",
  "web-hook.registered": "Kapocs receives them. The last one came on {at}.",
  "web-hook.registered.none-yet":
    "Kapocs is registered for them, and none has come yet. A test event shows whether the way is open.",
  "web-hook.register": "Receive the events",
  "web-hook.test": "Send a test event",
  "web-hook.take-over": "Take over the events",
  "web-hook.take-over.confirm":
    "The tool at {host} will receive no more events from Partner Center. Talk to whoever runs it first.",
  "web-hook.take-over.yes": "Take over",
  "web-hook.said.registered": "Partner Center sends its events to Kapocs now.",
  "web-hook.said.not-registered":
    "Nothing was changed: another tool receives the events now, or Microsoft cannot reach Kapocs. See below how it stands.",
  "web-hook.said.test-asked":
    "Microsoft was asked for a test event. It can take a minute to come: then press “{button}”.",
  "web-hook.said.test-too-soon":
    "Microsoft sends two test events a minute at most. Please try again in a minute.",
  "web-hook.said.test-refused": "Microsoft refused to send a test event: {message}",
} as const;
