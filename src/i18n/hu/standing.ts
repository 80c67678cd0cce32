export const standing = {
  "standing.person.deactivated":
    "*A Slackben letiltották ezt a fiókot: {who}.* A név szerint kapott szerepei megszűntek, és a felhasználócsoportok sem számítanak nála. Ha másnak kell a szerep, nyissa meg a beállításokat.",
  "standing.person.guest":
    "*Mostantól vendég a Slackben: {who}.* Vendégnek nem lehet szerepe: a név szerint kapott szerepei megszűntek, és a felhasználócsoportok sem számítanak nála.",
  "standing.person.outsider":
    "*Már nem tagja ennek a munkaterületnek: {who}.* A név szerint kapott szerepei megszűntek, és a felhasználócsoportok sem számítanak nála.",
  "standing.person.back":
    "*Újra teljes jogú tagja a munkaterületnek: {who}.* A korábban név szerint kapott szerepeit nem kapta vissza; ha kell neki, a beállításokban adható meg. Ha egy szerepet adó felhasználócsoportban még benne van, az a szerep újra számít: ha nem kellene, vegye ki a csoportból.",
  "standing.work.none": "Nem maradt utána nyitott ügy.",
  "standing.work.drafts":
    "Át nem adott piszkozatai: {customers}. Bármelyik rendszergazdai ügynök befejezheti vagy elvetheti őket az ügyfél adatlapjáról.",
  "standing.work.removals":
    "Folyamatban lévő eltávolítási kérelmei: {customers}. Ezek érvényesek maradnak, és ugyanúgy el lehet dönteni őket; bármelyik rendszergazdai ügynök vissza is vonhatja őket.",
  "standing.work.likely":
    "Az ő igenjére vagy nemjére váró elfogadások: {customers}. Bármelyik rendszergazdai ügynök válaszolhat rájuk az alkalmazás kezdőlapján.",
  "standing.group.disabled":
    "*A Slackben letiltották ezt a felhasználócsoportot, ezért már senkinek nem ad szerepet: {group}.* Engedélyezze újra a Slackben (a szerepek vele együtt visszajönnek), vagy válasszon más személyeket vagy csoportokat a beállításokban.",
  "standing.group.empty":
    "*Ebben a felhasználócsoportban nincs olyan tag, akinek szerepe lehet, ezért már senkinek nem ad szerepet: {group}.* Vegyen fel bele tagokat a Slackben, vagy válasszon más személyeket vagy csoportokat a beállításokban.",
  "standing.group.gone":
    "*Ez a felhasználócsoport már nincs meg a Slackben, ezért senkinek nem ad szerepet: {group}.* Válasszon más személyeket vagy csoportokat a beállításokban.",
  "standing.group.no-groups":
    "*Ebben a Slack-csomagban nincsenek (vagy már nincsenek) felhasználócsoportok, ezért ez a csoport senkinek nem ad szerepet: {group}.* Adja meg a szerepeket név szerint a beállításokban: ez minden csomagban működik.",
  "standing.group.renamed":
    "*Egy szerepet adó felhasználócsoport új neve: {group}.* Semmi sem változik: a Kapocs az azonosítója alapján ismeri. Ha a csoport mostantól másoké, válasszon másikat a beállításokban.",
  "standing.group.there":
    "Ez a felhasználócsoport újra működik, a tagjai visszakapták a szerepüket: {group}.",
  "standing.channel.archived":
    "*Ezt a csatornát archiválták, ezért nem kerülhetnek bele kártyák: {channel}.* Állítsa vissza, vagy válasszon másik csatornát a beállításokban; a meghívók és eltávolítások közben haladnak, csak a kártyájuk nem látszik.",
  "standing.channel.left":
    "*A Kapocs már nincs benne ebben a csatornában, ezért nem kerülhetnek bele kártyák: {channel}.* Hívja meg a /invite @Kapocs paranccsal, vagy válasszon másik csatornát a beállításokban.",
  "standing.channel.shared":
    "*Ez a csatorna mostantól közös egy másik szervezettel: {channel}.* Ha a beállítások nem engednek ügyféladatot közös csatornába, a kártyák ott nem neveznek meg ügyfelet. Ha nem ezt szeretné, válasszon másik csatornát.",
  "standing.channel.there": "Ebbe a csatornába újra kerülhetnek kártyák, ahogy korábban: {channel}.",
  "standing.overtaken": "Ez azóta megváltozott. Egy újabb üzenet mondja meg, mi a helyzet most.",
  "standing.owner":
    "Nem maradt rendszergazdai ügynök, aki intézkedne, ezért a munkaterület tulajdonosaként Ön megteheti: nyissa meg a beállításokat, és adja meg valakinek a szerepet.",
} as const;
