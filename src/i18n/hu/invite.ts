export const invite = {
  "invite.title": "Ügyfél meghívása",
  "invite.customer": "Ügyfél",
  "invite.customer.placeholder": "Név, tartomány vagy azonosító",
  "invite.customer.new-option": "Új ügyfél: {name}",
  "invite.customer.describe-new": "Új ügyfél megadása",
  "invite.customer.choose-existing": "Választás az ügyféllistából",
  "invite.customer.also-found": "További találatok: {names}",
  "invite.customer.not-found": "Erre a keresésre nincs találat: „{query}”. Itt új ügyfélként megadható.",
  "invite.customer.similar":
    "Ilyen nevű ügyfél nincs: „{query}”. Hasonlók: {names}. Válasszon a listából, vagy adja meg itt az új ügyfelet.",
  "invite.customer.required": "Válasszon ügyfelet, vagy adjon meg egy újat.",
  "invite.twin":
    "Ugyanez a tartománya a következő ügyfélnek: „{customer}”. Nyissa meg az adatlapját, vagy nyomja meg újra a Tovább gombot, ha valóban másik ügyfelet vesz fel.",
  "invite.with": "Kapcsolat",
  "invite.with.us": "Velünk: {partner}",
  "invite.with.us-and": "Közösen: {partner} és {provider}",
  "invite.with.provider-only": "Csak a hiányzó rész: {provider}",
  "invite.language": "Az e-mail nyelve",
  "invite.language.en": "angol",
  "invite.language.hu": "magyar",
  "invite.channel": "A kártya csatornája",
  "invite.dap": "Delegált rendszergazdai jogosultságok",
  "invite.dap.option": "Delegált rendszergazdai jogosultságok (DAP) kérése is",
  "invite.dap.hint": "Csak akkor jelölje be, ha szükséges. Erről az ügyfél külön dönt.",
  "invite.active-already":
    "Ez a kapcsolat már él ezzel az ügyféllel ({customer}). A részletek az ügyfél adatlapján láthatók.",
  "invite.pending-already":
    "Már van válaszra váró meghívó ennél az ügyfélnél ({customer}). A részletek az ügyfél adatlapján láthatók.",
  "invite.open-record": "Adatlap megnyitása",
  "invite.preparing.title": "Egy pillanat",
  "invite.preparing": "Készül a személyre szabott hivatkozás. Ügyfél: {customer} …",
  "invite.preparing.hint":
    "Ez csak egy pillanat. Ha bezárja ezt az ablakot, a piszkozatot az alkalmazás kezdőlapján, a „Rám vár” részben találja.",
  "invite.draft.title": "Az e-mail piszkozata",
  "invite.draft.for": "Meghívó a következő ügyfélnek: {customer}",
  "invite.draft.subject": "Tárgy",
  "invite.draft.text": "Szöveg",
  "invite.draft.text.part": "Szöveg, {parts, number} részből a(z) {part, number}. rész",
  "invite.draft.link-hint":
    "Bármit átírhat, de a hivatkozást hagyja pontosan így: kizárólag ennek az ügyfélnek szól.",
  "invite.draft.kept":
    "A szöveg szerkesztése után módosította a feltételeket. A szöveg megmaradt; ellenőrizze, hogy még megfelel-e.",
  "invite.draft.restore-link": "Hivatkozás visszaállítása",
  "invite.draft.standard-text": "Alapszöveg",
  "invite.draft.standard-text.confirm": "A piszkozat saját szövegét az alapszöveg váltja fel.",
  "invite.draft.discard": "Piszkozat elvetése",
  "invite.draft.discard.confirm":
    "A piszkozat és a hivatkozása törlődik. Ha az üzenetet már elküldte, a benne lévő hivatkozás nem fog működni.",
  "invite.draft.discarded": "A piszkozat törölve ({customer}).",
  "invite.link.missing":
    "Hiányzik a személyre szabott hivatkozás. Nyomja meg a „Hivatkozás visszaállítása” gombot.",
  "invite.link.cut":
    "A személyre szabott hivatkozás vége lemaradt. Nyomja meg a „Hivatkozás visszaállítása” gombot.",
  "invite.link.wrapped":
    "A személyre szabott hivatkozást szóköz vagy sortörés szakítja meg. Nyomja meg a „Hivatkozás visszaállítása” gombot.",
  "invite.link.rewritten":
    "A személyre szabott hivatkozás megváltozott, vagy más címbe került. Nyomja meg a „Hivatkozás visszaállítása” gombot.",
  "invite.link.twice": "A személyre szabott hivatkozás többször szerepel. Csak egy helyen hagyja meg.",
  "invite.link.foreign":
    "A szövegben egy másik meghívó hivatkozása is szerepel. Törölje, vagy nyomja meg a „Hivatkozás visszaállítása” gombot.",
  "invite.text.required": "A szöveg nem lehet üres.",
  "invite.text.too-long": "A szöveg túl hosszú az átadáshoz. Kérjük, rövidítse le.",
  "invite.subject.required": "Az e-mailhez tárgy is kell.",
  "invite.subject.link": "A tárgyban nem lehet személyre szabott hivatkozás. Hagyja a szövegben.",
  "invite.subject.too-long": "A tárgy legfeljebb {limit, number} karakter lehet.",
  "invite.hand-over.title": "A piszkozat átadása",
  "invite.hand-over.how":
    "Az üzenetet Ön küldi el az ügyfélnek; a Kapocs egyetlen ügyfélnek sem ír. Ha elküldte, nyomja meg a *Kész* gombot.",
  "invite.hand-over.open-page": "Átadási oldal megnyitása",
  "invite.hand-over.no-page":
    "Nincs megnyitható oldal, mert a botnak nincs nyilvános címe: innen másolja ki a tárgyat és a szöveget. Az üzemeltető a PUBLIC_URL megadásával segíthet.",
  "invite.hand-over.page-hint":
    "Az oldal megnyitja a levelezőprogramot, az Outlookot vagy a Gmailt, vágólapra másolja a szöveget, és fájlként is felkínálja. A címe csak Önnek szól, és eddig él: {until}.",
  "invite.hand-over.subject": "Tárgy",
  "invite.hand-over.text": "Másolható szöveg",
  "invite.hand-over.done": "Kész",
  "invite.hand-over.later": "Később",
  "invite.done.title": "Átadva",
  "invite.done":
    "Rögzítettük, hogy a meghívó átadása megtörtént ({customer}). A kártya itt látható: {channel}. Amint az ügyfél válaszol, üzenetet kap. A válaszadás határideje: {until}.",
  "invite.withdraw": "Visszavonás",
  "invite.withdraw.confirm": "Az ügyfél hivatkozása megszűnik. Utána az ügyfél újra meghívható.",
  "invite.withdrawn": "A meghívó visszavonva, a hivatkozása már nem működik ({customer}).",
} as const;
