# Whom the user hides from, in plain words: a title and two sentences (.body), and one line on what it changes (.few).

profile-provider = Vor meinem Anbieter
    .body = Dein Internetanbieter oder das Café, dessen WLAN du nutzt, sieht, dass du Mullvad nutzt, aber nicht, was du besuchst. Dafür ist es egal, wie viele Menschen sich deine Ausgangs-IP teilen; darum zeigt Shoal die Zahl und verlangt nichts.
profile-sites = Vor einzelnen Websites
    .body = Jede Website soll in dir nur einen von vielen Menschen auf der Ausgangs-IP sehen. Shoal sagt, wenn wenige deine teilen und wo es mehr sind, und erinnert dich auf Wunsch an langes Bleiben.
profile-networks = Vor denen, die Besuche vergleichen
    .body = Werbenetze, Analysedienste und Moderatoren sehen dich auf vielen Websites und können Besuche über die Ausgangs-IPs verknüpfen, die ein Schlüssel zeigt. Shoal achtet darauf, was diese zusammen verraten, und bittet vor einem Wechsel um einen neuen Schlüssel.
profile-targeted = Vor jemandem, der mich sucht
    .body = Jemand versucht entschlossen, genau dich herauszugreifen, und eine Menge aus Mullvads Nutzern ist dagegen ein dünner Schutz. Nimm Tor Browser für alles, was nicht zu dir führen darf; beim Übrigen sagt Shoal alles, was es weiß.
profile-few = Wenige Menschen: { $count ->
    [0] nie erwähnt
   *[other] { $count } oder weniger
  }
profile-here = Das gilt jetzt.
profile-default = Das gilt, bis du wählst.
profile-how = Wähle mit „shoal profile“ und einem Namen: { $names }.
profile-taken = Gewählt: { $title }
profile-would = Gewählt würde: { $title }
