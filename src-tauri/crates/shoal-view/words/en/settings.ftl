# Why a setting was not taken: what is allowed. Shared by all front ends.

settings-error-reminder_out_of_range = a reminder comes after 5 minutes at the earliest and 7 days at the latest
settings-error-threshold_out_of_range = “few people” is a number from 0 (off) to 1,000
settings-error-quiet_hours_out_of_range = quiet hours go from one time of the day to another
settings-error-not_a_country = a country is two small letters, like se
settings-error-too_many_favourites = there can be 100 favourites; take one away first
settings-error-history_out_of_range = a history goes back 1 to 365 days
settings-error-users_out_of_order = the numbers of users must rise from the low to the high one, within 1,000 to 100,000,000
settings-error-not_a_share = a share is a number from 0 to 1
