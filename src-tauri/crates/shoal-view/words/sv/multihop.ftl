# Words about multihop that menu and page share.

menu-multihop = Multihop
menu-multihop-no-crowd = Över två reläer ser inget av dem både dig och vart du går; folkmängden är densamma
menu-multihop-not-known = Vad Mullvads app erbjuder är inte känt än
menu-multihop-set-on = Gå över två reläer
menu-multihop-set-off = Gå över ett relä
menu-multihop-set-auto = Låt Mullvads app avgöra

## Why multihop cannot be set
tray-multihop-no_program = Inte härifrån: Mullvads kommandoradsprogram är inte installerat. Använd Mullvads app.
tray-multihop-untrusted_program = Inte härifrån: andra än root kan ändra Mullvads kommandoradsprogram, så Shoal kör det inte.
tray-multihop-other_version = Inte härifrån: Mullvads kommandoradsprogram har version { $program }, tjänsten { $daemon }. Starta om datorn; om de då fortfarande skiljer sig, installera om Mullvads app.
tray-multihop-unknown_program = Inte härifrån: Mullvads kommandoradsprogram anger inget sätt att ställa in det. Använd Mullvads app.
