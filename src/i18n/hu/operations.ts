/** Az üzemeltető parancsainak mondatai: ügyfelek importálása, a napló exportálása és ellenőrzése. */
export const operations = {
  "operator.no-workspace":
    "Ebben az adatbázisban még nincs munkaterület. Indítsa el egyszer a botot, vagy futtassa ezt: kapocs setup.",
  "operator.which-workspace":
    "Ebben az adatbázisban több munkaterület van. Adja meg az egyiket a --workspace kapcsolóval: {ids}",
  "operator.unknown-workspace":
    "Ebben az adatbázisban nincs {id} azonosítójú munkaterület. Adjon meg egy létezőt a --workspace kapcsolóval: {ids}",
  "import.done":
    "{rows, plural, other {# sor}} beolvasva: {added} új, {updated} frissítve, {unchanged} változatlan, {rejected} kimaradt.",
  "import.dry-run":
    "Ez próbafutás volt, semmi sem változott. {rows, plural, other {# sor}} beolvasva: {added} új lenne, {updated} frissülne, {unchanged} változatlan maradna, {rejected} kimaradna.",
  "import.ignored-columns": "Ezeknek az oszlopoknak itt nincs jelentésük, ezért kimaradtak: {columns}",
  "import.only-first":
    "Csak az első {count} hiba látszik. Ha ennyi van, lehet, hogy nem ezt a fájlt kellett volna megadni.",
  "import.refused.not-permitted": "Az ügyfelek importálásához rendszergazdai ügynök szerepkör kell.",
  "import.refused.empty-file": "A fájl üres. Az első sornak az oszlopok nevét kell tartalmaznia.",
  "import.refused.no-name-column":
    "A fájl egyik oszlopa sem tartalmazza a vállalat nevét, ezért semmit sem olvastunk be. Az egyik oszlop neve legyen „Vállalat neve”.",
  "import.refused.not-utf8":
    "A fájl sem UTF-8, sem UTF-16 kódolású, a nevek hibásan jelennének meg. Semmi sem változott. Mentse a fájlt „CSV UTF-8” formátumban, és próbálja újra.",
  "import.field.companyName": "vállalat neve",
  "import.field.domain": "elsődleges tartománynév",
  "import.field.tenantId": "Microsoft-azonosító",
  "import.field.ownReference": "saját hivatkozás",
  "import.field.country": "ország",
  "import.field.origin": "eredet",
  "import.field.contactName": "kapcsolattartó neve",
  "import.field.contactEmail": "kapcsolattartó e-mail-címe",
  "import.field.language": "nyelv",
  "import.problem.required": "{line}. sor, {field}: hiányzik.",
  "import.problem.too-long": "{line}. sor, {field}: túl hosszú.",
  "import.problem.bad-domain": "{line}. sor, {field}: ez nem tartománynév. Példa: contoso.com.",
  "import.problem.bad-tenant-id":
    "{line}. sor, {field}: ez nem bérlőazonosító. 32 számjegyből, illetve a és f közötti betűből áll, öt csoportban.",
  "import.problem.bad-country": "{line}. sor, {field}: ez nem kétbetűs országkód. Példa: HU.",
  "import.problem.bad-email": "{line}. sor, {field}: ez nem e-mail-cím.",
  "import.problem.bad-origin":
    "{line}. sor, {field}: own-marketing, vendor-referral, indirect-provider vagy other-portal lehet.",
  "import.problem.bad-language": "{line}. sor, {field}: en vagy hu lehet.",
  "import.problem.duplicate-in-file":
    "{line}. sor, {field}: ugyanaz, mint ebben a sorban, amelyet helyette átvettünk: {sameAsLine}.",
  "import.problem.ambiguous-domain":
    "{line}. sor, {field}: a listán több ügyfélnek is ez a tartománya. Adja meg a keresett ügyfél Microsoft-azonosítóját.",
  "import.problem.ambiguous-name":
    "{line}. sor, {field}: a listán több ügyfélnek is ez a neve. Adja meg a keresett ügyfél tartományát vagy Microsoft-azonosítóját.",
  "import.problem.unreadable":
    "{line}. sor: az itt végződő rekord nem olvasható. Keressen egy lezáratlan idézőjelet.",
  "audit.exported":
    "{count, plural, other {# bejegyzés}} exportálva. Ezt őrizze a fájltól külön; később ez mutatja meg, hogy a végéről nem hiányzik semmi: --head {head}",
  "audit.export.not-permitted": "A napló exportálásához rendszergazdai ügynök szerepkör kell.",
  "audit.verified":
    "A lánc ép: {count, plural, other {# bejegyzés}}, közülük {purged} törölt részletekkel. A vége: {head}",
  "audit.verified.without-head":
    "Az exportáláskor kapott végpont (--head) nélkül nem látható, hogy hiányoznak-e későbbi bejegyzések.",
  "audit.bad-head":
    "Ez nem egy napló végpontja: {head}. Ilyen alakú: 120:3f5a…, ahogyan az exportálás kiírta.",
  "audit.broken.unreadable":
    "A lánc megszakad, a bejegyzés sorszáma: {seq}. A fájl {line}. sora nem olyan bejegyzés, amilyet exportáltunk.",
  "audit.broken.wrong-sequence":
    "A lánc megszakad, a bejegyzés sorszáma: {seq}. A fájl {line}. sorában egy másik bejegyzés áll.",
  "audit.broken.wrong-previous-hash":
    "A lánc megszakad, a bejegyzés sorszáma: {seq} ({line}. sor). Nem az előtte álló bejegyzést követi.",
  "audit.broken.details-do-not-fit":
    "A lánc megszakad, a bejegyzés sorszáma: {seq} ({line}. sor). A részletei nem azok, amelyeket rögzítettünk.",
  "audit.broken.wrong-hash":
    "A lánc megszakad, a bejegyzés sorszáma: {seq} ({line}. sor). Nem az, amit rögzítettünk.",
  "audit.broken.head-missing":
    "A lánc vége hiányzik. Az első hiányzó bejegyzés sorszáma: {seq} ({line}. sor).",
  "audit.broken.wrong-head":
    "Ez nem az a napló, amelynek a végpontját megadta. Más kivonat tartozik ehhez a bejegyzéshez: {seq} ({line}. sor).",
  "purge.off":
    "Nincs beállítva, hogy bármit ki kellene üríteni: ez a munkaterület mindent korlátlanul megőriz. Ezen egy adminisztrátor változtathat a /kapocs setup ablakban, vagy Ön a kapocs setup paranccsal.",
  "purge.personal.due":
    "{before} előtti személyes adatok: {customers, plural, other {# ügyfél}} és {drafts, plural, other {# e-mail}} adatai ürülnének ki.",
  "purge.details.due": "A napló {before} előtti részletei: {details, plural, other {# bejegyzés}} ürülne ki.",
  "purge.done":
    "Kiürítve: {customers, plural, other {# ügyfél}} személyes adatai, {drafts, plural, other {# e-mail}}, {details, plural, other {# naplóbejegyzés}} részletei. A napló lánca továbbra is ellenőrizhető.",
  "forget.done":
    "Kiürítve: a kapcsolattartó és az aláírók adatai, {drafts, plural, other {# e-mail}}, {details, plural, other {# naplóbejegyzés}} részletei. A nyilatkozatok megmaradnak, és azok az üzenetek is, amelyek már a Slackben vannak.",
  "forget.not-found":
    "Ebben a munkaterületben nincs {id} azonosítójú ügyfél. Az azonosítókat a kapocs export mutatja meg.",
  "forget.ask":
    "Ezt nem lehet visszavonni. Kiüríti mindazt, ami {name} munkatársait megnevezi; ha ezt akarja, futtassa újra a --yes kapcsolóval.",
  "import.undo-with": "Egészben visszavonható 30 napon belül: kapocs import --undo {id}",
  "import.undone":
    "Visszavonva: {removed, plural, other {# ügyfél}} törölve, {restored} visszaállítva, {kept} változatlanul hagyva.",
  "import.kept":
    "Ezekkel az importálás óta már foglalkozott valaki, ezért úgy maradnak, ahogy vannak: {names}{more, plural, =0 {} other { és még #}}",
  "refusal.already-undone": "Ezt az importálást már visszavonták.",
  "refusal.too-late": "Ez az importálás 30 napnál régebbi, már nem vonható vissza.",
  "import.unknown":
    "Ebben a munkaterületben nincs {id} azonosítójú importálás. Az azonosítót az importálás a végén írja ki.",
  "import.needs-file":
    "Adja meg az importálandó fájlt, vagy a szabványos bemenethez a - jelet. Importálás visszavonása: kapocs import --undo AZONOSÍTÓ",
  "export.done": "{count, plural, other {# ügyfél}} exportálva.",
  "export.not-permitted": "Az ügyfelek exportálásához rendszergazdai ügynök szerepkör kell.",
  "import.progress": "bájt beolvasva",
} as const;
