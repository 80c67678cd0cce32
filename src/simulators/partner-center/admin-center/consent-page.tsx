import type { Child } from "hono/jsx";
import type { GdapRelationship } from "../world/state.ts";
import { frame, type Page } from "./frame.tsx";
import type { Invitation, SignedIn } from "./refusals.ts";
import type { Asking } from "./sign-in-page.tsx";
import type { Words } from "./words.ts";

interface Consent {
  readonly title: string;
  readonly text: Child;
  readonly needsAgreement: boolean;
  readonly tick: string | null;
  readonly button: string;
}

export function invitationPage(
  words: Words,
  asking: Asking,
  signedIn: SignedIn,
  { partner, provider }: Invitation,
  problem: string | null,
): Page {
  return consentPage(words, asking, signedIn, problem, {
    title: words.invitationTitle(partner.name),
    text: (
      <>
        <p>{provider ? words.jointText(partner.name, provider.name) : words.invitationText(partner.name)}</p>
        <p>{words.noAdminRights}</p>
      </>
    ),
    needsAgreement: !signedIn.tenant.hasSignedCustomerAgreement,
    tick: words.agreeToPartner,
    button: words.accept,
  });
}

export function approvalPage(
  words: Words,
  asking: Asking,
  signedIn: SignedIn,
  relationship: GdapRelationship,
  partnerName: string,
): Page {
  return consentPage(words, asking, signedIn, null, {
    title: words.gdapTitle(partnerName),
    text: (
      <>
        <p>{words.gdapText}</p>
        <dl>
          <dt>{words.gdapName}</dt>
          <dd>{relationship.displayName}</dd>
          <dt>{words.gdapDuration}</dt>
          <dd>{relationship.duration}</dd>
          <dt>{words.gdapRoles}</dt>
          <dd>
            <ul>
              {relationship.roleDefinitionIds.map((id) => (
                <li>{roleNames.get(id) ?? id}</li>
              ))}
            </ul>
          </dd>
        </dl>
      </>
    ),
    needsAgreement: false,
    tick: null,
    button: words.approveAll,
  });
}

export function agreementPage(
  words: Words,
  asking: Asking,
  signedIn: SignedIn,
  problem: string | null,
): Page {
  const isSigned = signedIn.tenant.hasSignedCustomerAgreement;
  if (isSigned)
    return frame(
      words,
      words.agreementTitle,
      <section>
        <h1>{words.agreementTitle}</h1>
        <p>{words.agreementSigned}</p>
      </section>,
    );
  return consentPage(words, asking, signedIn, problem, {
    title: words.agreementTitle,
    text: <p>{words.agreementText}</p>,
    needsAgreement: true,
    tick: null,
    button: words.accept,
  });
}

function consentPage(
  words: Words,
  asking: Asking,
  signedIn: SignedIn,
  problem: string | null,
  consent: Consent,
): Page {
  const { tenant, administrator } = signedIn;
  return frame(
    words,
    consent.title,
    <section>
      <h1>{consent.title}</h1>
      {consent.text}
      <p>
        <small>
          {words.signedInAs} {administrator} ({tenant.companyName})
        </small>
      </p>
      {problem === null ? null : (
        <p role="alert">
          <strong>{problem}</strong>
        </p>
      )}
      <form method="post" action={asking.address}>
        <input type="hidden" name="request" value={asking.request} />
        <input type="hidden" name="tenant" value={tenant.tenantId} />
        <input type="hidden" name="administrator" value={administrator} />
        {consent.tick === null ? null : (
          <label class="tick">
            <input type="checkbox" name="agree" value="yes" /> {consent.tick}
          </label>
        )}
        {consent.needsAgreement ? (
          <label class="tick">
            <input type="checkbox" name="agreement" value="yes" /> {words.agreeToAgreement}
          </label>
        ) : null}
        <button type="submit" class="main" name="decision" value="accept">
          {consent.button}
        </button>
        <button type="submit" name="decision" value="close">
          {words.close}
        </button>
      </form>
      <form method="get" action={asking.address}>
        <input type="hidden" name="request" value={asking.request} />
        <button type="submit">{words.changePerson}</button>
      </form>
    </section>,
  );
}

/** As the directory names its built-in roles; English in every language here. */
const roleNames = new Map([
  ["88d8e3e3-8f55-4a1e-953a-9b9898b8876b", "Directory Readers"],
  ["9360feb5-f418-4baa-8175-e2a00bac4301", "Directory Writers"],
  ["f2ef992c-3afb-46b9-b7cf-a126ee74c451", "Global Reader"],
  ["4d6ac14f-3453-41d0-bef9-a3e0c569773a", "License Administrator"],
  ["f023fd81-a637-4b56-95fd-791ac0226033", "Service Support Administrator"],
  ["fe930be7-5e62-47db-91af-98c3a49a38b1", "User Administrator"],
  ["729827e3-9c14-49f7-bb1b-9608f156bbb8", "Helpdesk Administrator"],
  ["e8611ab8-c189-46e8-94e1-60213ab1f814", "Privileged Role Administrator"],
  ["7be44c8a-adaf-4e2a-84d6-ab2649e08a13", "Privileged Authentication Administrator"],
  ["9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3", "Application Administrator"],
  ["158c047a-c907-4556-b7ef-446551a6b5f7", "Cloud Application Administrator"],
  ["8329153b-31d0-4727-b945-745eb3bc5f31", "Domain Name Administrator"],
  ["29232cdf-9323-42fd-ade2-1d097af3e4de", "Exchange Administrator"],
  ["3a2c62db-5318-420d-8d74-23affee5d9d5", "Intune Administrator"],
  ["f28a1f50-f6e7-4571-818b-6a12f2af6b6c", "SharePoint Administrator"],
  ["69091246-20e8-4a56-aa4d-066075b2a7a8", "Teams Administrator"],
  ["194ae4cb-b126-40b2-bd5b-6091b380977d", "Security Administrator"],
  ["892c5842-a9a6-463a-8041-72aa08ca3cf6", "Cloud App Security Administrator"],
  ["7698a772-787b-4ac8-901f-60d6b08affd2", "Cloud Device Administrator"],
  ["0526716b-113d-4c15-b2c8-68e3c22b9f80", "Authentication Policy Administrator"],
  ["b0f54661-2d74-4c50-afa3-1ec803f12efe", "Billing Administrator"],
  ["62e90394-69f5-4237-9190-012177145e10", "Global Administrator"],
]);
