import { seededChance } from "./statistics.ts";

const words = (text: string) => text.split(" ");

const beginnings = words(
  `kov nagy sza tót hor kis var mol ném bar lak tak szek fek bal fark gul papp juh rác szim fül mész haj
  ant bod cse csor dob dom erd fod für gál ger gyö heg her ill jak kál kel kir kő lend lov lu mag maj mát
  mik nov old or pál pin pol püs rav sán sip som sur szil szű tam tas ter tör vad vas vér vin zás zol`.replace(
    /\s+/g,
    " ",
  ),
);
const middles = words("ács a ó bó váth s ga nár et ta atos ács eres ete og as yás e ász z on öp");
const ends = words(" i y né fi szky ics vári hegyi falvi");
const given = words(
  `jános éva péter anna istván judit lászló katalin zoltán márta ferenc ildikó gábor zsuzsa andrás erika attila
  krisztina balázs mónika csaba tünde dániel ágnes ernő beáta gergely dóra imre edit józsef gizella károly hajnal
  lajos irén miklós júlia norbert klára`.replace(/\s+/g, " "),
);
const trades = words(
  `logisztika építő informatika kereskedelmi szolgáltató mérnöki gépgyártó papíripari élelmiszer könyvelő tervező
  műszaki energetika autó gyógyszer szállítmányozó bútor nyomda pékség optika kertészet faipari villamos hűtés
  biztonság oktatás utazás tanácsadó ingatlan reklám`.replace(/\s+/g, " "),
);
const forms = ["Kft.", "Zrt.", "Bt.", "Nyrt.", "és Társa Kft."];

export interface NamedCompany {
  readonly companyName: string;
  readonly domain: string;
  readonly contactName: string;
}

/**
 * Names as a reseller's list has them. One beginning of a family name is as frequent as the commonest names are in
 * life (one or two in a hundred), so that what is searched is no rarity. The same names in every run.
 */
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
