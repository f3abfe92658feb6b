# What the settings need words for in all front ends alike.

## Why a setting was not taken: what is allowed
settings-error-reminder_out_of_range = a reminder comes after 5 minutes at the earliest and 7 days at the latest
settings-error-threshold_out_of_range = “few people” is a number from 0 (off) to 1,000
settings-error-quiet_hours_out_of_range = quiet hours go from one time of the day to another
settings-error-not_a_country = a country is two small letters, like se
settings-error-too_many_favourites = there can be 100 favourites; take one away first
settings-error-history_out_of_range = a history goes back 1 to 365 days
settings-error-users_out_of_order = the numbers of users must rise from the low to the high one, within 1,000 to 100,000,000
settings-error-not_a_share = a share is a number from 0 to 1

## Why the desktop cannot be told to start Shoal, and what to do
autostart-no_home = No home folder is named, and its file would lie there: HOME is not set.
autostart-no_plain_path = { $program } is no absolute path of plain text. Install Shoal under one, such as /usr/bin/shoal, and start it from there.
autostart-unusual_character = { $program } has a character that desktops read in different ways. Install Shoal under a plain name, such as /usr/bin/shoal, and start it from there.
autostart-program_gone = { $program } is not there any more. Install Shoal where only root can write, such as /usr/bin, and start it from there.
autostart-program_changeable = { $program }, or a folder above it, could be changed by others than root. Install Shoal where only root can write, such as /usr/bin, and start it from there.
autostart-refused = The system says: { $reason }.
autostart-still_there = The file that starts it is there all the same, and can be taken away.
