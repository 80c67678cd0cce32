/** The playground's guided tour: eight steps, each with what there is to do. */
export const playgroundTour = {
  "playground.tour.name": "Guided tour",
  "playground.tour.step": "Step {step, number} of {steps, number}: {title}",
  "playground.tour.todo.done": "Done: {todo}",
  "playground.tour.step-done": "Step {step, number} is done. Next: {title}",
  "playground.tour.there": "Go there",
  "playground.tour.back": "Back",
  "playground.tour.next": "Next",
  "playground.tour.skip": "Skip this step",
  "playground.tour.end": "End the tour",
  "playground.tour.finish": "Finish",
  "playground.tour.smaller": "Show less",
  "playground.tour.larger": "Show more",
  "playground.tour.ended": "The tour has ended. The compass at the top starts it again.",
  "playground.tour.start": "Start in English, as {name}",

  "playground.tour.1": "A workspace that is only played",
  "playground.tour.1.about":
    "This looks like Slack, but it runs on this machine alone. The bot in it is the real one, and you can be everybody: at the top right you see whom you act as. In five minutes you will invite a customer, be that customer, and end the relationship again.",
  "playground.tour.1.choose": "Choose whose shoes you begin in: both are sales agents.",

  "playground.tour.2": "Invite a customer",
  "playground.tour.2.about":
    "Commands are typed where messages are. Kapocs finds the customer in your list, or lets you describe a new one.",
  "playground.tour.2.command": "In #sales, type: /invite-customer Zürich Präzision",
  "playground.tour.2.form": "Look through the form, and press Next.",

  "playground.tour.3": "Send the mail yourself",
  "playground.tour.3.about":
    "Kapocs writes to no customer. It drafts the mail with a personal link; you send it from your own mailbox.",
  "playground.tour.3.draft": "Read the draft, change what you like, and press Next.",
  "playground.tour.3.mail":
    "Open the hand-over page, and the message in the mail program. The address is the one in your list. Paste the text where it is missing (the page has copied it), and send.",
  "playground.tour.3.done": "Come back to this window, and press Done.",

  "playground.tour.4": "Be the customer",
  "playground.tour.4.about":
    "The mail has arrived in the customer’s mailbox. Its link leads to a page where the customer reads what is asked, and answers.",
  "playground.tour.4.open": "Open the mailbox at the top, and the newest mail in it.",
  "playground.tour.4.accept": "Follow the link, give a name and a title, and accept. Then come back here.",

  "playground.tour.5": "See what the team sees",
  "playground.tour.5.about":
    "The card in the channel has changed by itself. Its thread tells the story, and whoever sent the invitation gets a direct message.",
  "playground.tour.5.card": "Look at the card in #sales.",
  "playground.tour.5.thread": "Open the thread under the card.",
  "playground.tour.5.direct": "Read Kapocs’ direct message to you.",

  "playground.tour.6": "Ask for a removal",
  "playground.tour.6.about":
    "Ending a relationship takes two people. The first one sees the facts, gives a reason, and attests to them.",
  "playground.tour.6.command": "In #sales, type: /remove-customer Zürich Präzision AG",
  "playground.tour.6.facts": "Read the facts, write a reason, and press Continue.",
  "playground.tour.6.attest": "Tick the declaration, and attest.",

  "playground.tour.7": "Decide as an admin agent",
  "playground.tour.7.about":
    "Nobody decides on their own request. The admin agents have been asked; the card carries a button for them.",
  "playground.tour.7.become": "Become the admin agent {name}, with the menu at the top right.",
  "playground.tour.7.decide": "At the removal’s card in #sales press Decide, then approve or deny.",

  "playground.tour.8": "What is remembered",
  "playground.tour.8.about":
    "The traffic drawer shows each exchange with Slack, and plays troubles. The audit trail keeps who did what, and what was refused. For a real workspace, see “Run it in a workspace” in the README.",
  "playground.tour.8.drawer": "Open the traffic drawer, with the two arrows at the top.",
  "playground.tour.8.audit": "In #sales, type: /kapocs audit",
} as const;
