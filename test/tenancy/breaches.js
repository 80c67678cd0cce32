/**
 * Ways in which workspaces could be kept apart no longer, one guard each: what is taken out of which file, and which trial
 * has to notice. See prove.js.
 */
export const breaches = [
  {
    name: "requests of all teams are taken for the first one's",
    file: "src/slack/installed-workspaces.ts",
    from: "this.#places.get(place,",
    to: 'this.#places.get("",',
    noticedBy: "slack",
  },
  {
    name: "all workspaces share the client, and so the token, of the one that was opened first",
    file: "src/slack/installed-workspaces.ts",
    from: "const known = await this.#known.get(workspaceId, () => this.#load(workspaceId));\n    return known?.workspace ?? null;\n  }\n\n  async findFor",
    to: 'const known = await this.#known.get("" as WorkspaceId, () => this.#load(workspaceId));\n    return known?.workspace ?? null;\n  }\n\n  async findFor',
    noticedBy: "delivery",
  },
  {
    name: "a removal is found by its id alone",
    file: "db/queries/removals.ts",
    from: "and(eq(removalRequests.workspaceId, workspaceId), eq(removalRequests.removalId, id))",
    to: "eq(removalRequests.removalId, id)",
    noticedBy: "slack",
  },
  {
    name: "an invitation is found by its id alone",
    file: "db/queries/invitations.ts",
    from: "and(eq(invitations.workspaceId, workspaceId), eq(invitations.invitationId, id))",
    to: "eq(invitations.invitationId, id)",
    noticedBy: "slack",
  },
  {
    name: "the search looks at everybody's customers",
    file: "db/queries/customer-search.ts",
    from: "    eq(customers.workspaceId, workspaceId),\n    standing ?",
    to: "    standing ?",
    noticedBy: "slack",
  },
  {
    name: "the customer list turns its pages through everybody's customers",
    file: "db/queries/customer-search.ts",
    from: "        eq(customers.workspaceId, workspaceId),\n",
    to: "",
    noticedBy: "queries",
  },
  {
    name: "a personal link is answered by its invitation's id alone",
    file: "src/adapters/local-registry/links.ts",
    from: "        isLink(link.workspaceId, link.invitationId),\n        // A link that was replaced meanwhile is another link.\n        eq(registryLinks.tokenHash, link.tokenHash),\n",
    to: "        eq(registryLinks.invitationId, link.invitationId),\n",
    noticedBy: "delivery",
  },
  {
    name: "the address of a page stands in a metric's label",
    file: "src/web/app.tsx",
    from: "step.route = routePath(c, -1);",
    to: "step.route = c.req.path;",
    noticedBy: "delivery",
  },
  {
    name: "an export writes everybody's customers",
    file: "db/queries/customer-export.ts",
    from: "        eq(customers.workspaceId, workspaceId),\n",
    to: "",
    noticedBy: "commands",
  },
  {
    name: "a command takes the first workspace there is for the one that was named",
    file: "src/cli/operator.ts",
    from: "choose(await listInstalled(core), options.workspace)",
    to: "(await listInstalled(core))[0] ?? null",
    noticedBy: "commands",
  },
];
