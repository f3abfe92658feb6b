# Words about how a relay hands out its exit IPs.

regime-linked = kopplat
regime-drawn = lottar själv
regime-unknown = okänt

## Why a relay is judged so. “Unknown” is the usual answer, for weeks.
regime-reason-agrees = Kopplat: det som reläet visade under { $addresses ->
    [one] en tunneladress
   *[other] { $addresses } tunneladresser
  } är { $times } gånger troligare om det följer den position som kopplade reläer har gemensam. En webbplats kan koppla dess utgångsadresser till deras.
regime-reason-disagrees = Lottar själv: det som reläet visade under { $addresses } tunneladresser är { $times } gånger troligare på det sättet, och andra reläer bekräftar förutsägelsen. Dess utgångsadresser säger inget om andra reläers.
regime-reason-not-seen = Okänt: ingen utgångs-IP från det har setts än. Shoal räknar det som kopplat.
regime-reason-pool-unknown = Okänt: ingen känner till dess adresspool, så dess utgångsadresser säger inget om det. Shoal räknar det som kopplat.
regime-reason-pool-overruled = Okänt: det visade en utgångs-IP utanför den adresspool som man trodde att det hade, så inga slutsatser dras av den. Shoal räknar det som kopplat.
regime-reason-not-enough = Okänt, som för de flesta reläer: det som setts avgör det inte än. Varje ny nyckel som du använder med det säger mer; att ansluta igen med samma nyckel säger inget. Shoal räknar det som kopplat.
regime-reason-few-addresses = Okänt: det verkar lotta själv, men det har setts under för få tunneladresser för att man ska kunna säga det ({ $addresses } av { $needed }). Shoal räknar det som kopplat.
regime-reason-formula-unconfirmed = Okänt: dess utgångsadresser är inte där Shoal väntade sig dem, men andra reläer har inte bekräftat förväntningen. Shoal räknar det som kopplat.
regime-reason-changed = Okänt: det visade två utgångsadresser under en och samma tunneladress, så det ändrades däremellan. Det som setts av det tidigare räknas inte. Shoal räknar det som kopplat.

## A factor that has no end.
regime-million = över en miljon
