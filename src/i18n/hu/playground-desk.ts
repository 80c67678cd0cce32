/** A játszótér forgalmi fiókja: mi ment a Slack és a bot között, és milyen hibák játszhatók el. */
export const playgroundDesk = {
  "playground.desk.title": "Forgalom",
  "playground.desk.close": "A fiók bezárása",
  "playground.desk.resize": "A fiók magassága",
  "playground.desk.show": "Megjelenítés",
  "playground.desk.all": "Minden",
  "playground.desk.pushes": "A bothoz",
  "playground.desk.calls": "A bottól",
  "playground.desk.violations": "Szabálysértések",
  "playground.desk.troubles": "Hibák és újrakezdés",
  "playground.desk.violations-badge":
    "Forgalom és hibák: a Slack szabályainak megsértése {count, plural, other {# esetben}}",
  "playground.desk.away": "A forgalmat nem sikerült lekérdezni. A következő változáskor újra megpróbáljuk.",

  "playground.desk.list": "Ami a Slack és a bot között ment, legalul a legújabb",
  "playground.desk.list.keys": "A sorok között a fel és a le nyíllal lehet lépni, megnyitni az Enterrel.",
  "playground.desk.none": "Még semmi sem ment. Írjon be egy parancsot valamelyik csatornában.",
  "playground.desk.push": "A Slacktől a bothoz",
  "playground.desk.call": "A bottól a Slackhez",
  "playground.desk.under-way": "folyamatban",
  "playground.desk.done": "kész",
  "playground.desk.ack": "Nyugtázva {ms, number} ms alatt a 3000 ms-ból",
  "playground.desk.ack-late": "Késett: {ms, number} ms alatt lett nyugtázva, a Slack 3000 ms-ig vár",
  "playground.desk.ack-none": "3000 ms alatt nem érkezett nyugta",
  "playground.desk.ms": "{ms, number} ms",
  "playground.desk.late": "késett",
  "playground.desk.played": "eljátszott hiba",

  "playground.desk.choose": "Válasszon egy sort, ha látni szeretné, mi volt a kérés és a válasz.",
  "playground.desk.gone": "A(z) {number}. sor nincs (vagy már nincs) meg. A fiók csak a legújabbakat őrzi.",
  "playground.desk.details": "A sor részletei: {number}",
  "playground.desk.details.close": "A részletek bezárása",
  "playground.desk.details.at": "Időpont",
  "playground.desk.details.way": "Irány",
  "playground.desk.details.push-http": "A Slacktől a bothoz, HTTP-n",
  "playground.desk.details.push-socket": "A Slacktől a bothoz, nyitott kapcsolaton (socket)",
  "playground.desk.details.status": "Állapot",
  "playground.desk.details.ack": "Nyugtázás",
  "playground.desk.details.error": "Hiba",
  "playground.desk.details.fault": "Eljátszott hiba",
  "playground.desk.request": "Kérés",
  "playground.desk.answer": "Válasz",
  "playground.desk.no-answer": "Nem volt válasz.",
  "playground.desk.copy-link": "Hivatkozás másolása",
  "playground.desk.copy-json": "JSON másolása",
  "playground.desk.copied": "Másolva.",
  "playground.desk.not-copied": "A böngésző nem engedte a másolást. A hivatkozás: {link}",
  "playground.desk.json-not-copied": "A böngésző nem engedte a másolást. Jelölje ki és másolja ki kézzel.",
  "playground.desk.json.entries": "{count, plural, other {# elem}}",

  "playground.desk.violations.about":
    "Amit a valódi Slack visszautasított volna, vagy másképp értett volna, mint a bot. Mindegyik a bot hibája.",
  "playground.desk.violations.none": "Nincs: a bot a Slack minden szabályát betartotta.",
  "playground.desk.violations.where": "Hol",
  "playground.desk.violations.line": "Ugrás ehhez a sorhoz: {number, number}",
  "playground.desk.violation": "szabálysértés",
  "playground.desk.violations.new":
    "A bot megsértette a Slack szabályait ({count, plural, other {# esetben}}). Részletek a forgalmi fiókban.",

  "playground.desk.troubles.about":
    "Ezek a valódi Slackkel is előfordulnak. Kapcsoljon be egyet, dolgozzon tovább, és figyelje meg, mire jutnak vele az emberek és a bot.",
  "playground.desk.troubles.see": "Ezt kell látnia: {what}",
  "playground.desk.trouble.unknown": "{method}: {id}",
  "playground.desk.trouble.on": "Bekapcsolva: {what}",
  "playground.desk.trouble.off": "Kikapcsolva: {what}",
  "playground.desk.trouble.rate-limited": "A Slack lassításra kéri a botot",
  "playground.desk.trouble.rate-limited.see":
    "a kártyák és a közvetlen üzenetek késnek, elutasításonként nagyjából öt másodpercet. Egy sem vész el.",
  "playground.desk.trouble.server-error": "A Slack minden hívásra hibával válaszol (503)",
  "playground.desk.trouble.server-error.see":
    "a parancsok nem nyitnak ablakot, erről a parancsnál üzenet tájékoztat. A már nyitott ablakban lehet továbblépni, mert az a bot válasza, nem hívás. Ami rögzült, megmarad; a kártyák és az üzenetek a kikapcsolás után megérkeznek.",
  "playground.desk.trouble.no-answer": "Az üzenet megjelenik, de a Slack válasza elvész",
  "playground.desk.trouble.no-answer.see":
    "az üzenet ott van, egyszer. A bot erről még nem tud: nagyjából tizenöt másodperc múlva megkeresi a csatornában, megtalálja, és nem küld másikat.",
  "playground.desk.trouble.not-arrived": "Az üzenet a Slack felé elvész",
  "playground.desk.trouble.not-arrived.see":
    "egyelőre nincs új kártya vagy közvetlen üzenet. A bot tíz másodpercig vár a válaszra, megnézi, ott van-e az üzenet, és újra próbálkozik; minél tovább volt bekapcsolva a hiba, annál később érkezik meg.",
  "playground.desk.trouble.slow": "A Slack minden hívása héttized másodpercig tart",
  "playground.desk.trouble.slow.see":
    "minden megtörténik, csak lassabban: az ablakok egy-két másodperc alatt nyílnak meg, és senki sem kap hibaüzenetet.",
  "playground.desk.trouble.slow-client": "Az emberek saját hálózata lassú",
  "playground.desk.trouble.slow-client.see":
    "minden gombnyomás után majdnem egy másodpercig semmi sem történik; kétszeri megnyomásra sem rögzül semmi kétszer.",
  "playground.desk.trouble.late-views": "Az ablakok túl későn nyílnának meg",
  "playground.desk.trouble.late-views.see":
    "parancs után, vagy egy kártya vagy a kezdőlap gombjára nem nyílik ablak, mert három másodperc után már nem nyitható. Üzenet tájékoztat arról, hogy a Slack nem válaszolt időben. A már nyitott ablakokban lehet továbblépni.",
  "playground.desk.trouble.late-acks": "A bot nyugtái túl későn érkeznek",
  "playground.desk.trouble.late-acks.see":
    "a Slack saját „operation_timeout” hibája, vagy figyelmeztető háromszög a gombnál. A gombnyomás eljut a bothoz, ezért a hatása utólag megjelenhet.",
  "playground.desk.trouble.lost-acks": "A bot nyugtái elvesznek",
  "playground.desk.trouble.lost-acks.see":
    "három másodperc után a Slack saját „operation_timeout” hibája vagy hibaüzenete, pedig a bot elvégezte a dolgát. Újabb gombnyomásra sem történik semmi kétszer; a kikapcsolás után kiderül, hogy már megtörtént.",
  "playground.desk.trouble.groups-away": "A Slack nem árulja el, kik tartoznak egy felhasználócsoportba",
  "playground.desk.trouble.groups-away.see":
    "a csoportból eredő szerepkörök legfeljebb egy percig a legutóbb ismert állapot szerint érvényesek, aztán üzenet tájékoztat arról, hogy a Slack nem mondta meg, amit tudni kell. Az eltávolításról szóló döntéshez mindig friss válasz kell, ezért ilyenkor nem születik döntés, és ezt az ablak meg is mondja.",

  "playground.desk.sockets": "Megszakadó kapcsolatok",
  "playground.desk.sockets.about":
    "Socket Mode esetén: a Slack bontja a bot kapcsolatait. A bot magától újra kapcsolódik, és semmi sem vész el.",
  "playground.desk.sockets.drop": "Kapcsolatok bontása",
  "playground.desk.sockets.dropped": "A kapcsolatok bontva.",

  "playground.desk.reset": "Újrakezdés",
  "playground.desk.reset.about": "A játszótér munkaterülete törlődik, és új készül helyette.",
  "playground.desk.reset.little-world": "A kis világ",
  "playground.desk.reset.little-world.about":
    "Mintegy harminc ügyfél, négy hónap története, és mindenkinek akad teendője.",
  "playground.desk.reset.empty": "Üres munkaterület",
  "playground.desk.reset.empty.about":
    "Mint a telepítés után. Először a tulajdonos állítja be: /kapocs setup.",
  "playground.desk.reset.confirm": "Indulhat az újrakezdés? Ez készül: {seed}",
  "playground.desk.reset.lost":
    "Végleg elvész minden, ami ezen a játszótéren történt: az üzenetek, az ügyfelek, a meghívók, az eltávolítások, az eseménynapló és az ügyfelek postaládái. A hibák kikapcsolnak. A valódi munkaterület adatai máshol vannak, azokat ez nem érinti.",
  "playground.desk.reset.yes": "Törlés és újrakezdés",
  "playground.desk.reset.no": "Mégse",
  "playground.desk.reset.going": "Újrakezdés folyamatban…",
  "playground.desk.reset.done": "A munkaterület újraindult.",
  "playground.desk.failed": "Ez nem sikerült: a játszótér nem válaszolt. Próbálja meg újra.",
} as const;
