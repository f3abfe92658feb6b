# Words of the page about settings. What is allowed where stands in settings.ftl, whom one hides from in profiles.ftl.

page-settings-about = gäller direkt
page-settings-demo = Detta är en simulering: det som ändras här gäller tills den avslutas och sparas ingenstans.
page-settings-refused = Inte godtaget: { $why }.

## Whom you hide from
page-settings-whom = Vem du döljer dig för
page-settings-whom-none = inte valt än
page-settings-few = Få personer
page-settings-few-hint = { $count ->
    [0] 0 till 1 000. Tomt: som profilen säger, det vill säga aldrig.
   *[other] 0 till 1 000; 0: aldrig. Tomt: som profilen säger, { $count } eller färre.
  }
page-settings-few-unit = eller färre

## Notices
page-settings-notices = Aviseringar och påminnelser
page-settings-notices-level = Aviseringar på skrivbordet
page-settings-notices-off = Inga
page-settings-notices-important = Viktiga
page-settings-notices-all = Alla
page-settings-notices-sum = { $level ->
    [off] inga aviseringar
    [important] viktiga
   *[all] alla
  }
page-settings-remind = Påminn efter
page-settings-remind-sum = { $level }, påminnelse efter { $time }
page-settings-remind-unit = minuter
page-settings-remind-hint = Tid på en utgångs-IP: 5 till 10 080 minuter (7 dygn). Tomt: aldrig.
page-settings-quiet = Tysta timmar
page-settings-quiet-from = Från
page-settings-quiet-until = till
page-settings-quiet-hint = Då kommer inga aviseringar som kan vänta. Klockslag som 22:00, båda eller inget av dem.
page-settings-never = aldrig

## Places
page-settings-places = Platser och multihop
page-settings-home = Ditt land
page-settings-home-hint = Två bokstäver, till exempel se: då kommer platser nära dig först. Tomt: där tunneln går ut.
page-settings-home-sum = nära { $country }
page-settings-home-none = nära din utgång
page-settings-same-country = Säg till när multihop går in och ut i samma land
page-settings-same-provider = Säg till när multihop går in och ut hos samma värdföretag

## Tray
page-settings-tray = Ikon i systemfältet
page-settings-ink-tile = På en platta
page-settings-ink-light = Ljus
page-settings-ink-dark = Mörk
page-settings-ink-hint = Inget skrivbord berättar vilken färg dess panel har. På en platta går ikonen att läsa överallt; ljus passar en mörk panel, mörk en ljus.

## Language
page-settings-language = Språk
page-settings-language-system = Som systemet
page-settings-language-en = English
page-settings-language-sv = Svenska
page-settings-language-de = Deutsch

## What is remembered
page-settings-kept = Vad Shoal minns
page-settings-kept-sum = { $days ->
    [one] på disk i ett dygn
   *[other] på disk i { $days } dygn
  }
page-settings-kept-sum-memory = tills Shoal avslutas

## What the estimate assumes
page-settings-assume = Vad uppskattningen antar
page-settings-assume-sum = ungefär { $users } enheter
page-settings-assume-why = Mullvad talar inte om hur många enheter som är anslutna. Varje folkmängd växer och krymper i proportion till detta tal, och det är mest därifrån intervallet kommer.
page-settings-assume-users = Anslutna enheter
page-settings-assume-low = Nedre gräns (färre: 5 %)
page-settings-assume-high = Övre gräns (fler: 5 %)
page-settings-assume-ipv6 = Andel med IPv6
page-settings-assume-hint = Nedre gräns, anslutna enheter och övre gräns måste stiga i den ordningen, inom 1 000 till 100 000 000; andelen är 0 till 1.
page-settings-assume-take = Använd dessa
page-settings-assume-own = Tillbaka till Shoals egna

## What leaves this machine
page-settings-leaves = Vad som lämnar datorn
page-settings-leaves-sum = { $asks ->
    [yes] utgångskontrollen
   *[no] inget
  }
page-settings-leaves-nothing = Inget. Shoal talar med Mullvads tjänst på denna dator och med ditt skrivbord, och med ingen på internet: ingen uppdateringskontroll, ingen statistik, inga kraschrapporter.
page-settings-leaves-check = En sak, eftersom du har tillåtit den: utgångskontrollen. Inget annat: ingen uppdateringskontroll, ingen statistik, inga kraschrapporter.
page-settings-leaves-demo = Inget, i en simulering inte ens till Mullvads tjänst på denna dator.
page-settings-check = Tillåt utgångskontrollen
page-settings-browsers = Se efter vilken webbläsare som körs
page-settings-browsers-hint = Om Mullvad Browser eller Tor Browser körs, utifrån namnen på program som körs, en gång för varje tunnel med liten folkmängd; om någon letar efter dig en gång för varje tunnel. Det sparas ingenstans och lämnar inget efter sig.

## Whether Shoal starts with the session
page-autostart-title = Start av Shoal
page-autostart = Starta Shoal när du loggar in
page-autostart-sum = { $state ->
    [on] när du loggar in
    [off] bara för hand
    [changed] inställt på annat sätt
    [not_possible] bara för hand
   *[unknown] inte känt än
  }
page-autostart-hint = Det här gäller bara Shoal. Om Mullvad ansluter ställs in i Mullvads app och förblir som det är.
page-autostart-unknown = Inte känt än: Shoal har ännu inte sett efter hur det är inställt.
page-autostart-changed = Filen som skulle starta Shoal finns, men du eller ett program har skrivit den annorlunda. Shoal låter den vara om du inte säger något annat. Den har inget att göra med om Mullvad ansluter.
page-autostart-replace = Ersätt den: starta Shoal
page-autostart-remove = Ta bort den: starta för hand
page-autostart-not-possible = Det går inte att ställa in här. { $why }
page-autostart-demo = En simulering startas aldrig av sig själv, så här finns inget att ställa in.
