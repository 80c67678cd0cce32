/** Önözés. */
export const link = {
  "link.refused.title": "Még nincs hivatkozás",
  "link.refused":
    "A Partnerközpont nem adott hivatkozást. Ügyfél: {customer}. A piszkozat változatlanul megmaradt.",
  "link.because.no-provider-relation":
    "Az Önök cége és a közvetett szolgáltató között nincs aktív partnerkapcsolat a Partnerközpontban. Ezt az Önök egyik rendszergazdai ügynöke vagy a szolgáltató hozhatja létre ott; utána kérje újra a hivatkozást.",
  "link.because.provider-without-tenant-id":
    "Közös meghívóhoz a Kapocsnak ismernie kell a szolgáltató bérlőazonosítóját (Microsoft-azonosító). Egy rendszergazdai ügynök megadhatja a beállításoknál, a közvetett szolgáltatók között; utána kérje újra a hivatkozást.",
  "link.because.agreement-not-signed":
    "Az Önök cége ebben a régióban nem írta alá a Microsoft Partnerszerződést. A globális rendszergazda aláírhatja a Partnerközpontban, a fiókbeállítások szerződései között; utána kérje újra a hivatkozást.",
  "link.because.other-region":
    "Az Önök cége és a szolgáltató különböző régióban van, és a Microsoft nem enged régiók közötti kapcsolatot. Válasszon saját régióbeli szolgáltatót, vagy csak a saját cégük nevében hívja meg az ügyfelet.",
  "link.because.link-not-trusted":
    "Amit a Partnerközpont küldött, nem olyan cím, amelyet a Kapocs e-mailbe tehet: nem https, vagy ismeretlen kiszolgálóra mutat. Az üzemeltető ellenőrizze a PARTNER_CENTER_LINK_HOSTS beállítást; utána kérje újra a hivatkozást.",
  "link.because.refused-by-vendor":
    "A Partnerközpont elutasította a kérést. Ha az alábbi válasz nem segít, mutassa meg egy rendszergazdai ügynöknek vagy a Microsoft támogatásának.",
  "link.vendor-said": "A Partnerközpont válasza:",
  "link.correlation": "Korrelációs azonosító a Microsoft támogatásának: {id}",
  "link.ask-again": "Újra kérem",
  "link.discard.confirm": "A piszkozat törlődik.",
  "link.composed":
    "A Partnerközpont csak az Önök cégére szóló hivatkozást adott; a közvetett szolgáltató részét a Kapocs tette bele. Az elfogadás után kérjük, ellenőrizze, hogy mindkét kapcsolat létrejött-e.",
  "link.hint":
    "Bármit átírhat, de a hivatkozást hagyja pontosan úgy, ahogy van: ez köti az ügyfelet az Önök cégéhez.",
  "link.email.gives":
    "Az elfogadással lehetővé teszik, hogy előfizetéseket kínáljunk, rendeljünk és kezeljünk az Önök cége számára. Ezzel nem vásárolnak semmit, és továbbra is szabadon dolgozhatnak másokkal is.",
  "link.email.who-must-accept":
    "Az elfogadáshoz az Önök Microsoft 365-szervezetének globális rendszergazdája szükséges. Ha más szervezetbe van bejelentkezve, kérjük, privát böngészőablakban nyissa meg a hivatkozást. A Microsoft ott a Microsoft Ügyfélszerződést is megmutathatja, ha a szervezetben azt még senki nem fogadta el. Ha nem Ön az illetékes, kérjük, továbbítsa üzenetünket.",
} as const;
