# What the settings need words for in all front ends alike.

## Why a setting was not taken: what is allowed
settings-error-reminder_out_of_range = en påminnelse kommer tidigast efter 5 minuter och senast efter 7 dygn
settings-error-threshold_out_of_range = ”få personer” är ett tal från 0 (av) till 1 000
settings-error-quiet_hours_out_of_range = tysta timmar går från ett klockslag till ett annat
settings-error-not_a_country = ett land är två små bokstäver, till exempel se
settings-error-too_many_favourites = det kan finnas 100 favoriter; ta bort en först
settings-error-history_out_of_range = en historik går 1 till 365 dygn tillbaka
settings-error-users_out_of_order = antalen användare måste stiga från det lägsta till det högsta, inom 1 000 till 100 000 000
settings-error-not_a_share = en andel är ett tal från 0 till 1

## Why the desktop cannot be told to start Shoal, and what to do
autostart-no_home = Ingen hemkatalog är angiven, och där skulle filen ligga: HOME är inte satt.
autostart-no_plain_path = { $program } är ingen absolut sökväg i ren text. Installera Shoal under en sådan, till exempel /usr/bin/shoal, och starta det därifrån.
autostart-unusual_character = { $program } har ett tecken som skrivbord läser på olika sätt. Installera Shoal under ett enkelt namn, till exempel /usr/bin/shoal, och starta det därifrån.
autostart-program_gone = { $program } finns inte längre. Installera Shoal där bara root får skriva, till exempel i /usr/bin, och starta det därifrån.
autostart-program_changeable = { $program }, eller en katalog ovanför, kan ändras av andra än root. Installera Shoal där bara root får skriva, till exempel i /usr/bin, och starta det därifrån.
autostart-refused = Systemet säger: { $reason }.
autostart-still_there = Filen som startar det finns ändå, och kan tas bort.
