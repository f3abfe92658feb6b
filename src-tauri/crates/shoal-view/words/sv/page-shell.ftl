# Words about the pages of the window as such.

page-tabs = Sidor
page-tab-now = Nu
page-tab-trail = Spår
page-tab-places = Platser
page-tab-history = Historik
page-tab-signals = Signaler
page-tab-settings = Inställningar
page-coming = Ett ögonblick …
