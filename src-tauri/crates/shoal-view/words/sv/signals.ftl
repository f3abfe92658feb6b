# Words of `shoal signals` and of its page.

signals-head-signal = Vad webbplatser ser
signals-head-likely = Sannolikt
signals-head-range = Intervall
signals-head-note = Anmärkning
signals-browser = Webbläsare och system
signals-region = Tidszon och språk
signals-screen = Skärm
signals-all = Allt detta
signals-crowd = Personer på utgångs-IP:n
signals-left = … som ser likadana ut
signals-percent = { $number } %
signals-percent-range = { $low }–{ $high } %
signals-percent-tiny = under { $number } %
signals-people-range = { $low }–{ $high }
signals-not-looked-at = räknas inte
signals-everybody = 100 %
signals-unknown = okänt
signals-over-tor-cell = annanstans

## Notes in the table
signals-counts-browser = webbläsaren räknas
signals-counts-os = systemet räknas
signals-counts-time_zone = tidszonen räknas
signals-counts-language = språket räknas
signals-counts-screen = skärmen räknas
signals-you-too = du inräknad
signals-not-in-table = ett sällsynt värde som Shoal saknar siffra för: en bred gissning
signals-one-for-all-note = lika för alla som använder denna webbläsare
signals-alone-note = sannolikheten att ingen annan där ser likadan ut är { $percent }
signals-nearly-sure = över 99 %

## Sentences below the table
signals-own = Hämtat ur datorns egen miljö, utan att fråga någon: { $values }. Din webbläsare kan uppge något annat, och Shoal kan inte se vilken webbläsare och skärm du använder: ange dem med --browser och --screen.
signals-on-relay = För en utgångs-IP på { $relay }.
signals-zone-fits = Tidszonen är en av utgångslandets.
signals-zone-does_not_fit = Tidszonen är inte en av utgångslandets: en webbplats ser att en VPN används, och varifrån.
signals-zone-no_place = Denna tidszon står inte för någon plats. Få har den om inte webbläsaren skyddar mot fingeravtryck.
signals-one-for-all = Denna webbläsare uppger samma tidszon, språk och storlek på nya fönster för alla som använder den. Det som återstår är att du använder den, och på en och samma utgångs-IP kan det vara få som gör det. Ett fönster som ändrat storlek säger mer; det räknas inte in.
signals-over-tor = Tor Browser går ut genom Tor: webbplatser ser adressen till en Tor-utgång, som många delar, och inte denna utgångs-IP.
signals-no-exit = Inget utgångsrelä är känt: andelarna gäller alla användare, och det finns ingen folkmängd att dra av dem från. Ange ett relä med --relay.
signals-doubt = Intervallet kommer till { $exit } % av hur många som är på utgångs-IP:n och till { $signals } % av hur många av dem som ser likadana ut; slumpen tillkommer.
signals-guess = Andelarna är gissningar: ingen publicerar hur Mullvads användare ser ut. De utgår från siffror för alla människor, och grupperna behandlas som oberoende. Av en grupp räknas bara det mest sällsynta värdet. Version, typsnitt, grafik och fler språk säger en webbplats mer och räknas inte in, så färre kan bli kvar.
signals-kept-nowhere = Inget av detta sparas eller skickas.

## What is wrong with what was typed
signals-no-such-zone = ”{ $asked }” är ingen tidszon i IANA-databasen. Den skrivs som Europe/Stockholm.
