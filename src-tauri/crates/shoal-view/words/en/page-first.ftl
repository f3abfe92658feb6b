# Words of the first start: three steps on the page of the present, until somebody has chosen whom to hide from.

page-first-step = First start, step { $step } of 3
page-first-next = Next
page-first-back = Back
page-first-skip = Skip
page-first-done = Done
page-first-number = What the number is
page-first-number-is = Websites do not see you but your exit IP, and with you all who leave through it now. Shoal estimates how many that are, with the range that is likely. Mullvad does not publish it, and nobody is counted.
page-first-number-not = It is not a measure of how hidden you are. A login, a cookie or a rare browser can single you out among many; what your browser tells is under Signals.
page-first-whom = Whom do you hide from?
page-first-whom-note = It decides how small a crowd is small, and what Shoal advises. Nothing is ever switched unasked.
page-first-habits = How Shoal behaves
page-first-habits-start = Shoal starts by itself only if you want it to. Closing this window does not end it.
page-first-remind = Remind me after a long time on one exit IP
page-first-remind-never = Never
page-first-remind-hours = { $hours ->
    [one] After an hour
   *[other] After { $hours } hours
  }
page-first-later = All of this can be changed under Settings.
