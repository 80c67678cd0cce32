/** The mail program of the playground, where agents send what they took from the hand-over page. */
export const playgroundMail = {
  "playground.mail-program.banner":
    "Simulation: this mail goes nowhere but to the customer’s mailbox in this playground.",
  "playground.mail-program.title": "New message",
  "playground.mail-program.about":
    "This stands in for your own mail program. You may change everything before you send it.",
  "playground.mail-program.from": "From",
  "playground.mail-program.to": "To",
  "playground.mail-program.subject": "Subject",
  "playground.mail-program.body": "Message",
  "playground.mail-program.paste":
    "The text was too long for a link. The page before has copied it: paste it here.",
  "playground.mail-program.bad-address": "This was not sent: give one e-mail address under To.",
  "playground.mail-program.send": "Send",
  "playground.mail-program.sent": "Sent",
  "playground.mail-program.sent.to": "It is in the mailbox of {address} now.",
  "playground.mail-program.sent.next":
    "Go back to Slack and press Done there; then be the customer and open the message.",
  "playground.mail-program.open-inbox": "Open the customer’s mailbox",
} as const;
