export const standing = {
  "standing.person.deactivated":
    "*{who} was deactivated in Slack.* Roles given to them by name have ended, and user groups no longer count for them. To give somebody else the role, open the settings.",
  "standing.person.guest":
    "*{who} is now a guest in Slack.* Guests hold no role: roles given to them by name have ended, and user groups no longer count for them.",
  "standing.person.outsider":
    "*{who} is no longer a member of this workspace.* Roles given to them by name have ended, and user groups no longer count for them.",
  "standing.person.back":
    "*{who} is a full member of the workspace again.* Roles given by name before were not given back; if they should have one, give it in the settings. If a user group with a role still lists them, that role counts again: if it should not, take them out of the group.",
  "standing.work.none": "Nothing of theirs is open.",
  "standing.work.drafts":
    "Drafts not handed over: {customers}. Any admin agent can finish or discard them, from the customer’s record.",
  "standing.work.removals":
    "Removal requests under way: {customers}. They stay valid and can be decided as before; any admin agent can also withdraw one.",
  "standing.work.likely":
    "Acceptances waiting for their yes or no: {customers}. Any admin agent can answer in the App Home.",
  "standing.group.disabled":
    "*The user group {group} was disabled in Slack, so it gives nobody a role any more.* Enable it again in Slack (the roles come back with it), or choose other people or groups in the settings.",
  "standing.group.empty":
    "*The user group {group} has no member who can hold a role, so it gives nobody a role any more.* Add people to it in Slack, or choose other people or groups in the settings.",
  "standing.group.gone":
    "*The user group {group} is no longer in Slack, so it gives nobody a role any more.* Choose other people or groups in the settings.",
  "standing.group.no-groups":
    "*This Slack plan has no user groups (any more), so {group} gives nobody a role.* Give the roles to people by name in the settings: that works on every plan.",
  "standing.group.renamed":
    "*A user group with a role is now called {group}.* Nothing changes: Kapocs knows it by its id. If it is now meant for other people, choose another group in the settings.",
  "standing.group.there": "The user group {group} works again: its members have their roles back.",
  "standing.channel.archived":
    "*{channel} was archived, so cards can no longer go there.* Unarchive it, or choose another channel in the settings; invitations and removals go on meanwhile, but their cards cannot be shown.",
  "standing.channel.left":
    "*Kapocs is no longer in {channel}, so cards can no longer go there.* Invite it there with /invite @Kapocs, or choose another channel in the settings.",
  "standing.channel.shared":
    "*{channel} is now shared with another organisation.* Unless the settings allow customer data in shared channels, cards there name no customer. Choose another channel if this is not what you want.",
  "standing.channel.there": "{channel} takes cards again, as before.",
  "standing.overtaken": "This has changed since. A newer message says how it is now.",
  "standing.owner":
    "No admin agent is left to see to it, so as an owner of this workspace you can: open the settings and give somebody the role.",
} as const;
