# Diagnostik på sidan Inställningar: en rapport till den som hjälper användaren.

page-diagnostics = Diagnostik
page-diagnostics-sum = en rapport till den som hjälper dig
page-diagnostics-why = Den säger vilka versioner som körs, vad Shoal hittar på den här datorn, hur det är inställt och vad som har gått fel på sistone. Adresser, reläer, platser, nycklar, ditt konto, din hemmapp och antal personer är utelämnade. Den är på engelska för den som läser den, och Shoal skickar den ingenstans.
page-diagnostics-show = Visa rapporten
page-diagnostics-making = Rapporten görs …
page-diagnostics-text = Rapporten
page-diagnostics-whole = Detta är hela rapporten. Sparad är den likadan till sista bokstaven: en fil som bara du kan läsa, i { $folder }.
page-diagnostics-nowhere = Det finns ingen mapp att spara den i, som alltid i en simulering. Kopiera den för att lämna den vidare.
page-diagnostics-save = Spara den
page-diagnostics-saving = Sparas …
page-diagnostics-copy = Kopiera den
page-diagnostics-copied = Kopierad
page-diagnostics-not-copied = Kunde inte kopieras: markera den och tryck Ctrl+C.
page-diagnostics-anew = Gör den på nytt
page-diagnostics-hide = Lägg undan den
page-diagnostics-saved = Sparad som { $path }
page-diagnostics-no-folder = Inte sparad: mappen kan inte användas ({ $reason }).
    .next = Åtgärda det och spara igen, eller kopiera rapporten.
page-diagnostics-not-written = Inte sparad, och inget av den ligger kvar: { $reason }.
    .next = Frigör plats eller ändra mappens rättigheter och spara igen, eller kopiera rapporten.
page-diagnostics-too-many = Inte sparad: { $count } rapporter från i dag ligger redan där.
    .next = Ta bort dem som du inte behöver och spara igen, eller kopiera rapporten.
page-diagnostics-not-shown = Inte sparad: det har kommit en nyare rapport än den du såg.
    .next = Läs den här och spara den sedan.
