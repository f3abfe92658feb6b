# Whom the user hides from, in plain words: a title and two sentences (.body), and one line on what it changes (.few).

profile-provider = För min leverantör
    .body = Din internetleverantör, eller kaféet vars wifi du använder, ser att du använder Mullvad men inte vad du besöker. Hur många som delar din utgångs-IP spelar ingen roll för det, så Shoal visar antalet och ber inte om något.
profile-sites = För enskilda webbplatser
    .body = Varje webbplats ska se en av många personer på sin utgångs-IP. Shoal säger till när få delar din och var det finns fler, och påminner dig om att du stannat länge om du ber om det.
profile-networks = För dem som jämför besök
    .body = Annonsörer, analytiker och moderatorer ser dig på många webbplatser och kan koppla ihop besök med hjälp av de utgångsadresser som en nyckel visar. Shoal håller koll på vad de avslöjar tillsammans och ber om en ny nyckel före ett byte.
profile-targeted = För någon som letar efter mig
    .body = Någon som är fast besluten försöker peka ut dig, och mot det ger en mängd Mullvad-användare ett tunt skydd. Använd Tor Browser till det som inte får leda till dig; om resten säger Shoal allt det vet.
profile-few = { $count ->
    [0] Att få delar din adress nämns aldrig
   *[other] Få personer är { $count } eller färre
  }
profile-here = Detta gäller nu.
profile-default = Detta gäller tills du väljer.
profile-how = Välj med ”shoal profile” och ett namn: { $names }.
profile-taken = Valt: { $title }
profile-would = Skulle väljas: { $title }
