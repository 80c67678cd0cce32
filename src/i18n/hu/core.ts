export const core = {
  "core.app-name": "Kapocs",
  "core.apology.failed":
    "Nálunk hiba történt. Kérjük, próbálja újra. Ha ismét előfordul, adja meg az üzemeltetőnek ezt a hivatkozást: {reference}",
  "core.apology.slack":
    "A Slack nem válaszolt időben, vagy hibával válaszolt. Ha nem nyílt meg és nem változott meg semmi, kérjük, próbálja újra. Ha ismét előfordul, adja meg az üzemeltetőnek ezt a hivatkozást: {reference}",
  "core.apology.late":
    "Ez a szokásosnál tovább tart. Mielőtt megismételné, nézze meg kis idő múlva, megtörtént-e. Hivatkozás: {reference}",
  "core.apology.lost":
    "Amit elküldött, megérkezett, de a kapcsolat a Slackkel megszakadt, mielőtt a válaszunk eljutott volna Önhöz, ezért a Slack hibát jelezhet. Mielőtt újra elküldené, nézze meg, hogyan áll az ügy; semmi sem történik meg kétszer. Hivatkozás: {reference}",
  "core.older-version":
    "Ez a gomb vagy űrlap a Kapocs egy korábbi változatából való, ezért nem történt semmi. Nyissa meg újra az alkalmazás kezdőlapjáról vagy ezzel a paranccsal: {command}.",
  "core.usage":
    "Ezeket írhatja be:\n• {invite} és egy ügyfél neve: ügyfél meghívása\n• {customers} és egy név: ügyfél keresése\n• {remove} és egy név: eltávolítás kérése\n• {kapocs} help: hogyan működik\n• {kapocs} whoami: szerepei, és mit tehet meg\n• {kapocs} setup: beállítások (rendszergazdai ügynököknek)\n• {kapocs} audit: mi történt (rendszergazdai ügynököknek)\n• {kapocs} import: ügyféllista átvétele fájlból (rendszergazdai ügynököknek)\n• {kapocs} export: minden ügyfél fájlban (rendszergazdai ügynököknek)",
  "core.help.title": "Hogyan működik a Kapocs?",
  "core.help.invite":
    "*Ügyfél meghívása.* Írja be: {invite}, vagy használja a gyorsparancsot. Kap egy piszkozatot az ügyfél nyelvén, benne egy személyes hivatkozással; a saját levelezőprogramjából küldi el, aztán megnyomja a *Kész* gombot.",
  "core.help.accept":
    "*Az ügyfél elfogadja.* A csatornában lévő kártya megváltozik, Ön pedig közvetlen üzenetet kap. Az ügyfél ettől fogva szerepel az aktív ügyfelek listáján.",
  "core.help.remove":
    "*A kapcsolat megszüntetése.* Nyissa meg az ügyfelet, válassza az *Ügyfélkapcsolat eltávolítása* lehetőséget, és tegye meg a nyilatkozatot. Egy rendszergazdai ügynök dönt; addig semmi sem szűnik meg.",
  "core.help.where":
    "A parancsok üzenetszálban nem működnek. Minden elérhető az alkalmazás kezdőlapján és a gyorsparancsok menüjében is.",
} as const;
