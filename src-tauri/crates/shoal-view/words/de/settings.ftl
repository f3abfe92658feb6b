# Why a setting was not taken: what is allowed. Shared by all front ends.

settings-error-reminder_out_of_range = eine Erinnerung kommt frühestens nach 5 Minuten und spätestens nach 7 Tagen
settings-error-threshold_out_of_range = „wenige Menschen“ ist eine Zahl von 0 (aus) bis 1.000
settings-error-quiet_hours_out_of_range = die Ruhezeit geht von einer Uhrzeit bis zu einer anderen
settings-error-not_a_country = ein Land sind zwei kleine Buchstaben, etwa se
settings-error-too_many_favourites = es kann 100 Favoriten geben; nimm zuerst einen weg
settings-error-history_out_of_range = ein Verlauf reicht 1 bis 365 Tage zurück
settings-error-users_out_of_order = die Nutzerzahlen müssen von der niedrigen zur hohen steigen, zwischen 1.000 und 100.000.000
settings-error-not_a_share = ein Anteil ist eine Zahl von 0 bis 1
