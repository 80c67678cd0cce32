export const refusals = {
  "refusal.not-permitted": "Ehhez Önnek nincs meg a szerepe.",
  "refusal.not-found": "Ez már nincs itt, vagy soha nem is volt.",
  "refusal.not-ours": "Ez nem ehhez a munkaterülethez tartozik.",
  "refusal.not-set-up":
    "A Kapocs még nincs beállítva: hiányzik a partner neve és az alapértelmezett csatorna. Mindkettőt egy rendszergazdai ügynök adhatja meg itt: /kapocs setup.",
  "refusal.address-not-public":
    "Egyelőre nem adható ki meghívó: az ügyfelek nem érik el a bot címét. Az üzemeltetőnek nyilvános https-címet kell megadnia a PUBLIC_URL beállításban.",
  "refusal.invalid": "A megadott adatok között valami nem megfelelő. Kérjük, ellenőrizze a mezőket.",
  "refusal.out-of-range":
    "Egy szám vagy szöveg kívül esik a megengedett határokon. Kérjük, ellenőrizze a mezőket.",
  "refusal.changed-meanwhile":
    "Valaki módosította a beállításokat, mióta ez a képernyő megnyílt, ezért semmi sem lett mentve. Nyissa meg újra, és ismételje meg a módosítást.",
  "refusal.last-admin-agent":
    "Így nem maradna rendszergazdai ügynök. Adjon meg legalább egy aktív személyt, vagy olyan felhasználócsoportot, amelynek van aktív tagja.",
  "refusal.default-channel": "Ez az alapértelmezett csatorna. Előbb tegyen alapértelmezetté egy másikat.",
  "refusal.no-channel":
    "Nincs csatorna a kártya számára. Válasszon alapértelmezett csatornát itt: /kapocs setup.",
  "refusal.channel-unknown":
    "Ebbe a csatornába nem kerülhet kártya: nincs rajta a listán itt: /kapocs setup.",
  "refusal.channel-shared":
    "Ez a csatorna egy másik szervezettel közös, ügyféladat nem kerülhet oda. Rendszergazdai ügynök engedélyezheti itt: /kapocs setup.",
  "refusal.provider-unknown": "Ez a közvetett szolgáltató már nincs a listán.",
  "refusal.duplicate-tenant": "Ez a bérlőazonosító már egy másik ügyfélhez tartozik.",
  "refusal.still-a-draft": "Ez a meghívó még piszkozat: nem adták át.",
  "refusal.already-sent": "Ezt a meghívót már átadták.",
  "refusal.already-accepted": "Az ügyfél ezt a meghívót már elfogadta.",
  "refusal.already-declined": "Az ügyfél ezt a meghívót már elutasította.",
  "refusal.already-expired": "Ez a meghívó lejárt. Az ügyfél újra meghívható.",
  "refusal.already-withdrawn": "Ezt már visszavonták.",
  "refusal.already-discarded": "Ezt a piszkozatot már elvetették.",
  "refusal.already-answered": "Az ügyfél gyorsabb volt, már válaszolt. A választ a nyilvántartásban látja.",
  "refusal.already-pending": "Ennek az ügyfélnek már van függő meghívója. A nyilvántartásban látja.",
  "refusal.already-active": "Ezzel az ügyféllel már él a kapcsolat. A nyilvántartásban látja.",
  "refusal.already-removed": "Ezt a kapcsolatot már eltávolították.",
  "refusal.already-requested": "Ennek a kapcsolatnak az eltávolítását már kérték. A nyilvántartásban látja.",
  "refusal.no-link":
    "A személyes hivatkozás még nem készült el. Várjon egy kicsit, és nyissa meg újra a piszkozatot.",
  "refusal.link-missing":
    "A személyes hivatkozás nem pontosan egyszer és változatlanul szerepel a szövegben. Tegye vissza, és próbálja újra.",
  "refusal.nothing-new": "A partnercímtárban nincs újdonság.",
  "refusal.not-due": "Ennek még nincs itt az ideje.",
  "refusal.card-elsewhere":
    "Ez a hivatkozás más csatornába vezet, nem abba, ahová ez a kártya került. Kérjük, magának a kártyának a hivatkozását illessze be.",
  "refusal.not-stuck": "Ez az üzenet már nem akadt el.",
  "refusal.unreadable": "Ez az üzenet már nem olvasható, ezért nem küldhető el.",
  "refusal.still-to-be-done":
    "Ez nem üzenet, hanem olyan lépés, amelyet a Kapocsnak még meg kell tennie, ezért a listán marad. Ha az akadály elhárult, küldje el újra.",
  "refusal.tenant-unknown":
    "A Partnerközpont bérlőazonosító (Microsoft-azonosító) alapján ismeri az ügyfeleket, és ennél az ügyfélnél nincs megadva. Adja meg az ügyfél adatlapján, a szerkesztésnél, majd kérje újra az eltávolítást.",
  "refusal.directory-unavailable":
    "A partnercímtár nem válaszolt, ezért nem történt semmi. Kérjük, próbálja újra kicsit később.",
  "refusal.still-attested": "Erről az eltávolításról még nem döntött rendszergazdai ügynök.",
  "refusal.already-approved": "Ezt az eltávolítást már jóváhagyták.",
  "refusal.already-executing": "Ez az eltávolítás már folyamatban van.",
  "refusal.already-executed": "Ez az eltávolítás már megtörtént.",
  "refusal.already-failed":
    "Ez az eltávolítás nem sikerült. Rendszergazdai ügynök megismételheti vagy lezárhatja.",
  "refusal.already-abandoned": "Ez az eltávolítás nem sikerült, és lezárták.",
  "refusal.already-denied": "Ezt az eltávolítást már elutasították.",
  "refusal.already-lapsed": "A nyilatkozat hatályát vesztette. Aki kérte, annak újra nyilatkoznia kell.",
  "refusal.attestation-lapsed":
    "A nyilatkozat túl régi ahhoz, hogy dönteni lehessen róla. Aki kérte, annak újra nyilatkoznia kell.",
  "refusal.own-request":
    "Ezt az eltávolítást Ön kérte, ezért egy másik rendszergazdai ügynöknek kell döntenie. Ön visszavonhatja.",
  "refusal.facts-changed":
    "A tények megváltoztak a nyilatkozat óta, ezért nem lehet róla dönteni. Aki kérte, annak újra nyilatkoznia kell.",
  "refusal.blocked":
    "Valami még útban áll: nyitott előfizetések vagy fenntartott példányok. Előbb ezeknek kell megszűnniük.",
  "refusal.reason-missing": "Kérjük, adja meg az okot.",
  "refusal.reason-too-long": "Az indoklás túl hosszú. Kérjük, legfeljebb 1000 karakter legyen.",
  "refusal.not-declared": "A nyilatkozat nem volt bejelölve, ezért nem jött létre kérés.",
  "refusal.text-changed": "A nyilatkozat szövege megváltozott, mióta megjelent. Kérjük, olvassa el újra.",
  "refusal.not-our-leg": "Ez a szál a közvetett szolgáltatóé; itt csak a saját kapcsolatunk szüntethető meg.",
  "refusal.not-your-preparation":
    "Ezt az eltávolítást más kezdte el. Kezdje el a sajátját az ügyfél nyilvántartásából.",
  "refusal.preparation-over": "Ez túl régen jelent meg. Kezdje újra az ügyfél nyilvántartásából.",
  "refusal.notice-already-given": "A jogi értesítést már rögzítették.",
  "refusal.notice-unclear": "Adja meg, történt-e jogi értesítés, és ha igen: kinek, mikor és hogyan.",
  "refusal.guest":
    "A munkaterület vendégeinek nincs szerepük a Kapocsban, bármelyik csoportban vannak is. Forduljon a csapat egy tagjához.",
  "refusal.outsider": "Ez annak a csapatnak szól, amelyik telepítette.",
  "refusal.bot": "Botoknak nincs szerepük a Kapocsban.",
  "refusal.deactivated": "Ez a fiók inaktív, ezért nincs szerepe.",
  "refusal.who.by-at": "Ő tette: {who}, ekkor: {when}.",
  "refusal.who.by": "Ő tette: {who}.",
  "refusal.who.at": "Ez ekkor történt: {when}.",
  "refusal.who.admin-agents": "Ezt csak rendszergazdai ügynök teheti meg. Hozzá fordulhat: {names}.",
  "refusal.who.both-roles":
    "Ezt értékesítési vagy rendszergazdai ügynök teheti meg. Szerepet ő adhat Önnek: {names}.",
  "refusal.who.own":
    "Ezt Ön csak a sajátjával teheti meg, rendszergazdai ügynök bármelyikkel. Hozzá fordulhat: {names}.",
  "refusal.who.group": "a rendszergazdai ügynökök felhasználócsoportjának tagjai",
  "refusal.who.nobody":
    "Még nincs rendszergazdai ügynök. A munkaterület tulajdonosa vagy rendszergazdája itt adhat szerepet: /kapocs setup.",
  "refusal.directory-is-elsewhere":
    "Itt az előfizetések és a jogosultságok a gyártó saját címtárából származnak, ezért a Kapocsban nem adhatók meg. Módosítsa őket a Partnerközpontban.",
  "refusal.slack-cannot-answer":
    "A Slack nem válaszolt arra, ki melyik csoportban van, ezért nem született döntés. Kérjük, próbálja újra kicsit később.",
} as const;
