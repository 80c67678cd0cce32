export const directoryTexts = {
  "directory.remedy.suspend":
    "→ Fel kell függeszteni a Partnerközpontban, az ügyfél előfizetéseinek oldalán. Onnantól nem számlázzák, a felhasználói pedig nem férnek hozzá.",
  "directory.remedy.cancel": "→ Le kell mondani a Partnerközpontban, az ügyfél oldalán.",
  "directory.remedy.cancel-or-wait":
    "→ A felfüggesztés nem elég. A Partnerközpontban a vásárlástól vagy megújítástól számított hét napon belül mondható le; később meg kell várni az előfizetési időszak végét.",
  "directory.remedy.ask-vendor-support":
    "→ Le kell mondani a Partnerközpontban, vagy az ottani Microsoft-támogatás segítségével. Megrendelés: {id}",

  "directory.unread.holdings":
    "A Partnerközpont nem mutatja meg a fiókunknak ennek az ügyfélnek az előfizetéseit, fenntartott példányait és szoftvereit, ezért itt nem látható, van-e akadály. Ha van, a Partnerközpont elutasítja az eltávolítást.",
  "directory.unread.provider-legs":
    "A Partnerközpont nem mutatja meg a fiókunknak, mely közvetett szolgáltatókhoz kapcsolódik az ügyfél.",
  "directory.unread.gdap":
    "A részletes delegált rendszergazdai jogosultságokat (GDAP) nem lehetett lekérdezni. Ami van, érintetlen marad.",

  "directory.correlation": "Korrelációs azonosító a Microsoft támogatásának: {id}",

  "provider.card.to-tell":
    "*A közvetett szolgáltatóra vár.* A fiókunk nem szüntetheti meg a kapcsolatot, ezt a szolgáltatónak kell megtennie. Egy értékesítési vagy rendszergazdai ügynök itt megnyitja a szöveget, és a saját postafiókjából elküldi; a kapcsolat addig fennáll, amíg a partnercímtár nem mutatja a végét.",
  "provider.card.told":
    "*A közvetett szolgáltatóra vár.* A szolgáltató megkapta a kérést; a kapcsolat addig fennáll, amíg a partnercímtár nem mutatja a végét. A Kapocs magától figyeli.",
  "provider.card.sent-by": "Írt a közvetett szolgáltatónak: {who}, {date}.",
  "directory.tenant-unclear":
    "Az ügyfélnek itt nincs bérlőazonosítója, vagy az más, mint a nyilatkozat megtételekor volt, vagy a Kapocs akkor másik partnercímtárral dolgozott, ezért semmi sem ment el. Egy rendszergazdai ügynök kijavíthatja a bérlőazonosítót, és újra megpróbálhatja, vagy lezárhatja ezt a kérést; utána új kérhető.",
  "provider.card.gave-up": "A közvetett szolgáltató nem szüntette meg a kapcsolatot; nem vár tovább: {who}.",
  "provider.text": "Szöveg a szolgáltatónak",
  "provider.sent": "Elküldtem",
  "provider.stop": "Ne várjunk tovább",
  "provider.stop.confirm":
    "Az eltávolítás ekkor sikertelennek számít, és újra megpróbálható vagy lezárható. Ha a szolgáltató mégis megszünteti a kapcsolatot, az éjszakai összevetés jelzi.",
  "provider.told": "Feljegyezve, hogy a közvetett szolgáltató megkapta a kérést. Ügyfél: {customer}",
  "provider.stopped":
    "Már nem várunk a közvetett szolgáltatóra; az eltávolítás sikertelennek számít. Ügyfél: {customer}",

  "provider.title": "Szöveg a szolgáltatónak",
  "provider.intro":
    "A Kapocs semmit sem küld el maga. Másolja ki a szöveget, vagy nyissa meg a levelezőjében, küldje el a szolgáltatónak ({provider}), majd nyomja meg az „Elküldtem” gombot.",
  "provider.intro.unnamed":
    "A Kapocs semmit sem küld el maga. Másolja ki a szöveget, vagy nyissa meg a levelezőjében, küldje el a közvetett szolgáltatójuknak, majd nyomja meg az „Elküldtem” gombot.",
  "provider.open-mail": "Megnyitás a levelezőmben",
  "provider.mail.subject": "Viszonteladói kapcsolat megszüntetésének kérése: {customer}",
  "provider.mail.greeting": "Jó napot kívánunk!",
  "provider.mail.ask":
    "Kérjük, hogy a Partnerközpontban szüntessék meg az alábbi ügyfél és cégünk ({partner}) viszonteladói kapcsolatát. A Microsoft ezt közvetett viszonteladóként nem engedi meg nekünk.",
  "provider.mail.customer": "Ügyfél: {customer}",
  "provider.mail.tenant": "Microsoft-azonosító (bérlőazonosító): {tenantId}",
  "provider.mail.asked": "Kérte: {who}, {date}",
  "provider.mail.decided": "Döntött: {who}, {date}",
  "provider.mail.correlation": "A saját kísérletünk korrelációs azonosítója: {id}",
  "provider.mail.only":
    "Kérjük, semmit ne függesszenek fel és ne mondjanak le a nevünkben: ha valami akadályozza, előbb írjanak nekünk. A részletes delegált rendszergazdai jogosultságokat (GDAP) ez nem érinti, azok maradnak.",
  "provider.mail.thanks": "Köszönjük! A kapcsolat végét mi magunk is látjuk a Partnerközpontban.",

  "refusal.directory-trouble": "A partnercímtár nem kérdezhető le, ezért nem történt semmi.",
  "refusal.no-provider-task": "Ez az eltávolítás nem vár közvetett szolgáltatóra.",
  "refusal.provider-already-told": "Már fel van jegyezve, hogy a közvetett szolgáltató megkapta a kérést.",
} as const;
