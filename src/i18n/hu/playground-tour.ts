/** A játszótér körsétája: nyolc lépés, mindegyikben a teendőkkel. */
export const playgroundTour = {
  "playground.tour.name": "Körséta",
  "playground.tour.step": "{step, number}. lépés (összesen {steps, number}): {title}",
  "playground.tour.todo.done": "Kész: {todo}",
  "playground.tour.step-done": "Kész: {step, number}. lépés. Következik: {title}",
  "playground.tour.there": "Ugrás oda",
  "playground.tour.back": "Vissza",
  "playground.tour.next": "Tovább",
  "playground.tour.skip": "A lépés kihagyása",
  "playground.tour.end": "A körséta befejezése",
  "playground.tour.finish": "Befejezés",
  "playground.tour.smaller": "Kevesebb",
  "playground.tour.larger": "Több",
  "playground.tour.ended": "A körséta véget ért. A fenti iránytűvel bármikor újraindítható.",
  "playground.tour.start": "Indulás magyarul, {name} szerepében",

  "playground.tour.1": "Eljátszott munkaterület",
  "playground.tour.1.about":
    "Olyan, mint a Slack, de csak ezen a gépen fut. A bot benne a valódi, Ön pedig bárki lehet: jobbra fent látszik, kinek a szerepében jár el. Öt perc alatt meghív egy ügyfelet, válaszol az ügyfél nevében, majd meg is szünteti a kapcsolatot.",
  "playground.tour.1.choose": "Válassza ki, kinek a szerepében kezd: mindketten értékesítési ügynökök.",

  "playground.tour.2": "Ügyfél meghívása",
  "playground.tour.2.about":
    "A parancsokat ugyanoda kell írni, ahová az üzeneteket. A Kapocs megkeresi az ügyfelet a listában, vagy újat lehet megadni.",
  "playground.tour.2.command": "A #sales csatornában írja be: /invite-customer Szegedi Paprika",
  "playground.tour.2.form": "Nézze át az űrlapot, és nyomja meg a Tovább gombot.",

  "playground.tour.3": "Az e-mailt Ön küldi el",
  "playground.tour.3.about":
    "A Kapocs egyetlen ügyfélnek sem ír. Elkészíti az e-mail piszkozatát a személyre szabott hivatkozással, Ön pedig a saját postafiókjából küldi el.",
  "playground.tour.3.draft":
    "Olvassa el a piszkozatot, írja át, amit szeretne, és nyomja meg a Tovább gombot.",
  "playground.tour.3.mail":
    "Nyissa meg az átadási oldalt, azon az üzenetet a levelezőprogramban. A cím az ügyféllistából való. Ha hiányzik a szöveg, illessze be (az oldal már kimásolta), és küldje el.",
  "playground.tour.3.done": "Térjen vissza ebbe az ablakba, és nyomja meg a Kész gombot.",

  "playground.tour.4": "Az ügyfél szerepében",
  "playground.tour.4.about":
    "Az e-mail megérkezett az ügyfél postaládájába. A benne lévő hivatkozás arra az oldalra vezet, ahol az ügyfél elolvassa a kérést, és válaszol.",
  "playground.tour.4.open": "Nyissa meg fent a postaládát, azon belül a legújabb e-mailt.",
  "playground.tour.4.accept":
    "Nyissa meg a hivatkozást, adjon meg nevet és beosztást, és fogadja el a kérést. Utána térjen vissza ide.",

  "playground.tour.5": "Amit a csapat lát",
  "playground.tour.5.about":
    "A csatornában a kártya magától megváltozott. A szálában ott van a történet, és a meghívó küldője közvetlen üzenetet is kapott.",
  "playground.tour.5.card": "Nézze meg a kártyát a #sales csatornában.",
  "playground.tour.5.thread": "Nyissa meg a kártya alatti szálat.",
  "playground.tour.5.direct": "Olvassa el a Kapocs közvetlen üzenetét.",

  "playground.tour.6": "Eltávolítás kérése",
  "playground.tour.6.about":
    "Egy kapcsolat megszüntetéséhez két ember kell. Az első megismeri a tényeket, megindokolja a kérést, és nyilatkozik.",
  "playground.tour.6.command": "A #sales csatornában írja be: /remove-customer Szegedi Paprika Szövetkezet",
  "playground.tour.6.facts": "Olvassa el a tényeket, írja be az okot, és nyomja meg a Folytatás gombot.",
  "playground.tour.6.attest": "Jelölje be a kijelentést, és küldje el a nyilatkozatot.",

  "playground.tour.7": "Döntés rendszergazdai ügynökként",
  "playground.tour.7.about":
    "A saját kéréséről senki sem dönthet. A rendszergazdai ügynökök megkapták a kérést; a kártyán gomb szolgál a döntéshez.",
  "playground.tour.7.become": "Legyen a rendszergazdai ügynök a jobb felső menüben: {name}.",
  "playground.tour.7.decide":
    "A #sales csatornában az eltávolítás kártyáján nyomja meg a Decide (Döntés) gombot (ez a csatorna angol nyelvű), majd hagyja jóvá vagy utasítsa el.",

  "playground.tour.8": "Ami megmarad",
  "playground.tour.8.about":
    "A forgalmi fiók a Slackkel váltott minden kérést és választ megmutat, és hibákat is el lehet benne játszani. Az eseménynapló őrzi, ki mit tett, és mi nem volt megengedett. Valódi munkaterülethez a README „Run it in a workspace” fejezete ad útmutatót.",
  "playground.tour.8.drawer": "Nyissa meg a forgalmi fiókot fent, a két nyíllal jelölt gombbal.",
  "playground.tour.8.audit": "A #sales csatornában írja be: /kapocs audit",
} as const;
