# Whom the user hides from, in plain words: a title and two sentences (.body), and one line on what it changes (.few).

profile-provider = From my provider
    .body = Your internet provider, or the café whose Wi-Fi you use, sees that you use Mullvad and not what you visit. How many people share your exit IP does not matter for that, so Shoal shows the number and asks for nothing.
profile-sites = From single websites
    .body = Each website should see one of many people on its exit IP. Shoal says when few share yours and where there are more, and reminds you of a long stay if you ask for that.
profile-networks = From those who compare visits
    .body = Advertisers, analysts and moderators see you on many sites, and can tie visits together by the exit IPs that one key shows. Shoal watches what those give away together, and asks for a new key before a switch.
profile-targeted = From somebody who looks for me
    .body = Somebody determined tries to single you out, and a crowd of Mullvad’s users is thin cover against that. Use Tor Browser for what must not lead to you; for the rest Shoal says all that it knows.
profile-few = Few people are { $count ->
    [0] never mentioned
   *[other] { $count } or fewer
  }
profile-here = This counts now.
profile-default = This counts until you choose.
profile-how = Choose with “shoal profile” and a name: { $names }.
profile-taken = Chosen: { $title }
profile-would = Would be chosen: { $title }
