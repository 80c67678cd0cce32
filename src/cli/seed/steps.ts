import { addDays } from "date-fns";
import { ProviderId, RegistryEntryId, SlackChannelId } from "../../domain/ids.ts";
import type { SeedCustomer, SeedEntry, SeedStep } from "../../playground/seed/script.ts";
import { littleSetUp } from "../../playground/seed/set-up.ts";
import {
  customers,
  invitations,
  registry,
  relationships,
  removals,
  SetUpFile,
  setUp,
} from "../../service/index.ts";
import { as, customerId, found, must, type Scene } from "./scene.ts";

type Step<Name extends SeedStep["step"]> = Extract<SeedStep, { step: Name }>;

export async function playSetUp(scene: Scene, { by }: Step<"set-up">): Promise<void> {
  const file = SetUpFile.parse(littleSetUp);
  const asked = await scene.past.askForSetUp(file);
  const { refusal } = await setUp.apply(await as(scene, by), file, {
    presentAdminAgent: asked.presentAdminAgent,
    channels: asked.channels.flatMap(({ id, checked }) =>
      checked.ok ? [{ id, name: checked.name, isShared: checked.isShared ?? false }] : [],
    ),
  });
  if (refusal !== null) found(null, `a set-up without ${refusal}`);
}

export async function playImport(scene: Scene, step: Step<"import">): Promise<void> {
  const titles = [
    "Company",
    "Domain",
    "Tenant id",
    "Own reference",
    "Country",
    "Contact",
    "E-mail",
    "Language",
  ];
  const rows = step.customers.map((key) => {
    const each = found(scene.customers.get(key), `the customer ${key}`);
    return [
      ...[each.companyName, each.domain, each.tenantId, each.ownReference],
      ...[each.country, each.contactName, each.contactEmail, each.language],
    ];
  });
  const lines = [titles, ...rows].map((row) => `${row.map(cell).join(",")}\n`);
  const request = { database: scene.past.database, source: inPieces(lines), isDryRun: false };
  const { problems } = must(await customers.import(await as(scene, step.by), request), "importing");
  if (problems.length > 0) found(null, `a list without ${JSON.stringify(problems)}`);
}

function cell(text: string | undefined): string {
  return `"${(text ?? "").replaceAll('"', '""')}"`;
}

export async function* inPieces(lines: Iterable<string>): AsyncGenerator<string> {
  yield* lines;
}

export async function playAdd(scene: Scene, step: Step<"add">): Promise<void> {
  const { key, ...typed } = found(scene.customers.get(step.customer), `the customer ${step.customer}`);
  const saved = await customers.add(await as(scene, step.by), { origin: "own-marketing", ...typed });
  scene.ids.set(key, must(saved, `entering ${key}`).customer.id);
}

/** As on the screen: the form, the draft with its link, the mail, *Done*. */
export async function playInvite(scene: Scene, step: Step<"invite">): Promise<void> {
  const customer = found(scene.customers.get(step.customer), `the customer ${step.customer}`);
  const ctx = await as(scene, step.by);
  const { settings, providers } = await setUp.read(ctx);
  const provider = providers[0];
  const legs = [
    ...(step.with === "provider" ? [] : [{ kind: "reseller", providerId: null } as const]),
    ...(step.with === undefined || step.with === "us" || !provider
      ? []
      : [{ kind: "provider", providerId: ProviderId.parse(provider.id) } as const]),
  ];
  const terms = {
    legs,
    language: customer.language ?? "en",
    channelId: SlackChannelId.parse(step.channel ?? "C0SALES"),
    asksForDap: step.asksForDap ?? false,
  } as const;
  const email = scene.past.proposeEmail({
    terms,
    partnerName: settings.partnerName ?? "",
    companyName: customer.companyName,
    contactName: customer.contactName ?? null,
    providerName: provider?.name ?? null,
    hasVendorLink: !ctx.directory.linksArePersonal,
    hasPassport: !ctx.directory.linksArePersonal && settings.passportsWanted,
  });
  const request = { customerId: await customerId(scene, ctx, step.customer), terms, ...email, viewId: null };
  const { id } = must(await invitations.draft(ctx, request), `drafting for ${step.customer}`);
  await scene.past.wait(45);

  const later = await as(scene, step.by);
  const opened = found(await invitations.open(later, id), `the link for ${step.customer}`);
  scene.links.set(step.customer, opened.link);
  if (step.handsOver === false) return;
  sendMail(scene, step.by, customer, { subject: email.subject, body: opened.text });
  await scene.past.wait(90);
  must(await invitations.send(await as(scene, step.by), { invitationId: id }), `sending to ${step.customer}`);
}

function sendMail(
  { slack, mail, clock }: Scene,
  by: string,
  { contactEmail, domain }: SeedCustomer,
  letter: { readonly subject: string; readonly body: string },
): void {
  const from = slack.world.users.get(by)?.email ?? "";
  mail.deliver({ from, to: contactEmail ?? `office@${domain}`, ...letter }, clock.now().getTime());
}

