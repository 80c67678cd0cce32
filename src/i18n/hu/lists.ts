/** A Slacken át be- és kimenő ügyféllisták. */
export const lists = {
  "list.import.title": "Ügyfelek importálása",
  "list.import.submit": "Lista beolvasása",
  "list.import.intro":
    "Először csak átolvassuk a listát, ettől még semmi sem változik. Közvetlen üzenetben kapja meg, mi lenne új, mi frissülne, és mely sorok nem használhatók; onnan indíthatja az importálást.",
  "list.import.file": "Ügyféllista",
  "list.import.hint":
    "UTF-8 vagy UTF-16 kódolású CSV-fájl, első sorában az oszlopok nevével; a Partnerközpont saját exportja változtatás nélkül megfelel. Legfeljebb 200 MB.",
  "list.import.no-file": "Előbb válasszon egy fájlt.",
  "list.import.taken":
    "A lista beolvasása elindult. Közvetlen üzenetben kapja meg, mi van benne; amíg ott meg nem nyomja az *Importálás most* gombot, semmi sem változik.",
  "list.export.begun":
    "Az összes ügyfél fájlba írása elindult. Közvetlen üzenetben kapja meg; ez eltarthat egy kis ideig.",

  "list.reading":
    "*{name}*: az ügyféllista átolvasása folyik{percent, plural, =0 {} other { (#%)}}. Ettől semmi sem változik.",
  "list.read": "*{name}*: ezt eredményezné az ügyféllista importálása.",
  "list.read.counts":
    "{rows, plural, other {# sor}}: {added} új lenne, {updated} frissülne, {unchanged} változatlan maradna, {rejected} kimaradna.",
  "list.read.problems": "Kimarad:",
  "list.read.more-problems":
    "{count, plural, other {További # sor}} marad ki. Ha a fájl nagy része ilyen, lehet, hogy nem ezt a fájlt kellett volna feltölteni.",
  "list.read.nothing-yet": "Eddig semmi sem változott.",
  "list.read.nothing-new": "Nincs benne semmi, ami bármit megváltoztatna.",
  "list.importing":
    "*{name}*: az ügyféllista importálása folyik{percent, plural, =0 {} other { (#%)}}. A végén vagy minden átkerül, vagy semmi.",
  "list.imported": "*{name}*: az ügyféllistát importáltuk.",
  "list.imported.counts":
    "{rows, plural, other {# sor}}: {added} új, {updated} frissült, {unchanged} változatlan, {rejected} kimaradt.",
  "list.imported.undoable": "Egészben visszavonható 30 napon belül.",
  "list.undoing": "*{name}*: az importálás visszavonása folyik.",
  "list.undone": "*{name}*: az importálást visszavontuk.",
  "list.undone.counts":
    "{removed, plural, other {# ügyfél}} törölve, {restored} visszaállítva, {kept} változatlanul hagyva.",
  "list.undone.kept":
    "Ezekkel az importálás óta már foglalkozott valaki, ezért úgy maradnak, ahogy vannak: {names}{more, plural, =0 {} other { és még #}}",
  "list.cancelled": "*{name}*: nem importáltuk, semmi sem változott.",
  "list.writing": "Az összes ügyfél fájlba írása folyik. A fájl ide érkezik.",
  "list.sent":
    "Itt a fájl: {name}, benne {count, plural, other {# ügyfél}}. Kapcsolattartók adatait is tartalmazza: csak addig őrizze meg, ameddig szüksége van rá.",
  "list.refused": "*{name}*: nem sikerült befejezni, és semmi sem változott.",

  "list.button.import": "Importálás most",
  "list.button.problems": "Mindegyik fájlban",
  "list.button.cancel": "Mégsem kell",
  "list.button.undo": "Importálás visszavonása",
  "list.undo.title": "Visszavonja?",
  "list.undo.text":
    "Amit hozzáadott, azt töröljük, amit megváltoztatott, azt visszaállítjuk. Akivel azóta foglalkozott valaki, az marad.",
  "list.undo.yes": "Visszavonom",

  "list.because.not-permitted":
    "A végrehajtás pillanatában Önnek már nem volt rendszergazdai ügynök szerepköre. Egy rendszergazdai ügynök elvégezheti.",
  "list.because.empty-file":
    "A fájl üres. Az első sornak az oszlopok nevét kell tartalmaznia. Javítsa ki, és töltse fel újra.",
  "list.because.no-name-column":
    "A fájl egyik oszlopa sem tartalmazza a vállalat nevét. Az egyik oszlop neve legyen „Vállalat neve”, és töltse fel újra.",
  "list.because.not-utf8":
    "A fájl sem UTF-8, sem UTF-16 kódolású, a nevek hibásan jelennének meg. Mentse „CSV UTF-8” formátumban, és töltse fel újra.",
  "list.because.file-gone": "A fájl már nincs a Slackben. Töltse fel újra.",
  "list.because.file-changed":
    "A fájl már nem az, amelyet átolvastunk és megmutattunk. Töltse fel újra, és nézze meg, mit eredményezne.",
  "list.because.file-too-large": "A fájl nagyobb 200 MB-nál. Bontsa részekre, és azokat töltse fel.",
  "list.because.no-file-scope":
    "A Kapocs ebben a munkaterületben nem olvashat fájlokat. Az alkalmazás kezelőjének fel kell vennie a files:read jogosultságot, és újra kell telepítenie; addig az üzemeltető importálhat ezzel: kapocs import.",
  "list.because.no-send-scope":
    "A Kapocs ebben a munkaterületben nem küldhet fájlokat. Az alkalmazás kezelőjének fel kell vennie a files:write jogosultságot, és újra kell telepítenie; addig az üzemeltető exportálhat ezzel: kapocs export.",
  "list.because.slack-away":
    "A Slack hosszú ideig nem adta át vagy nem fogadta a fájlt. Próbálja meg később újra.",
  "list.because.already-undone": "Ezt az importálást már visszavonták.",
  "list.because.too-late": "Ez az importálás 30 napnál régebbi, már nem vonható vissza.",

  "refusal.file-too-large": "A fájl nagyobb 200 MB-nál. Bontsa részekre, és azokat töltse fel.",
  "refusal.list-elsewhere":
    "Nem történt semmi: ezt már megnyomták, vagy a lista azóta továbbhaladt. Az üzenet mutatja, hogyan áll.",

  "home.list.import": "Lista importálása",
  "home.list.export": "Ügyfelek exportálása",
  "home.list.export.title": "Minden ügyfelet exportál?",
  "home.list.export.text":
    "Közvetlen üzenetben kap egy fájlt az összes ügyféllel és a kapcsolattartóikkal. Rögzítjük, hogy Ön kérte.",
  "home.list.export.yes": "Exportálás",
} as const;
