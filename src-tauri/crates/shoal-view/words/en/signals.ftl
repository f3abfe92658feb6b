# Words of `shoal signals` and of its page.

signals-head-signal = What sites see
signals-head-likely = Likely
signals-head-range = Range
signals-head-note = Note
signals-browser = Browser and system
signals-region = Time zone and language
signals-screen = Screen
signals-all = All of these
signals-crowd = People on the exit IP
signals-left = … who look the same
signals-percent = { $number } %
signals-percent-range = { $low }–{ $high } %
signals-percent-tiny = under { $number } %
signals-people-range = { $low }–{ $high }
signals-not-looked-at = not looked at
signals-everybody = 100 %
signals-unknown = unknown
signals-over-tor-cell = elsewhere

## Notes in the table
signals-counts-browser = the browser counts
signals-counts-os = the system counts
signals-counts-time_zone = the time zone counts
signals-counts-language = the language counts
signals-counts-screen = the screen counts
signals-you-too = you among them
signals-not-in-table = a rare value that Shoal has no figure for: a wide guess
signals-one-for-all-note = the same for all who use this browser
signals-alone-note = a chance of { $percent } that nobody else there looks the same
signals-nearly-sure = over 99 %

## Sentences below the table
signals-own = Taken from this machine’s environment, without asking anything: { $values }. What your browser reports may differ, and Shoal cannot see which browser and screen you use: name them with --browser and --screen.
signals-on-relay = For an exit IP of { $relay }.
signals-zone-fits = The time zone is one of the exit’s country.
signals-zone-does_not_fit = The time zone is not one of the exit’s country: a site sees that a VPN is used, and where from.
signals-zone-no_place = This time zone stands for no place. Few have it whose browser does not resist fingerprinting.
signals-one-for-all = This browser reports the same time zone, language and size of new windows for all who use it. What remains is that you use it, and on one exit IP few may. A window that was resized tells more; that is not counted.
signals-over-tor = Tor Browser leaves through Tor: sites see the address of a Tor exit, which many share, and not this exit IP.
signals-no-exit = No exit relay is known: the shares are those of all users, and there is no crowd to take them off. Name a relay with --relay.
signals-doubt = The range comes to { $exit } % from how many people are on the exit IP and to { $signals } % from how many of them look the same; chance comes on top.
signals-guess = The shares are guesses: nobody publishes how Mullvad’s users look. They start from figures for everybody, and the groups are taken as independent. Of a group only the rarest value counts. Version, fonts, graphics and further languages tell a site more and are not counted, so fewer may be left.
signals-kept-nowhere = Nothing of this is kept or sent.

## What is wrong with what was typed
signals-no-such-zone = “{ $asked }” is no time zone of the IANA database. It is written like Europe/Stockholm.