/** The customer's administrator at the other end of the personal link. */
export async function playAnswer(scene: Scene, step: Step<"answer">): Promise<void> {
  const link = found(scene.links.get(step.customer), `the link of ${step.customer}`);
  const answer = {
    acceptedLegs: step.accepts,
    grantsDap: step.grantsDap ?? false,
    signatory: { name: step.name, title: step.title },
  };
  const token = link.slice(link.lastIndexOf("/") + 1);
  const read = scene.mail.all().findLast(({ body }) => body.includes(link));
  if (read) scene.mail.read(read.number);
  const result = await scene.past.front.answer(token, answer, scene.clock.now());
  if (!result?.counted) found(null, `an open link for ${step.customer}`);
  await invitations.reconcile(scene.past.bot("directory"));
}

export async function playWithdraw(scene: Scene, step: Step<"withdraw" | "discard">): Promise<void> {
  const ctx = await as(scene, step.by);
  const [last] = await invitations.ofCustomer(ctx, await customerId(scene, ctx, step.customer));
  const ask = { invitationId: found(last, `an invitation of ${step.customer}`).id };
  const end = step.step === "withdraw" ? invitations.withdraw : invitations.discard;
  must(await end(ctx, ask), `${step.step} ${step.customer}`);
}

export async function playEntry(scene: Scene, step: Step<"enter">, today: Date): Promise<void> {
  const ctx = await as(scene, step.by);
  const ask = {
    customerId: await customerId(scene, ctx, step.customer),
    entryId: RegistryEntryId.parse(ctx.newId()),
    typed: asTyped(step.entry, today),
  };
  must(await registry.enter(ctx, ask), `entering for ${step.customer}`);
}

function asTyped(entry: SeedEntry, today: Date) {
  const endsOn = entry.endsOn && dayOf(today, entry.endsOn.inDays);
  return entry.entry === "gdap"
    ? { ...entry, roles: entry.roles.join("\n"), endsOn }
    : { ...entry, quantity: entry.quantity === null ? null : String(entry.quantity), endsOn };
}

export function dayOf(today: Date, inDays: number): string {
  return addDays(today, inDays).toISOString().slice(0, 10);
}

/** Facts, reason, attestation with its tick. */
export async function playRemovalRequest(scene: Scene, step: Step<"ask-removal">): Promise<void> {
  const what = `the removal of ${step.customer}`;
  const ctx = await as(scene, step.by);
  const legs = await relationships.ofCustomer(ctx, await customerId(scene, ctx, step.customer));
  const relationshipId = found(
    legs.find((leg) => leg.leg === "reseller"),
    what,
  ).id;
  const { preparationId } = must(await removals.prepare(ctx, { relationshipId }), what);
  await scene.past.wait(60);
  const language = scene.slack.world.users.get(step.by)?.locale.startsWith("hu") ? "hu" : "en";
  const worded = await removals.word(await as(scene, step.by), {
    preparationId,
    reason: step.reason,
    language,
  });
  const { hash } = must(worded, what);
  await scene.past.wait(60);
  must(await removals.attest(await as(scene, step.by), { preparationId, hash, ticked: true }), what);
}

export async function playDecision(scene: Scene, step: Step<"decide">): Promise<void> {
  const ctx = await as(scene, step.by);
  const [removal] = await removals.ofCustomer(ctx, await customerId(scene, ctx, step.customer));
  const { decision, reason } = step;
  const removalId = found(removal, `a removal of ${step.customer}`).id;
  must(
    await removals.askDecision(ctx, { removalId, decision, reason, viewId: null }),
    `deciding on ${step.customer}`,
  );
}

export async function playNotice(scene: Scene, step: Step<"give-notice">, today: Date): Promise<void> {
  const ctx = await as(scene, step.by);
  const [removal] = await removals.ofCustomer(ctx, await customerId(scene, ctx, step.customer));
  const removalId = found(removal, `a removal of ${step.customer}`).id;
  const notice = { required: true, to: step.to, on: dayOf(today, step.on.inDays), how: step.how };
  must(await removals.giveNotice(ctx, { removalId, notice }), `the notice to ${step.customer}`);
}

export async function playWords(scene: Scene, step: Step<"say">): Promise<void> {
  await scene.slack.client(step.by).act({ act: "say", channelId: step.channel, text: step.text });
}

/** Up to now everybody has read everything. */
export async function markAllRead({ slack }: Scene): Promise<void> {
  for (const user of slack.world.users.values()) {
    if (user.isBot || user.deleted) continue;
    for (const { id } of slack.client(user.id).see().channels) {
      const last = slack.world.messages.findLast((message) => message.channelId === id);
      if (last) await slack.client(user.id).act({ act: "mark-read", channelId: id, ts: last.ts });
    }
  }
}
