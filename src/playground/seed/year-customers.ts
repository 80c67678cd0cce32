import type { SeedCustomer } from "./script.ts";

const families =
  "Kovács Szabó Tóth Nagy Horváth Varga Kiss Molnár Németh Farkas Balogh Papp Takács Juhász Lakatos Mészáros Oláh Simon Rácz Fekete Szilágyi Török Fehér Gál Kocsis Fodor Pintér Szűcs Hegedűs Bíró Magyar Lukács Gulyás Vörös Jakab Szalai Fülöp Győri Bognár Orsós".split(
    " ",
  );
const places =
  "Budapest Szeged Pécs Győr Miskolc Debrecen Sopron Eger Vác Tata Kőszeg Gyula Mohács Baja Cegléd Érd Pápa Makó Siófok Zirc Tokaj Bük Mór Ajka Paks Dombóvár Esztergom Kőbánya Óbuda Pestlőrinc".split(
    " ",
  );
const trades =
  "Logisztika Építő Informatika Kereskedelmi Mérnöki Gépgyártó Papíripari Élelmiszer Könyvelő Tervező Műszaki Energetika Autó Gyógyszer Bútor Nyomda Pékség Optika Kertészet Faipari Villamos Hűtéstechnika Biztonság Oktatás Utazás Tanácsadó Ingatlan Reklám Szerszám Vegyipari".split(
    " ",
  );
const foreign =
  "Northgate Bluefield Harbour Ashdown Millbrook Silverline Redwood Oakham Westport Summit Kestrel Lowland Fairview Granite Beacon".split(
    " ",
  );
const foreignTrades =
  "Logistics Foods Engineering Dental Consulting Textiles Software Motors Travel Energy Print Security Media Optics Timber".split(
    " ",
  );
const given =
  "Anna Péter Éva János Katalin László Márta Ferenc Zsuzsa Gábor Ildikó Tamás Ágnes Miklós Réka Ödön Noémi Attila Csilla Zoltán".split(
    " ",
  );

/** `count` customers as a list has them, the same for the same chance; each has a domain of its own. */
export function yearCustomers(count: number, chance: () => number): readonly SeedCustomer[] {
  const pick = (from: readonly string[]) => from[Math.floor(chance() * from.length)] ?? "";
  return Array.from({ length: count }, (_, n): SeedCustomer => {
    const isAbroad = chance() < 0.2;
    const domain = `c${(n + 1).toString(36)}.example`;
    const family = pick(families);
    const common = { key: String(n), domain, ownReference: `Y-${n + 1}`, contactEmail: `office@${domain}` };
    if (isAbroad) {
      const companyName = `${pick(foreign)} ${pick(foreignTrades)} ${chance() < 0.5 ? "Ltd" : "GmbH"}`;
      return { ...common, companyName, country: chance() < 0.5 ? "GB" : "AT", language: "en" };
    }
    const start = chance() < 0.5 ? `${family} és Társa` : `${pick(places)}i`;
    const form = chance() < 0.7 ? "Kft." : chance() < 0.5 ? "Bt." : "Zrt.";
    const companyName = `${start} ${pick(trades)} ${form}`;
    return { ...common, companyName, country: "HU", language: "hu", contactName: `${family} ${pick(given)}` };
  });
}
