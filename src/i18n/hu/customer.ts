export const customer = {
  "customer.name": "Cégnév",
  "customer.domain": "Tartomány",
  "customer.domain.hint": "Például example.hu; ékezetes betű is lehet benne.",
  "customer.tenant-id": "Az ügyfél bérlőazonosítója (Microsoft-azonosító)",
  "customer.tenant-id.hint":
    "GUID, például 72f988bf-86f1-41af-91ab-2d7cd011db47. Ha nem ismeri, hagyja üresen.",
  "customer.reference": "Saját azonosító",
  "customer.country": "Ország",
  "customer.country.hint": "Két betű, például HU vagy DE, vagy az ország neve.",
  "customer.origin": "Honnan ismerjük",
  "customer.origin.own-marketing": "saját marketing",
  "customer.origin.vendor-referral": "gyártói ajánlás",
  "customer.origin.indirect-provider": "közvetett szolgáltató",
  "customer.origin.other-portal": "másik portál",
  "customer.contact-name": "Kapcsolattartó",
  "customer.contact-email": "A kapcsolattartó e-mail-címe",
  "customer.language": "Az e-mailek nyelve",
  "customer.fault.required": "Ezt a mezőt ki kell tölteni.",
  "customer.fault.too-long": "Túl hosszú: legfeljebb {limit, number} karakter lehet.",
  "customer.fault.bad-domain": "Ez nem tartománynév. Így néz ki: example.hu – https:// és útvonal nélkül.",
  "customer.fault.bad-tenant-id":
    "A bérlőazonosító 32 számjegyből és a–f betűből áll, például 72f988bf-86f1-41af-91ab-2d7cd011db47.",
  "customer.fault.bad-country":
    "Ilyen országot nem ismerünk. Adja meg a kétbetűs kódját, például HU vagy DE.",
  "customer.fault.bad-email": "Ez nem e-mail-cím. Így néz ki: nev@example.hu.",
  "customer.fault.bad-origin": "Válasszon a listából.",
  "customer.fault.bad-language": "Válasszon a listából.",
  "customer.fault.duplicate-tenant":
    "Ezzel a bérlőazonosítóval már van ügyfél a listában. Keresse meg inkább azt.",
} as const;
