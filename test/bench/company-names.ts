import { seededChance } from "./statistics.ts";

const beginnings =
  "kov nagy sza tót hor kis var mol ném bar lak tak szek fek bal fark gul papp juh rác szim fül".split(" ");
const middles = "ács a ó bó váth s ga nár et ta atos ács eres ete og as yás e ász z on öp".split(" ");
const ends = " i y né fi szky ics vári hegyi falvi".split(" ");
const given =
  "jános éva péter anna istván judit lászló katalin zoltán márta ferenc ildikó gábor zsuzsa".split(" ");
const trades =
  "logisztika építő informatika kereskedelmi szolgáltató mérnöki gépgyártó papíripari élelmiszer könyvelő tervező műszaki energetika autó gyógyszer szállítmányozó".split(
    " ",
  );
const forms = ["Kft.", "Zrt.", "Bt.", "Nyrt.", "és Társa Kft."];

export interface NamedCompany {
  readonly companyName: string;
  readonly domain: string;
  readonly contactName: string;
}

/** Names as a reseller's list has them: some words very common, others rare. The same in every run. */
export function companyNames(seed: number): () => NamedCompany {
  const chance = seededChance(seed);
  const pick = (from: readonly string[]) => from[Math.floor(chance() * from.length)] ?? "";
  const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
  let made = 0;
  return () => {
    made += 1;
    const family = capital(
      `${pick(beginnings)}${pick(middles)}${pick(ends)}${chance() < 0.5 ? pick(middles) : ""}`,
    );
    const first = capital(pick(given));
    const trade = capital(pick(trades));
    const domain = `${made.toString(36)}-${Math.floor(chance() * 1e6).toString(36)}.example`;
    return {
      companyName: `${family} ${first} ${trade} ${pick(forms)}`,
      domain,
      contactName: `${family} ${first}`,
    };
  };
}
