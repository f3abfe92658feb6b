# Diagnostics on the page Settings: a report for whoever helps the user.

page-diagnostics = Diagnostics
page-diagnostics-sum = a report for whoever helps you
page-diagnostics-why = It says which versions run, what Shoal finds on this machine, how it is set and what went wrong lately. Addresses, relays, places, keys, your account, your home folder and numbers of people are left out. It is in English for whoever reads it, and Shoal sends it nowhere.
page-diagnostics-show = Show the report
page-diagnostics-making = The report is being made …
page-diagnostics-text = The report
page-diagnostics-whole = This is all of it. Saved, it is the same to the last letter: a file that you alone can read, in { $folder }.
page-diagnostics-nowhere = There is no folder to save it in, as always in a simulation. Copy it to hand it on.
page-diagnostics-save = Save it
page-diagnostics-saving = Being saved …
page-diagnostics-copy = Copy it
page-diagnostics-copied = Copied
page-diagnostics-not-copied = Could not be copied: mark it and press Ctrl+C.
page-diagnostics-anew = Make it anew
page-diagnostics-hide = Put it away
page-diagnostics-saved = Saved as { $path }
page-diagnostics-no-folder = Not saved: the folder cannot be used ({ $reason }).
    .next = Mend it and save again, or copy the report.
page-diagnostics-not-written = Not saved, and nothing of it was left there: { $reason }.
    .next = Make room, or mend the folder’s permissions, and save again; or copy the report.
page-diagnostics-too-many = Not saved: { $count } reports of today lie there already.
    .next = Delete those that you need no more and save again, or copy the report.
page-diagnostics-not-shown = Not saved: a newer report has come than the one that you saw.
    .next = Read this one, then save it.
