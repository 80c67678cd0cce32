/** Ami közben elhangzik, amikor minden máshová kerül: költözés PostgreSQL-re, biztonsági mentés és visszaállítás. */
export const carrying = {
  "carry.table": "{table}: {rows, plural, other {# sor}}",
  "carry.in-use":
    "Az adatmappát ({folder}) most más használja: {who}. Előbb állítsa le a botot, azután futtassa újra ezt a parancsot. Semmi sem változott.",
  "carry.broken":
    "Félbeszakadt, és semmi sem maradt meg belőle: {why}. Futtassa újra. Ha ismét ugyanezt írja ki, ne használja tovább ezt az adatbázist, hanem jelentse a hibát ezzel a sorral együtt.",
  "carry.refused.no-database":
    "Ebben a mappában nincs beágyazott adatbázis: {folder}. A KAPOCS_DATA_DIR legyen a bot adatmappája.",
  "carry.refused.source-empty": "Nincs mit átvinni: ott még egyetlen migráció sem futott le.",
  "carry.refused.source-newer":
    "Az adatbázist ennél újabb program frissítette utoljára. Használja azt az újabbat.",
  "carry.refused.postgres-too-old":
    "Ez a PostgreSQL túl régi. A Kapocshoz 14-es vagy újabb kell. Semmi sem változott.",
  "carry.refused.not-utf8":
    "Az ottani adatbázis nem UTF-8 kódolású, a nevek elvesznének. Így hozzon létre megfelelőt: createdb --encoding=UTF8 --template=template0. Semmi sem változott.",
  "carry.refused.not-empty":
    "Az ottani adatbázis nem üres: vannak már benne sorok, és nem ezek. Adjon meg egy üreset. Semmi sem változott.",
  "carry.refused.prepared-otherwise":
    "Az ottani adatbázisban már vannak táblák, amelyeket más program vagy ennek egy másik változata hozott létre. Adjon meg egy üreset. Semmi sem változott.",
  "move.refused.moved-before":
    "Ez a mappa már átköltözött: {to}, {date}. A jelölés így vehető le, hogy újra költöztetni vagy használni lehessen: kapocs move --undo",
  "move.refused.key-changing":
    "Ennek a mappának a titkosítási kulcsát éppen cserélik. Előbb fejezze be: kapocs keys rotate. Semmi sem változott.",
  "move.checking": "Megnézzük, költöztethető-e ez a mappa: {folder}. Semmi sem fog változni.",
  "move.checked": "Nincs akadálya. Futtassa újra a --check kapcsoló nélkül.",
  "move.done":
    "{tables, plural, other {# tábla}} átkerült, összesen {rows, plural, other {# sor}}. Mindegyiket mindkét oldalon újra elolvastuk, és megegyeznek.",
  "move.was-there":
    "Már minden ott volt: {tables, plural, other {# tábla}}, összesen {rows, plural, other {# sor}}. Mindkét oldalon elolvastuk, és megegyeznek.",
  "move.chain":
    "A munkaterület naplója ott is ép: {workspace}, {count, plural, other {# bejegyzés}}, a vége: {head}",
  "move.migrated":
    "Utána ott még lefutott {count, plural, other {# migráció}}, mert a mappa régebbi változatból való.",
  "move.set": "Most állítsa be a botnak ezt a kettőt, és indítsa el:",
  "move.set.url": "  DATABASE_URL: az itt megadott cím",
  "move.set.key.folder":
    "  ENCRYPTION_KEY: ennek a fájlnak a tartalma: {path} (a kapocs move --show-key kiírja). Nélküle a személyes hivatkozások és a bejelentkezések nem nyithatók meg.",
  "move.set.key.environment": "  ENCRYPTION_KEY: ugyanaz, mint most",
  "move.set.key.nowhere":
    "  ENCRYPTION_KEY: egy új kulcs, mert itt még semmi sem volt lezárva. Így készíthet egyet: node -p \"crypto.randomBytes(32).toString('base64')\"",
  "move.sealed.closed":
    "{count, plural, other {# titok}} más kulccsal van lezárva, ezek itt sem nyíltak meg.",
  "move.marked":
    "A mappa ({folder}) érintetlen maradt, és átköltözöttként van megjelölve: bot többé nem indul el rajta. Így térhet vissza hozzá, az azóta történtek nélkül: kapocs move --undo",
  "move.undone":
    "A jelölés lekerült: ezen a mappán újra elindulhat a bot: {folder}. Ami azóta a PostgreSQL-ben történt, az nincs benne.",
  "move.held":
    "{count, plural, other {# ott várakozó üzenetet visszatartottunk, mert a PostgreSQL-en futó bot elküldhette őket}}. A rendszergazdai ügynökök a kezdőlapon találják őket, az elakadt üzenetek között.",
  "move.not-marked": "Ez a mappa nincs átköltözöttként megjelölve, nincs mit visszavonni: {folder}",
  "move.no-key": "Ebben a mappában nincs titkosítási kulcs: {folder}",
  "backup.done":
    "{tables, plural, other {# tábla}}, összesen {rows, plural, other {# sor}} került ebbe a fájlba: {file}",
  "backup.was-in-use":
    "A mappa a boté: egy adott pillanatról másolatot készített, tovább dolgozott, a mentés pedig a másolatból készült.",
  "backup.head": "A munkaterület naplójának vége: {workspace}, {head}",
  "backup.key.folder":
    "A titkosítási kulcs nincs benne. A {folder}/encryption.key fájlt őrizze máshol: nélküle a hivatkozások és a bejelentkezések nem nyithatók meg.",
  "backup.key.environment":
    "A titkosítási kulcs nincs benne. Az ENCRYPTION_KEY értékét őrizze máshol: nélküle a hivatkozások és a bejelentkezések nem nyithatók meg.",
  "backup.refused.file-exists": "Már van ilyen fájl, és érintetlen maradt: {file}. Adjon meg másik nevet.",
  "backup.refused.no-snapshot":
    "Az adatmappa ({folder}) egy másik folyamaté, és az nem adott róla másolatot. Talán betelt a lemez, régebbi változat fut, vagy elakadt. Szabadítson fel helyet, állítsa le, vagy próbálja újra.",
  "restore.checked": "A mentés ({date}) ép, és ide visszaállítható. Futtassa újra a --check kapcsoló nélkül.",
  "restore.done":
    "A mentés ({date}) visszaállt: {tables, plural, other {# tábla}}, összesen {rows, plural, other {# sor}}. Mindegyiket újra elolvastuk, és olyan, mint amikor készült.",
  "restore.chain":
    "A munkaterület naplója a mentésig ép: {workspace}, {count, plural, other {# bejegyzés}}, a vége: {head}",
  "restore.migrated":
    "Utána még lefutott {count, plural, other {# migráció}}, mert a mentés régebbi változatból való.",
  "restore.held":
    "{count, plural, =0 {Egyetlen üzenet sem várt küldésre.} other {# várakozó üzenetet visszatartottunk, mert a mentés óta elmehettek. A rendszergazdai ügynökök a kezdőlapon találják őket, az elakadt üzenetek között:}}",
  "restore.since":
    "Ami ezután történt, az itt nem ismert: {date}. A visszavont hivatkozások újra nyitva lehetnek, és amit a bot újra megtud, azt újra el is mondja: indítás előtt nézze át a nyitott eltávolításokat és meghívásokat.",
  "restore.key.folder":
    "{count, plural, other {# titok}} nem nyílik meg az itteni kulccsal. Mielőtt elindítja a botot, tegye ebbe a mappába a mentéshez tartozó encryption.key fájlt: {folder}. Ha a bot nem talál kulcsot, újat készít.",
  "restore.key.environment":
    "{count, plural, other {# titok}} nem nyílik meg az itt beállított ENCRYPTION_KEY értékkel. Mielőtt elindítja a botot, állítsa be a mentéshez tartozó kulcsot.",
  "restore.damaged":
    "A fájl sérült, semmit sem állítottunk vissza belőle: {file}. Ok: {why}. Vegyen elő egy másik mentést.",
  "restore.no-file": "Nincs ilyen fájl: {file}.",
  "restore.refused.no-archive":
    "Ez nem a kapocs backup paranccsal készült mentés: {file}. Semmi sem változott.",
  "restore.refused.newer-format":
    "Ezt a fájlt újabb program írta, olyan formátumban, amelyet ez nem ismer: {file}. Használja az újabbat. Semmi sem változott.",
  "restore.refused.newer-schema":
    "Ez a fájl újabb változatból való, amelynek a tábláit ez a program nem ismeri: {file}. Használja az újabbat. Semmi sem változott.",
} as const;
