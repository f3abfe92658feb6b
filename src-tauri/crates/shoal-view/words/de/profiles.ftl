# Vor wem sich jemand verbirgt, in einfachen Worten: ein Titel und zwei Sätze (.body).

profile-provider = Vor meinem Anbieter
    .body = Ihr Internetanbieter, oder das Café, dessen WLAN Sie benutzen, sieht, dass Sie Mullvad benutzen, aber nicht, was Sie besuchen. Wie viele Ihre Ausgangs-IP teilen, ist dafür gleich; Shoal zeigt die Zahl und verlangt nichts.
profile-sites = Vor einzelnen Websites
    .body = Jede Website soll eine Person von vielen auf ihrer Ausgangs-IP sehen. Shoal sagt, wenn wenige Ihre teilen und wo es mehr sind, und erinnert Sie auf Wunsch an einen langen Aufenthalt.
profile-networks = Vor denen, die Besuche vergleichen
    .body = Werbende, Auswertende und Moderierende sehen Sie auf vielen Websites und können Besuche über die Ausgangs-IPs verbinden, die ein Schlüssel zeigt. Shoal achtet darauf, was diese zusammen verraten, und bittet vor einem Wechsel um einen neuen Schlüssel.
profile-targeted = Vor jemandem, der mich sucht
    .body = Jemand will mit Nachdruck gerade Sie herausfinden, und dagegen ist eine Menge von Mullvad-Nutzenden ein dünner Schutz. Nehmen Sie Tor Browser für das, was nicht zu Ihnen führen darf; über den Rest sagt Shoal alles, was es weiß.
profile-few = Wenige Personen sind { $count ->
    [0] nie der Rede wert
   *[other] { $count } oder weniger
  }
profile-here = Das gilt jetzt.
profile-default = Das gilt, bis Sie wählen.
profile-how = Wählen Sie mit „shoal profile“ und einem Namen: { $names }.
profile-taken = Gewählt: { $title }
profile-would = Würde gewählt: { $title }
