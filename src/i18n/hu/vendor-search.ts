/** Ügyfél keresése a gyártó saját listájában. */
export const vendorSearch = {
  "vendor-search.look": "Keresés a Partnerközpontban",
  "vendor-search.look-for": "Keresés a Partnerközpontban: {query}",
  "vendor-search.nobody-here":
    "A listánkban senki sem felel meg ennek: „{query}”. A Partnerközpont talán ismeri: olyasvalakit, aki csak most lett az ügyfelünk, vagy más eszközben vették fel.",
  "vendor-search.title": "A Partnerközpontban",
  "vendor-search.looking": "Keresés a Partnerközpontban: „{query}” …",
  "vendor-search.late":
    "A Partnerközpont még nem válaszolt. Amint válaszol, itt jelenik meg, amit talált. Keresett szöveg: „{query}”.",
  "vendor-search.found": "Ügyfeleink a Partnerközpontban, akik megfelelnek ennek: „{query}”",
  "vendor-search.none":
    "A Partnerközpont egyetlen olyan ügyfelünket sem mutatja, aki megfelelne ennek: „{query}”. Csak a név vagy a tartomány elejét hasonlítja össze, az ékezeteket is figyelembe véve, vagy egy teljes bérlőazonosítót.",
  "vendor-search.cut": "A Partnerközpont csak az elsőket mutatja: a többiekhez írjon be többet a névből.",
  "vendor-search.no-answer":
    "A Partnerközpont most nem válaszol, ezért nem tudni, ismeri-e a keresett ügyfelet. Kérjük, keressen újra néhány perc múlva.",
  "vendor-search.throttled":
    "A Partnerközpont azt kéri, hogy a Kapocs ritkábban hívja, ezért a keresés elmaradt. Kérjük, keressen újra egy perc múlva.",
  "vendor-search.again": "Keresés újra",
  "vendor-search.known": "A listánkban ezen a néven: {name}",
  "vendor-search.not-ours": "Nincs a listánkban",
  "vendor-search.ask-admin":
    "Aki nincs a listánkban, azt egy rendszergazdai ügynök átveheti; az éjszakai beolvasás is megtalálja.",
  "vendor-search.take-in": "Átvétel",
  "vendor-search.take-in.confirm":
    "A Kapocs újra megkérdezi a Partnerközpontot. Ha az aktív kapcsolatot mutat velünk, az ügyfél aktívként felkerül a listánkra; ha ez egy meghívónkra adott válasz, a meghívó elfogadottá válik.",
  "vendor-search.taking-in": "Az átvétel előtt a Kapocs még egyszer megkérdezi a Partnerközpontot …",
  "vendor-search.said.taken":
    "Felvett ügyfél: {customer}. A kapcsolat akkor számít aktívnak, amikor a Partnerközpont ismételt beolvasáskor is mutatja.",
  "vendor-search.said.known":
    "Már a listánkban van, mindazzal, amit a Partnerközpont mutat. Ügyfél: {customer}",
  "vendor-search.said.matched":
    "Ez egy meghívónkra adott válasz; a kártyája most változik. Ügyfél: {customer}",
  "vendor-search.said.to-be-placed":
    "Ez egy meghívónkra adott válasz is lehet, ezért semmit nem vettünk át. Hogy kié, azt az alkalmazás kezdőlapján lehet megmondani, vagy az az ügynök mondhatja meg, aki erről közvetlen üzenetet kapott.",
} as const;
