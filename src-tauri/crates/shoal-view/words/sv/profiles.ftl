# Vem användaren döljer sig för, med vanliga ord: en rubrik och två meningar (.body).

profile-provider = För min leverantör
    .body = Din internetleverantör, eller kaféet vars Wi-Fi du använder, ser att du använder Mullvad men inte vad du besöker. För det spelar det ingen roll hur många som delar din utgående IP-adress, så Shoal visar antalet och ber inte om något.
profile-sites = För enskilda webbplatser
    .body = Varje webbplats ska se en av många på sin utgående IP-adress. Shoal säger till när få delar din och var det finns fler, och påminner dig om en lång vistelse om du ber om det.
profile-networks = För dem som jämför besök
    .body = Annonsörer, analytiker och moderatorer ser dig på många webbplatser och kan knyta ihop besök genom de utgående IP-adresser som en nyckel visar. Shoal håller reda på vad de röjer tillsammans och ber om en ny nyckel före ett byte.
profile-targeted = För någon som letar efter mig
    .body = Någon som är målmedveten försöker peka ut just dig, och en skara Mullvad-användare är ett tunt skydd mot det. Använd Tor Browser för det som inte får leda till dig; om resten säger Shoal allt som den vet.
profile-few = Få personer är { $count ->
    [0] aldrig något att nämna
   *[other] { $count } eller färre
  }
profile-here = Detta gäller nu.
profile-default = Detta gäller tills du väljer.
profile-how = Välj med ”shoal profile” och ett namn: { $names }.
profile-taken = Valt: { $title }
profile-would = Skulle väljas: { $title }
