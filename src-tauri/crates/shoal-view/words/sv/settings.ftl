# Why a setting was not taken: what is allowed. Shared by all front ends.

settings-error-reminder_out_of_range = en påminnelse kommer tidigast efter 5 minuter och senast efter 7 dygn
settings-error-threshold_out_of_range = ”få personer” är ett tal från 0 (av) till 1 000
settings-error-quiet_hours_out_of_range = tysta timmar går från ett klockslag till ett annat
settings-error-not_a_country = ett land är två små bokstäver, till exempel se
settings-error-too_many_favourites = det kan finnas 100 favoriter; ta bort en först
settings-error-history_out_of_range = en historik går 1 till 365 dygn tillbaka
settings-error-users_out_of_order = antalen användare måste stiga från det lägsta till det högsta, inom 1 000 till 100 000 000
settings-error-not_a_share = en andel är ett tal från 0 till 1
