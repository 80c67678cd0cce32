/** Looking for a customer in the vendor's own list. */
export const vendorSearch = {
  "vendor-search.look": "Look in Partner Center",
  "vendor-search.look-for": "Look in Partner Center: {query}",
  "vendor-search.nobody-here":
    "Nobody in our list fits “{query}”. Partner Center may know them: somebody who became a customer of ours only just now, or in another tool.",
  "vendor-search.title": "In Partner Center",
  "vendor-search.looking": "Asking Partner Center for “{query}” …",
  "vendor-search.late":
    "Partner Center has not answered yet. What it finds for “{query}” appears here as soon as it does.",
  "vendor-search.found": "Customers of ours in Partner Center that fit “{query}”:",
  "vendor-search.none":
    "Partner Center shows no customer of ours that fits “{query}”. It compares only how a name or a domain begins, accents included, or a whole tenant id.",
  "vendor-search.cut": "Partner Center shows only the first ones: type more of the name to see others.",
  "vendor-search.no-answer":
    "Partner Center does not answer just now, so nobody can say whether it knows them. Please look again in a few minutes.",
  "vendor-search.throttled":
    "Partner Center asks Kapocs to call less often, so nobody was looked for. Please look again in a minute.",
  "vendor-search.again": "Look again",
  "vendor-search.known": "In our list as {name}",
  "vendor-search.not-ours": "Not in our list",
  "vendor-search.ask-admin":
    "Who is not in our list can be taken over by an admin agent; the nightly reading finds them, too.",
  "vendor-search.take-in": "Take over",
  "vendor-search.take-in.confirm":
    "Partner Center is asked again. If it shows an active relationship with us, the customer comes into our list as active; if that answers an invitation of ours, the invitation is accepted.",
  "vendor-search.taking-in": "Partner Center is asked once more before anything is taken over …",
  "vendor-search.said.taken":
    "{customer} was added. The relationship counts as active as soon as Partner Center, read once more, shows it.",
  "vendor-search.said.known": "{customer} is in our list already, with all that Partner Center shows.",
  "vendor-search.said.matched": "It is the answer to our invitation of {customer}; its card changes now.",
  "vendor-search.said.to-be-placed":
    "This may be the answer to an invitation of ours, so nothing was taken over. Whose it is can be said in Home, or by the agent who was asked in a direct message.",
} as const;
