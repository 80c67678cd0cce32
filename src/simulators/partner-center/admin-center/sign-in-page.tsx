import type { Tenant, World } from "../world/state.ts";
import { frame, type Page } from "./frame.tsx";
import type { Words } from "./words.ts";

const mostShown = 20;

export interface Asking {
  /** Where the form goes. */
  readonly address: string;
  /** The link's own parameters, carried along as they came. */
  readonly request: string;
}

/** Nobody here has a password: the organisation and the person are chosen. */
export function signInPage(words: Words, world: World, asking: Asking, searched: string): Page {
  const found = search(world, searched);
  return frame(
    words,
    words.whoAreYou,
    <>
      <section>
        <h1>{words.whoAreYou}</h1>
        <p>{words.whoAreYouHelp}</p>
        <form method="get" action={asking.address}>
          <input type="hidden" name="request" value={asking.request} />
          <label>
            {words.search}
            <input type="search" name="search" value={searched} />
          </label>
          <button type="submit">{words.searchButton}</button>
        </form>
      </section>
      {found.length === 0 ? (
        <section>
          <p>{words.nobodyFound}</p>
        </section>
      ) : null}
      {found.map((tenant) => (
        <section>
          <h2>{tenant.companyName}</h2>
          <small>{tenant.domain}</small>
          <form method="get" action={asking.address}>
            <input type="hidden" name="request" value={asking.request} />
            <input type="hidden" name="tenant" value={tenant.tenantId} />
            {tenant.administrators.map((person) => (
              <button type="submit" class="person" name="administrator" value={person.userPrincipalName}>
                {person.name} <small>{person.userPrincipalName}</small>
                <br />
                <small>{person.isGlobalAdmin ? words.globalAdministrator : words.otherAdministrator}</small>
              </button>
            ))}
          </form>
        </section>
      ))}
    </>,
  );
}

/** The first few, so that a world with a million organisations still makes one page. */
function search({ tenants }: World, searched: string): Tenant[] {
  const wanted = searched.trim().toLowerCase();
  const found: Tenant[] = [];
  for (const tenant of tenants.values()) {
    const { companyName, domain, tenantId } = tenant;
    if (![companyName, domain, tenantId].some((text) => text.toLowerCase().includes(wanted))) continue;
    found.push(tenant);
    if (found.length === mostShown) break;
  }
  return found;
}
