/** Amit a `kapocs doctor` talál: egy-egy mondat, a teendővel együtt. */
export const doctor = {
  "doctor.level.ok": "rendben",
  "doctor.level.warning": "figyelem",
  "doctor.level.fault": "HIBA",
  "doctor.level.not-checked": "nem ellenőrzött",
  "doctor.group.settings": "Beállítások",
  "doctor.group.folder": "Adatmappa",
  "doctor.group.bot": "A futó bot",
  "doctor.group.database": "Adatbázis",
  "doctor.group.key": "Titkosítókulcs",
  "doctor.group.slack": "Slack",
  "doctor.group.roles": "Szerepkörök és csoportok",
  "doctor.group.channels": "Csapatcsatornák",
  "doctor.group.partner-center": "Partnerközpont",
  "doctor.group.clock": "Óra",
  "doctor.group.address": "Nyilvános cím",
  "doctor.sum.well":
    "Nincs hiba. {warnings, plural, =0 {Nincs figyelmeztetés} other {# figyelmeztetés}}, {unchecked} nem ellenőrzött.",
  "doctor.sum.faults":
    "{faults, plural, other {# hiba}}, {warnings, plural, =0 {nincs figyelmeztetés} other {# figyelmeztetés}}, {unchecked} nem ellenőrzött.",
  "doctor.unknown-workspace":
    "Az adatbázis nem ismeri ezt a munkaterületet. Ezek közül adjon meg egyet a --workspace kapcsolóval: {known}",
  "doctor.could-not-look":
    "Maga az ellenőrzés nem sikerült, ezért semmi biztosat nem mondhat. A fenti naplósorban áll, hogy miért.",
  "operator.no-such-language": "A Kapocs angolul (en) és magyarul (hu) beszél, így nem: {language}.",

  "doctor.settings.fine": "Minden beállítás használható.",
  "doctor.settings.wrong": "Hibás beállítás: {line}.",
  "doctor.settings.no-slack":
    "Egyetlen SLACK_* beállítás sincs, ezért a „kapocs start” szimulált munkaterületet nyit; valódihoz állítsa be a SLACK_BOT_TOKEN és a SLACK_SIGNING_SECRET értékét.",

  "doctor.folder.free": "A(z) {folder} adatmappa használható, és senki más nem használja.",
  "doctor.folder.in-use":
    "A(z) {folder} adatmappát egy másik folyamat használja{pid, plural, =0 {} other { (pid: #)}}; amíg a bot fut, ez így van rendjén.",
  "doctor.folder.to-be-made": "A(z) {folder} adatmappa még nincs meg; az első indítás létrehozza.",
  "doctor.folder.cannot-be-made":
    "A(z) {folder} adatmappa nincs meg, és ez a felhasználó nem hozhatja létre; hozza létre, vagy adjon meg másikat a KAPOCS_DATA_DIR beállításban.",
  "doctor.folder.not-writable":
    "Ez a felhasználó nem írhat a(z) {folder} adatmappába; adjon neki jogot, vagy adjon meg másik mappát a KAPOCS_DATA_DIR beállításban.",
  "doctor.folder.little-room":
    "Az adatmappa lemezén már csak {megabytes, number} MB hely maradt; szabadítson fel helyet, mielőtt az adatbázis megáll.",
  "doctor.folder.key-readable":
    "A gép más felhasználói is olvashatják ezt: {file}. Ez a fájl az adatbázis minden titkát nyitja; vegye el a jogukat: chmod 600 {file}",

  "doctor.bot.ready": "A {url} címen válaszol egy bot, és készen áll.",
  "doctor.bot.not-ready": "A {url} címen válaszol egy bot, de nem áll készen: {why}",
  "doctor.bot.silent":
    "A {url} címen (HOST és PORT) nem válaszol bot; ha ezen a gépen kellene futnia, indítsa el így: „kapocs start”.",
  "doctor.bot.another":
    "A {url} címen egy másik program válaszol; a bot ott nem indulhat el, ezért a PORT beállításban adjon meg egy szabad portot.",

  "doctor.database.in-use":
    "Az adatbázisba nem lehet belenézni, amíg a bot használja a mappáját; állítsa le a botot, és futtassa újra az ellenőrzést, ha a tartalmára is kíváncsi.",
  "doctor.database.to-be-made": "Még nincs adatbázis; az első indítás létrehozza.",
  "doctor.database.no-engine":
    "A beágyazott adatbázis motorja nincs telepítve a program mellé; telepítse a csomagot a függőségeivel együtt, vagy adja meg a DATABASE_URL értékét.",
  "doctor.database.damaged":
    "Nem nyílik meg az adatbázis ebben a mappában: {folder} ({code}); ha az indítás sem segít, állítsa vissza a mappát mentésből.",
  "doctor.database.embedded": "A beágyazott adatbázis (PostgreSQL {version}) megnyílik.",
  "doctor.database.answers": "A PostgreSQL {version} válaszol itt: {where}.",
  "doctor.database.too-old":
    "Az adatbázis PostgreSQL {version}, a Kapocsnak pedig legalább {oldest} kell; frissítse a kiszolgálót.",
  "doctor.database.quick": "{ms, number} ms alatt válaszol.",
  "doctor.database.slow":
    "A legkisebb kérdésre is {ms, number} ms alatt válaszol, és minden kattintásnál több ilyenre várnak; futtassa a botot közelebb hozzá.",
  "doctor.database.extension":
    "Ezek a bővítmények hiányoznak az adatbázisból: {names}; a tulajdonosa hozza létre őket a CREATE EXTENSION paranccsal.",
  "doctor.database.up-to-date": "Minden migráció lefutott.",
  "doctor.database.pending":
    "{count, plural, other {# migráció}} még hátravan, az első: {first}, ezért az adatbázis tartalma nem volt ellenőrizhető; indítsa el a botot, vagy futtassa a „kapocs migrate” parancsot.",
  "doctor.database.newer":
    "Az adatbázisban {count, plural, other {# migráció}} egy újabb Kapocsé; ha nem szándékosan tért vissza a régire, használja az újabb programot.",
  "doctor.database.refused":
    "Az adatbázis ({where}) nem fogadja el a felhasználót vagy a jelszót; javítsa ki a DATABASE_URL beállításban.",
  "doctor.database.unknown":
    "A kiszolgálón nincs ilyen adatbázis: {where}; hozza létre a CREATE DATABASE paranccsal, vagy javítsa ki a DATABASE_URL értékét.",
  "doctor.database.silent":
    "Az adatbázis ({where}) nem válaszol ({code}); indítsa el, vagy javítsa ki a címet a DATABASE_URL beállításban.",
  "doctor.database.failed":
    "Az adatbázis ({where}) nem olvasható ({code}); ellenőrizze, hogy a DATABASE_URL felhasználója-e a tulajdonosa.",

  "doctor.key.opens":
    "A kulcs nyitja, ami le van zárva: {count, plural, =0 {még semmi sincs lezárva} other {# titok}}.",
  "doctor.key.to-be-made": "Ebben a mappában még nincs titkosítókulcs: {folder}; az első indítás létrehozza.",
  "doctor.key.lost":
    "Az adatbázisban lezárt titkok vannak, de ebben a mappában nincs hozzájuk kulcs: {folder}; tegye vissza mentésből az encryption.key fájlt.",
  "doctor.key.no-database": "Hogy a kulcs nyitja-e a lezárt titkokat, csak az adatbázisból derül ki.",
  "doctor.key.another":
    "Itt: {column}, {count, plural, other {# titok}} olyan kulccsal van lezárva, amely nincs meg; a korábbi kulcsot adja meg az ENCRYPTION_KEY_OLD beállításban, majd futtassa a „kapocs keys rotate” parancsot.",
  "doctor.key.broken":
    "Itt: {column}, egy titok a kulcs jelét viseli, mégsem nyílik: megváltoztatták, vagy a sort másolták; állítsa vissza a sort mentésből.",
  "doctor.key.rotation":
    "{count, plural, other {# titok}} még a régi kulccsal van lezárva; fejezze be a cserét ezzel: „kapocs keys rotate”.",
  "doctor.key.old-no-more":
    "Semmi sincs már régi kulccsal lezárva (összesen {count, plural, other {# titok}} van), ezért az ENCRYPTION_KEY_OLD és az ENCRYPTION_KEY_NEXT elhagyható.",

  "doctor.slack.token": "A Slack elfogadja a bot tokenjét, ennek a munkaterületnek: {team}.",
  "doctor.slack.refused":
    "A Slack nem fogadja el a SLACK_BOT_TOKEN értékét ({code}); vegye ki újra a tokent az alkalmazás oldaláról, az OAuth & Permissions részből.",
  "doctor.slack.silent":
    "A Slack nem válaszol ({code}); ellenőrizze a gép internetkapcsolatát, a proxyt, és ha be van állítva, a SLACK_API_URL értékét.",
  "doctor.slack.not-installed":
    "Az alkalmazás ebbe a munkaterületbe nincs OAuth-tal telepítve; aki ott telepíthet alkalmazást, nyissa meg a nyilvános címen ezt: {path}.",
  "doctor.slack.uninstalled":
    "Az alkalmazást innen eltávolították: {name}, ezért ott semmit sem küld és semmit sem kérdez; újra telepíthető a nyilvános címen itt: {path}.",
  "doctor.slack.sealed":
    "Ennek a munkaterületnek a tokenje olyan kulccsal van lezárva, amely nincs meg: {name}; lásd fent a titkosítókulcsot, vagy telepítsék újra az alkalmazást a nyilvános címen itt: {path}.",
  "doctor.slack.installation-refused":
    "A Slack nem fogadja el ennek a munkaterületnek a tokenjét: {name} ({code}); telepítsék újra az alkalmazást a nyilvános címen itt: {path}.",
  "doctor.slack.scopes": "A jegyzékfájl minden jogosultsága megvan ({count, number}).",
  "doctor.slack.scopes-untold": "A Slack nem mondta meg, milyen jogosultságai vannak a tokennek.",
  "doctor.slack.scope.commands":
    "Hiányzik a commands jogosultság: a parancsok és a parancsikonok nem működnek; adja hozzá az OAuth & Permissions részben, és telepítse újra az alkalmazást.",
  "doctor.slack.scope.chat-write":
    "Hiányzik a chat:write jogosultság: sem kártya, sem közvetlen üzenet nem küldhető; adja hozzá az OAuth & Permissions részben, és telepítse újra az alkalmazást.",
  "doctor.slack.scope.users-read":
    "Hiányzik a users:read jogosultság: a Kapocs nem tudja, ki tag és ki vendég, ezért senki sem tehet semmit; adja hozzá az OAuth & Permissions részben, és telepítse újra az alkalmazást.",
  "doctor.slack.scope.usergroups-read":
    "Hiányzik a usergroups:read jogosultság: a felhasználói csoportok senkinek sem adnak szerepkört; adja hozzá az OAuth & Permissions részben, és telepítse újra az alkalmazást.",
  "doctor.slack.scope.channels-read":
    "Hiányzik a nem kötelező channels:read jogosultság: nem látszik, hogy egy nyilvános csatornát megosztottak-e más szervezettel; engedélyezze, amikor újra telepíti az alkalmazást.",
  "doctor.slack.scope.groups-read":
    "Hiányzik a nem kötelező groups:read jogosultság: nem látszik, hogy egy privát csatornát megosztottak-e más szervezettel; engedélyezze, amikor újra telepíti az alkalmazást.",
  "doctor.slack.scope.channels-history":
    "Hiányzik a nem kötelező channels:history jogosultság: elveszett válasz után nyilvános csatornában kétszer jelenhet meg egy kártya; engedélyezze, amikor újra telepíti az alkalmazást.",
  "doctor.slack.scope.groups-history":
    "Hiányzik a nem kötelező groups:history jogosultság: elveszett válasz után privát csatornában kétszer jelenhet meg egy kártya; engedélyezze, amikor újra telepíti az alkalmazást.",
  "doctor.slack.scope.files-read":
    "Hiányzik a nem kötelező files:read jogosultság: ügyféllistát a Slackben nem lehet importálni, csak a kapocs import paranccsal; engedélyezze, amikor újra telepíti az alkalmazást.",
  "doctor.slack.scope.files-write":
    "Hiányzik a nem kötelező files:write jogosultság: a Slackben senki sem kaphat exportot az ügyfelekről, csak a kapocs export paranccsal; engedélyezze, amikor újra telepíti az alkalmazást.",
  "doctor.slack.scope-missing":
    "Hiányzik ez a jogosultság: {scope}; adja hozzá az OAuth & Permissions részben, és telepítse újra az alkalmazást.",
  "doctor.slack.socket": "Az alkalmazástoken megnyitja a Socket Mode kapcsolatait.",
  "doctor.slack.socket-refused":
    "A Slack nem fogadja el a SLACK_APP_TOKEN értékét ({code}); készítsen alkalmazástokent connections:write jogosultsággal a Basic Information részben, és kapcsolja be a Socket Mode-ot.",
  "doctor.slack.signing-secret":
    "Hogy a SLACK_SIGNING_SECRET jó-e, csak akkor derül ki, amikor a Slack küld valamit: ha a parancsok „dispatch_failed” hibát adnak, vesse össze a Basic Information részben láthatóval.",
  "doctor.slack.signing-secret-odd":
    "A SLACK_SIGNING_SECRET nem olyan, mint a Slack titkai, amelyek 32 számjegyből, illetve a és f közötti betűből állnak; vesse össze a Basic Information részben láthatóval.",
  "doctor.slack.another-workspace":
    "A SLACK_BOT_TOKEN egy másik munkaterületé, ezért ennek a Slack-oldala nem volt ellenőrizhető.",

  "doctor.roles.no-workspace":
    "Az adatbázis még nem ismeri ezt a Slack-munkaterületet; indítsa el egyszer a botot, majd végezze el a beállítást: /kapocs setup.",
  "doctor.roles.not-set-up":
    "A beállítást még senki sem végezte el; a munkaterület egy tulajdonosa vagy rendszergazdája írja be a Slackben: /kapocs setup.",
  "doctor.roles.group": "A(z) {name} csoportnak {count, plural, other {# tagja}} van.",
  "doctor.roles.group-gone":
    "A Slackben nincs ilyen felhasználói csoport, pedig szerepkört adna: {id}; válasszon másikat: /kapocs setup.",
  "doctor.roles.group-disabled":
    "A(z) {name} felhasználói csoport le van tiltva, ezért senkinek sem ad szerepkört; engedélyezze a Slackben, vagy válasszon másikat: /kapocs setup.",
  "doctor.roles.group-empty":
    "A(z) {name} felhasználói csoport üres, ezért senkinek sem ad szerepkört; vegyen fel bele embereket a Slackben.",
  "doctor.roles.no-groups-on-plan":
    "{count, plural, other {# felhasználói csoport}} adna szerepkört, de a munkaterület Slack-csomagjában nincsenek felhasználói csoportok; nevezzen meg helyettük embereket (/kapocs setup), vagy váltson csomagot.",
  "doctor.roles.groups-silent":
    "A Slack nem mondta meg, kik vannak a csoportokban ({code}); futtassa újra az ellenőrzést egy perc múlva.",
  "doctor.roles.person-no-member":
    "{name} ({id}) szerepkört kapott, de nem aktív, teljes jogú tagja a munkaterületnek, ezért nincs vele semmi joga; vonja vissza: /kapocs setup.",
  "doctor.roles.decide":
    "{count, plural, one {# rendszergazdai ügynök dönthet az eltávolításokról, a sajátjáról is} other {# rendszergazdai ügynök dönthet az eltávolításokról}}.",
  "doctor.roles.one-decides":
    "Csak egy rendszergazdai ügynök van, és az általa kért eltávolításokról senki sem dönthet; nevezzen meg még egyet, vagy engedélyezze a sajátját: /kapocs setup.",
  "doctor.roles.nobody-decides":
    "Senki sem rendszergazdai ügynök, ezért egy eltávolításról sem lehet dönteni; a munkaterület egy tulajdonosa vagy rendszergazdája nevezzen meg egyet: /kapocs setup.",
  "doctor.roles.no-sales-agents":
    "Nincs értékesítési ügynök, ezért csak rendszergazdai ügynökök hívhatnak meg ügyfelet; nevezzen meg embereket vagy csoportot: /kapocs setup.",

  "doctor.channels.none":
    "Nincs beállítva csapatcsatorna, ezért a kártyák senkihez sem jutnak el; adjon meg egyet: /kapocs setup.",
  "doctor.channels.fine": "A kártyák mehetnek ide: #{name}.",
  "doctor.channels.cannot-see":
    "A channels:read vagy a groups:read jogosultság nélkül nem látszik, hogyan áll ez a csatorna: #{name}.",
  "doctor.channels.not-in-channel":
    "A bot nincs benne ebben a csatornában, vagy a csatorna megszűnt: #{name} ({id}); írja be ott: /invite @Kapocs, vagy válasszon másikat: /kapocs setup.",
  "doctor.channels.archived":
    "Ez a csatorna archiválva van, kártya nem mehet oda: #{name}; válasszon másikat: /kapocs setup.",
  "doctor.channels.no-posting":
    "A bot nem írhat ebbe a csatornába: #{name}; változtassa meg, ki írhat ott, vagy válasszon másikat: /kapocs setup.",
  "doctor.channels.direct":
    "{name}: ez közvetlen beszélgetés, nem csatorna; válasszon csatornát: /kapocs setup.",
  "doctor.channels.shared":
    "Ezt a csatornát megosztották más szervezettel, ezért ügyféladat nem megy oda: #{name}; válasszon másikat, vagy engedélyezze: /kapocs setup.",
  "doctor.channels.shared-allowed":
    "Ezt a csatornát megosztották más szervezettel, és egy rendszergazdai ügynök engedélyezte, hogy ügyféladat menjen oda: #{name}.",
  "doctor.channels.silent":
    "A Slack nem mondta meg, hogyan áll ez a csatorna: #{name}; futtassa újra az ellenőrzést egy perc múlva.",

  "doctor.partner-center.no-workspace":
    "A Partnerközponttal való kapcsolat egy munkaterületé, de egyet sem lehetett kiolvasni az adatbázisból.",
  "doctor.partner-center.not-signed-in":
    "Még senki sem jelentkezett be a Microsoftnál; egy rendszergazdai ügynök megteheti: /kapocs setup.",
  "doctor.partner-center.ended":
    "{as} bejelentkezése a Microsoftnál lejárt; egy rendszergazdai ügynök jelentkezzen be újra: /kapocs setup.",
  "doctor.partner-center.sealed":
    "A Microsoft-bejelentkezés olyan kulccsal van lezárva, amely nincs meg; lásd fent a titkosítókulcsot, vagy jelentkezzen be újra: /kapocs setup.",
  "doctor.partner-center.signed-in":
    "{as} be van jelentkezve a Microsoftnál, még {days, plural, other {# napig}}, ha a bot nem újítja meg.",
  "doctor.partner-center.ends-soon":
    "{as} bejelentkezése {days, plural, other {# nap}} múlva lejár, és a bot, amely naponta megújítja, nem tette meg; indítsa el a botot, vagy jelentkezzen be újra: /kapocs setup.",
  "doctor.partner-center.reads-customers":
    "A Partnerközpont megmutatja az ügyféllistát a bejelentkezett személynek.",
  "doctor.partner-center.customers-refused": "A Partnerközpont nem mutatja meg az ügyféllistát. {what}",
  "doctor.partner-center.reads-gdap":
    "A Microsoft Graph megmutatja a részletes delegált rendszergazdai kapcsolatokat.",
  "doctor.partner-center.gdap-refused":
    "A Microsoft Graph nem mutatja meg a részletes delegált rendszergazdai kapcsolatokat. {what}",
  "doctor.partner-center.silent":
    "A Microsoft most nem válaszol ({trouble}); futtassa újra az ellenőrzést egy perc múlva, és ha így marad, ellenőrizze a gép internetkapcsolatát.",
  "doctor.partner-center.status":
    "A Partnerközpont egy egyszerű kérdést is elutasított (HTTP {status}); futtassa újra az ellenőrzést egy perc múlva, és ha így marad, nézze meg a Microsoft szolgáltatásállapotát.",
  "doctor.partner-center.hook":
    "A webhook regisztrálva van, utolsó eseménye {days, plural, =0 {ma} one {tegnap} other {# napja}} érkezett.",
  "doctor.partner-center.hook-unproven":
    "A webhook regisztrálva van, de esemény még nem érkezett; küldjön próbaeseményt: /kapocs setup.",
  "doctor.partner-center.hook-missing":
    "A webhook nincs regisztrálva erre a címre, ezért az elfogadások csak percekkel később látszanak; regisztrálja: /kapocs setup.",
  "doctor.partner-center.hook-foreign":
    "Ehhez a partnerhez egy másik eszköz webhookja van regisztrálva ({host}), ezért az elfogadások csak percekkel később látszanak; lecserélhető: /kapocs setup.",
  "doctor.partner-center.hook-no-address":
    "Ezen a nyilvános címen a Microsoft nem éri el a webhookot, ezért az elfogadások csak percekkel később látszanak; adjon meg https-címet a PUBLIC_URL beállításban.",
  "doctor.partner-center.hook-unread": "A Partnerközpont nem mutatja meg, hogyan áll a webhook. {what}",

  "doctor.clock.slack": "A gép órája egyezik a Slackével (eltérés: {seconds, number} mp).",
  "doctor.clock.slack-off":
    "A gép órája {seconds, number} mp-cel eltér a Slackétől, és öt percen túl a Slack aláírásai érvénytelenek; állítsa be időszolgáltatással (NTP).",
  "doctor.clock.database": "Egyezik az adatbáziséval is (eltérés: {seconds, number} mp).",
  "doctor.clock.database-off":
    "A gép órája {seconds, number} mp-cel eltér az adatbázisétól, ezért a határidők elcsúsznak; állítsa be mindkettőt időszolgáltatással (NTP).",
  "doctor.clock.vendor": "Egyezik a Partnerközpontéval is (eltérés: {seconds, number} mp).",
  "doctor.clock.vendor-off":
    "A gép órája {seconds, number} mp-cel eltér a Partnerközpontétól, ezért a bejelentkezések és az aláírások hibásak lehetnek; állítsa be időszolgáltatással (NTP).",
  "doctor.clock.nobody": "Senki sem mondta meg az időt, ezért a gép óráját nem volt mivel összevetni.",

  "doctor.address.not-needed": "Ezekhez a beállításokhoz nem kell nyilvános cím.",
  "doctor.address.missing":
    "A PUBLIC_URL nincs beállítva; a Slack kéréseinek valahogy el kell érniük a botot, de hogy elérik-e, innen nem látszik.",
  "doctor.address.missing-for-links":
    "A PUBLIC_URL nincs beállítva, pedig az ügyfeleknek el kell érniük a meghívók hivatkozásait; adja meg a bot https-címét.",
  "doctor.address.loopback":
    "A PUBLIC_URL értéke {url}, amelyet csak ez a gép ér el, ezért a meghívók nem mehetnek ki; adja meg a bot https-címét.",
  "doctor.address.not-https":
    "A PUBLIC_URL értéke {url}, és ez nem https, ezért a meghívók nem mehetnek ki; tegyen tanúsítványt a bot elé, és adjon meg https-címet.",
  "doctor.address.unresolvable":
    "A PUBLIC_URL beállításban szereplő név nem található: {host}; vegyen fel hozzá DNS-rekordot, vagy javítsa ki.",
  "doctor.address.answers": "A {url} cím egy jól működő bothoz vezet.",
  "doctor.address.bot-not-running":
    "Amíg ezen a gépen nem válaszol bot, nem ellenőrizhető, hogy ez a cím hozzá vezet-e: {url}.",
  "doctor.address.another":
    "A {url}/healthz címen nem a bot válaszol (HTTP {status}); javítsa ki az előtte álló proxyt vagy a PUBLIC_URL értékét.",
  "doctor.address.silent":
    "A {url} cím erről a gépről nem válaszol; ez lehet csak azért is, mert egyes hálózatok nem engedik, hogy egy gép a saját címét elérje, ezért nyissa meg máshonnan: {url}/healthz.",
} as const;
