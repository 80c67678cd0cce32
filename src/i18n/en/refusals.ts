export const refusals = {
  "refusal.not-permitted": "You do not have the role for this.",
  "refusal.not-found": "This is not here any more, or never was.",
  "refusal.not-ours": "This does not belong to this workspace.",
  "refusal.not-set-up":
    "Kapocs is not set up yet: the partner’s name and a default channel are missing. An admin agent finds both under /kapocs setup.",
  "refusal.address-not-public":
    "Invitations cannot be handed out yet: customers cannot reach this bot’s address. Your operator has to set PUBLIC_URL to a public https address.",
  "refusal.invalid": "Something in what you entered does not fit. Please check the fields.",
  "refusal.out-of-range": "A number or a text is outside what is allowed. Please check the fields.",
  "refusal.changed-meanwhile":
    "Somebody changed the settings since this screen was opened, so nothing was saved. Open it again and repeat your change.",
  "refusal.last-admin-agent":
    "This would leave nobody as admin agent. Name at least one active person, or a user group that has active members.",
  "refusal.default-channel": "This is the default channel. Make another channel the default first.",
  "refusal.no-channel": "There is no channel for the card. Choose a default channel under /kapocs setup.",
  "refusal.channel-unknown": "Cards cannot go to this channel: it is not on the list under /kapocs setup.",
  "refusal.channel-shared":
    "This channel is shared with another organisation, and customer data may not go there. An admin agent can allow it under /kapocs setup.",
  "refusal.provider-unknown": "This indirect provider is not on your list any more.",
  "refusal.duplicate-tenant": "Another customer already has this tenant id.",
  "refusal.still-a-draft": "This invitation is still a draft: it was not handed over yet.",
  "refusal.already-sent": "This invitation was already handed over.",
  "refusal.already-accepted": "The customer has already accepted this invitation.",
  "refusal.already-declined": "The customer has already declined this invitation.",
  "refusal.already-expired": "This invitation has expired. You can invite the customer again.",
  "refusal.already-withdrawn": "This was already withdrawn.",
  "refusal.already-discarded": "This draft was already discarded.",
  "refusal.already-answered":
    "The customer was faster and has already answered. Open the record to see the answer.",
  "refusal.already-pending": "This customer already has a pending invitation. Open the record to see it.",
  "refusal.already-active":
    "There is already an active relationship with this customer. Open the record to see it.",
  "refusal.already-removed": "This relationship was already removed.",
  "refusal.already-requested":
    "A removal of this relationship is already under way. Open the record to see it.",
  "refusal.no-link": "The personal link is not ready yet. Please wait a moment and open the draft again.",
  "refusal.link-missing":
    "The personal link is not in the text exactly once and unchanged. Put it back and try again.",
  "refusal.nothing-new": "The partner directory shows nothing new.",
  "refusal.not-due": "It is not time for this yet.",
  "refusal.card-elsewhere":
    "This link leads to another channel than the one this card went to. Please paste the link of the card itself.",
  "refusal.not-stuck": "This message is not stuck any more.",
  "refusal.unreadable": "This message can no longer be read, so it cannot be sent.",
  "refusal.still-to-be-done":
    "This is not a message but a step that Kapocs still has to take, so it stays on the list. Once its cause is gone, have it sent again.",
  "refusal.tenant-unknown":
    "Partner Center knows customers by their tenant id (Microsoft ID), and this one has none here. Enter it in the customer’s record, under Edit; then ask for the removal again.",
  "refusal.directory-unavailable":
    "The partner directory did not answer, so nothing was done. Please try again in a moment.",
  "refusal.still-attested": "No admin agent has decided this removal yet.",
  "refusal.already-approved": "This removal was already approved.",
  "refusal.already-executing": "This removal is already being carried out.",
  "refusal.already-executed": "This removal was already carried out.",
  "refusal.already-failed": "This removal failed. An admin agent can try it again or close it.",
  "refusal.already-abandoned": "This removal failed and was closed.",
  "refusal.already-denied": "This removal was already denied.",
  "refusal.already-lapsed": "The attestation has lapsed. Whoever asked has to attest anew.",
  "refusal.attestation-lapsed":
    "The attestation is too old to be decided on. Whoever asked has to attest anew.",
  "refusal.own-request":
    "You asked for this removal yourself, so another admin agent has to decide. You can withdraw it.",
  "refusal.facts-changed":
    "The facts have changed since the attestation, so nobody can decide on it. Whoever asked has to attest anew.",
  "refusal.blocked":
    "Something still stands in the way: open subscriptions or reservations. They have to end first.",
  "refusal.reason-missing": "Please give a reason.",
  "refusal.reason-too-long": "The reason is too long. Please keep it under 1,000 characters.",
  "refusal.not-declared": "The declaration was not ticked, so nothing was requested.",
  "refusal.text-changed": "The text of the attestation has changed since it was shown. Please read it again.",
  "refusal.not-our-leg":
    "This leg belongs to the indirect provider; only our own relationship can be ended here.",
  "refusal.not-your-preparation":
    "Somebody else began this removal. Begin your own from the customer’s record.",
  "refusal.preparation-over": "This was shown too long ago. Begin again from the customer’s record.",
  "refusal.notice-already-given": "The legal notice was already recorded.",
  "refusal.notice-unclear": "Say whether a legal notice was given, and if so to whom, when and how.",
  "refusal.guest":
    "Guests of a workspace hold no role in Kapocs, whatever group they are in. Ask a member of the team.",
  "refusal.outsider": "This is for the team that installed it.",
  "refusal.bot": "Bots hold no role in Kapocs.",
  "refusal.deactivated": "This account is deactivated, so it holds no role.",
  "refusal.who.by-at": "{who} did it on {when}.",
  "refusal.who.by": "{who} did it.",
  "refusal.who.at": "That was on {when}.",
  "refusal.who.admin-agents": "Only admin agents may do this. You can ask: {names}.",
  "refusal.who.both-roles":
    "Sales agents and admin agents may do this. These people can give you a role: {names}.",
  "refusal.who.own":
    "You may do this with your own only; admin agents may do it with any. You can ask: {names}.",
  "refusal.who.group": "the members of the user group for admin agents",
  "refusal.who.nobody":
    "There is no admin agent yet. An owner or admin of this workspace can give roles under /kapocs setup.",
  "refusal.directory-is-elsewhere":
    "Subscriptions and privileges come from the vendor’s own directory here, so they cannot be entered in Kapocs. Change them in Partner Center.",
  "refusal.slack-cannot-answer":
    "Slack did not answer who is in which group, so nothing was decided. Please try again in a moment.",
} as const;
