# Words about the pages of the window as such.

page-tabs = Seiten
page-tab-now = Jetzt
page-tab-trail = Spur
page-tab-places = Orte
page-tab-history = Verlauf
page-tab-signals = Signale
page-tab-settings = Einstellungen
page-coming = Einen Moment …
