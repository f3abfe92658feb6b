# Words about the pages of the window as such.

page-tabs = Pages
page-tab-now = Now
page-tab-trail = Trail
page-tab-places = Places
page-tab-history = History
page-tab-signals = Signals
page-tab-settings = Settings
page-coming = One moment …
