# Words of the first start: three steps on the page of the present, until somebody has chosen whom to hide from.

page-first-step = Erster Start, Schritt { $step } von 3
page-first-next = Weiter
page-first-back = Zurück
page-first-skip = Überspringen
page-first-done = Fertig
page-first-number = Was die Zahl ist
page-first-number-is = Websites sehen nicht dich, sondern deine Ausgangs-IP, und mit dir alle, die jetzt über sie hinausgehen. Shoal schätzt, wie groß diese Menge ist, mit dem Bereich, der wahrscheinlich ist. Mullvad veröffentlicht das nicht, und niemand wird gezählt.
page-first-number-not = Sie misst nicht, wie verborgen du bist. Eine Anmeldung, ein Cookie oder ein seltener Browser kann dich unter vielen herausgreifen; was dein Browser verrät, steht unter „Signale“.
page-first-whom = Vor wem verbirgst du dich?
page-first-whom-note = Davon hängt ab, welche Menge als klein gilt und was Shoal rät. Ungefragt wird nie gewechselt.
page-first-habits = Wie Shoal sich verhält
page-first-habits-start = Shoal startet von selbst nur, wenn du das willst. Schließt du dieses Fenster, läuft es weiter.
page-first-remind = Nach langer Zeit auf einer Ausgangs-IP erinnern
page-first-remind-never = Nie
page-first-remind-hours = { $hours ->
    [one] Nach einer Stunde
   *[other] Nach { $hours } Stunden
  }
page-first-later = All das lässt sich unter „Einstellungen“ ändern.
