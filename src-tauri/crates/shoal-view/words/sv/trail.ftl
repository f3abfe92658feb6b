# Words about positions, trails and links.

## shoal predict
predict-address = Tunneladress
predict-hash = Hash
predict-position = Position
predict-position-value = { $rounded }, exakt { $hash }/4294967296
predict-head-relay = Relä
predict-head-exit-ip = Utgångs-IP
predict-head-place = Plats i poolen
predict-head-pool = Pool
predict-place = { $number } av { $size }
predict-pool-measured = uppmätt
predict-pool-predicted = förutsagd
predict-pool-other = känd
predict-unknown = { $count ->
    [one] Ett relä till har en adresspool som ingen känner till.
   *[other] { $count } reläer till har adresspooler som ingen känner till.
  }
predict-hypothesis = Detta är att vänta där ett relä delar ut sin pool efter just denna position. Mullvad ändrar det relä för relä, och av de förutsagda poolerna är ungefär en av fyra fel: jämför med vad du ser.
predict-no-v6-pool = Ingen IPv6-pool är känd, så ingen utgångs-IP följer av denna position.
predict-telling = En tunneladress och dess position säger lika mycket som ett namn. Behåll dem för dig själv.
predict-not-an-address = { $asked } är ingen adress. En tunneladress ser ut som 10.64.0.2 eller fc00:bbbb:bbbb:bb01::1; utan någon tas den här datorns egen.
predict-outside = Mullvads tunneladresser ligger i 10.64.0.0/10 och fc00:bbbb:bbbb:bb01::/64; denna ligger någon annanstans.
predict-no-tunnel = Den här datorn har ingen av Mullvads tunneladresser. Anslut först, eller ange en: shoal predict 10.64.0.2
predict-no-list = Ingen relälista finns till hands, så bara de uppmätta poolerna används. --relays FILE lägger till en lista.

## shoal trail
trail-head-positions = Positioner
trail-head-regime = Tilldelning
trail-positions = { $low } till { $high }
trail-says-draws_for_itself = säger inget: reläet lottar själv
trail-says-outside_pool = säger inget: utanför den antagna poolen, så poolen är en annan
trail-says-pool_unknown = säger inget: dess pool är okänd
trail-says-family_unknown = säger inget: ingen IPv6-pool är känd
trail-left = Tillsammans lämnar de kvar positioner från { $low } till { $high } ({ $exactly }).
trail-match = En av { $number } användare skulle passa in av en slump. Det är ingen folkmängd: de andra var inte på dessa utgångsadresser.
trail-match-everybody = Alla användare skulle passa in.
trail-nothing-said = Ingen av dem säger något om positionen.
trail-contradiction = Ingen position ger både { $a } på { $relay-a } och { $b } på { $relay-b }. En pool är inte som man trott, ett relä lottar själv, eller så hör de inte till samma tunneladress. Därför går det inte att säga något om de andra heller.
trail-links = Den som ser besök via två reläer kan multiplicera oddsen för att samma person gjorde båda med:
trail-link = { $odds }  { $relay-a } och { $relay-b }
trail-links-more = { $count ->
    [one] Ett par till; --json visar fler.
   *[other] { $count } par till; --json visar fler.
  }
trail-link-none = inget: ingen position ger båda
trail-odds-note = Odds är inte sannolikhet: 106 gör 10 % till 92 %, och 0,1 % till 9,6 %.
trail-regime-note = Ett relä vars tilldelning är okänd räknas som kopplat, det sämre fallet. De flesta förblir okända i veckor.
trail-pools-note = En av fyra förutsagda pooler är fel; ett spår som vilar på dem kan vara bredare än det ser ut.
trail-none = Ingen utgångs-IP har setts under denna tunneladress än.
trail-no-address = Datorns tunneladress är okänd, så det finns inget spår. Anslut och titta igen.
trail-forgotten = Spåret är glömt. Det börjar om med nästa tunnel.
trail-before = Det här spåret är från den förra tunneln. Om det fortsätter visar nästa tunneladress som Shoal läser.
trail-prediction-confirmed = Förutsagt ur tunneladressen: bekräftat på din anslutning ({ $hits } av { $tested }).
trail-prediction-confirmed-before = Förutsagt ur tunneladressen: bekräftat på din anslutning, under tidigare nycklar.
trail-prediction-does_not_hold = Förutsagt ur tunneladressen: stämmer inte ({ $hits } av { $tested }). Reläer lottar själva, pooler är inte som man trott, eller så är den publicerade regeln en annan.
trail-prediction-not_enough = Förutsagt ur tunneladressen: inte tillräckligt än ({ $hits } av { $tested } som förutsagt).
