# Words of the first start: three steps on the page of the present, until somebody has chosen whom to hide from.

page-first-step = Första starten, steg { $step } av 3
page-first-next = Nästa
page-first-back = Tillbaka
page-first-skip = Hoppa över
page-first-done = Klar
page-first-number = Vad talet betyder
page-first-number-is = Webbplatser ser inte dig utan din utgångs-IP, och med dig alla som går ut genom den just nu. Shoal uppskattar hur många det är, med det intervall som är sannolikt. Mullvad talar inte om det, och ingen räknas.
page-first-number-not = Det är inget mått på hur väl dold du är. En inloggning, en kaka eller en ovanlig webbläsare kan peka ut dig bland många; vad din webbläsare avslöjar ser du under Signaler.
page-first-whom = Vem döljer du dig för?
page-first-whom-note = Det avgör hur liten en liten folkmängd är, och vilka råd Shoal ger. Inget byts någonsin utan att du ber om det.
page-first-habits = Hur Shoal beter sig
page-first-habits-start = Shoal startar av sig självt bara om du vill det. Det avslutas inte när du stänger fönstret.
page-first-remind = Påminn mig efter lång tid på en utgångs-IP
page-first-remind-never = Aldrig
page-first-remind-hours = { $hours ->
    [one] Efter en timme
   *[other] Efter { $hours } timmar
  }
page-first-later = Allt detta går att ändra under Inställningar.
