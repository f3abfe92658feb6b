# What Shoal advises: a title, its text (.body) and one line for menus (.line). Shared by all front ends.

## The crowd of another place
crowd-people = { $likely ->
    [one] troligen ingen annan ({ $low }–{ $high })
   *[other] ungefär { $likely } personer ({ $low }–{ $high })
  }

## Advice by the name of what the core says
advice-no_tunnel = Mullvad är av
    .body = Webbplatser ser din egen adress, om inte en annan VPN är uppe. Anslut till Mullvad för att vara en i mängden igen.
    .line = Anslut till Mullvad för att vara en i mängden igen

advice-blocked = Mullvad släpper inte igenom något
    .body = { $cause }
    .line = { $cause }

advice-key_before_switch = Ny nyckel först?
    .body = { $left ->
        [yes] Du har lämnat ett relä och behållit nyckeln. En webbplats som ser båda adresserna kan koppla ihop dem, och varje nytt byte spär på det.
       *[no] { $exits ->
            [one] En utgångs-IP har setts under denna nyckel.
           *[other] { $exits } utgångsadresser har setts under denna nyckel.
          } En webbplats som ser även nästa kan koppla ihop dem.
      } En ny identitet skapar en ny nyckel och går sedan till ett annat relä.
    .line = Ny nyckel före nästa byte, annars kan webbplatser koppla ihop båda adresserna

advice-better_crowd = Större folkmängd på annat håll
    .body = { $likely ->
        [one] Här är troligen ingen annan på din utgångs-IP ({ $low }–{ $high }); på annat håll, som i { $city }, { $crowd }.
       *[other] Här delar ungefär { $likely } personer din utgångs-IP ({ $low }–{ $high }); på annat håll, som i { $city }, { $crowd }.
      }{ $count ->
        [0] {""}
       *[other] {" "}Populära städer som jämförelse: { $popular }.
      }
    .line = Större folkmängd på annat håll, som i { $city }: { $crowd }
advice-place = { $city } { $crowd }

advice-leak = Trafik går utanför tunneln
    .body = Webbplatser kan se din egen adress, hur stor folkmängden än är. Koppla bort dig från nätverket och öppna sedan Mullvads app.
    .line = Trafik går utanför tunneln: webbplatser kan se din egen adress

advice-use_tor = Använd Tor Browser till detta
    .body = För det som inte får kopplas till dig räcker det inte med en folkmängd på en enda adress. Tor Browser går över tre reläer, tar en ny väg var tionde minut och har i genomsnitt ungefär 1 500 personer på varje väg ut. Den är långsammare, och fler webbplatser spärrar den.
    .line = Använd Tor Browser till det som inte får kopplas till dig

advice-old_key = Det är dags för en ny nyckel
    .body = Mullvads app borde ha skapat en efter { $days ->
        [one] ett dygn
       *[other] { $days } dygn
      }. Det som webbplatser ser under en och samma nyckel kan kopplas ihop; med en ny nyckel börjar det om.
    .line = Det är dags för en ny nyckel: den nuvarande kopplar ihop besök

advice-key_never_rotates = Den här nyckeln byts aldrig av sig själv
    .body = Bara Mullvads egen app skapar nya nycklar av sig själv. Det som webbplatser ser under en och samma nyckel kan kopplas ihop, så byt ut den då och då, där du skapade den.
    .line = Den här nyckeln byts aldrig av sig själv: byt ut den då och då

advice-exit_changed = Din utgångs-IP ändrades av sig själv
    .body = Nyckeln byttes ut, av Mullvads timer eller av ett annat program, och med en annan nyckel visar samma relä en annan utgångs-IP. Inget är fel: det som kan kopplas ihop börjar om.
    .line = Utgångs-IP:n ändrades av sig själv, eftersom nyckeln byttes ut

advice-link_strong = Dina besök kan kopplas ihop
    .body = En av { $one } slumpvis valda användare skulle passa in på alla utgångsadresser som setts under denna nyckel. En webbplats som såg två av dem får upp till { $odds } gånger högre odds för att båda besöken var dina. Reläer som inte säkert har Mullvads rättning räknas som om de saknade den. Med en ny identitet börjar det om.
    .line = Besök under denna nyckel kan kopplas ihop: upp till { $odds } gånger högre odds

advice-returning_exit = Samma utgångs-IP { $days } olika dagar
    .body = Webbplatser som sparar vad de ser kan lägga de dagarnas besök bredvid varandra. En ny identitet visar dem oftast en annan utgångs-IP.
    .line = Samma utgångs-IP { $days } olika dagar: webbplatser kan lägga besöken bredvid varandra

advice-ipv6 = IPv6 kan peka ut dig här
    .body = En webbplats som frågar efter båda dina adresser ser ett par; sannolikheten att ingen annan har det är { $percent }. { $likely ->
        [one] Utan IPv6 skulle den troligen inte heller ha någon annan att välja på ({ $low }–{ $high }).
       *[other] Utan IPv6 skulle den ha ungefär { $likely } personer ({ $low }–{ $high }) att välja på.
      } IPv6 stängs av i Mullvads app, under Inställningar, VPN-inställningar. På macOS kan det störa namnuppslagningen (DNS).
    .line = IPv6 kan peka ut dig: med sannolikheten { $percent } har ingen annan båda adresserna

advice-thin_relay = Få hamnar på detta relä av en slump
    .body = Mullvads app skickar knappt någon hit: de flesta som är här har valt just detta relä. Andra reläer har fler som hamnat där av en slump.
    .line = Få hamnar på detta relä av en slump

advice-relay_draws = Detta relä har Mullvads rättning
    .body = { $count ->
        [one] En nyckel har
       *[other] { $count } nycklar har
      } visat att reläet lottar en egen utgångs-IP åt dig: det som syns här leder inte till något annat relä.
    .line = Detta relä har Mullvads rättning, så långt dina nycklar har visat

advice-relay_linked = Detta relä har inte Mullvads rättning
    .body = { $count ->
        [one] En nyckel har
       *[other] { $count } nycklar har
      } visat att reläet ger dig samma plats bland sina utgångsadresser som andra reläer gör: besök via dem kan kopplas ihop så länge du har kvar nyckeln.
    .line = Detta relä har inte Mullvads rättning, så långt dina nycklar har visat

advice-same_country = Ingång och utgång ligger i samma land: { $country }
    .body = Den som kan övervaka näten i det landet kan se båda ändarna. En ingång i ett annat land skiljer ändarna åt: välj en i Mullvads app, eller i Shoals fönster under Multihop.
    .line = Ingång och utgång ligger i samma land: { $country }

advice-same_provider = Ingång och utgång finns hos samma värdföretag: { $provider }
    .body = Den som har åtkomst där kan se båda ändarna. En ingång hos ett annat värdföretag skiljer ändarna åt: välj en i Mullvads app, eller med ”shoal entry”.
    .line = Ingång och utgång finns hos samma värdföretag: { $provider }

advice-suggest_multihop = Två reläer skulle dela upp vad vart och ett kan se
    .body = Med multihop ser ingången din egen adress, utgången ser vart du går, och ingen av dem ser båda. Folkmängden blir inte större: den hänger på utgången.{ $offered ->
        [yes] {""}
       *[no] {" "}Det slås på i Mullvads app, under Inställningar.
      }
    .line = Multihop skulle dela upp vad varje relä kan se; folkmängden blir inte större

advice-outside_tunnel = Shoal är utanför tunneln
    .body = Delad tunnel (split tunnelling) håller Shoal utanför tunneln. Det som visas gäller tunneln, men program som startats från samma ställe kan också vara utanför, och där ser webbplatser din egen adress.
    .line = Shoal startades utanför tunneln: det kan gälla även det som startats bredvid

advice-clean_browser = { $browser ->
        [tor] Tor Browser i en liten folkmängd
       *[other] Mullvad Browser i en liten folkmängd
      }
    .body = { $browser ->
        [tor] Över Tor ser webbplatser en av Tors adresser och inte den här. Bara det du gör utanför Tor Browser visar din utgångs-IP, { $likely ->
            [one] som troligen ingen annan har
           *[other] som ungefär { $likely } personer delar
          } ({ $low }–{ $high }).
       *[other] Den får sina användare att se likadana ut, men få på din utgångs-IP använder den: { $likely ->
            [one] troligen är ingen annan där
           *[other] totalt är ungefär { $likely } där
          } ({ $low }–{ $high }). En webbplats som ser båda delarna ser en av dessa få. I en större folkmängd finns fler av dem.
      }
    .line = { $browser ->
        [tor] Tor Browser kördes när Shoal såg efter: där ser webbplatser Tors adress, på andra håll denna
       *[other] Mullvad Browser kördes när Shoal såg efter: { $likely ->
            [one] troligen ingen annan här ({ $low }–{ $high }) använder den
           *[other] av ungefär { $likely } personer här ({ $low }–{ $high }) använder få den
          }
      }

advice-ask_browsers = Får Shoal se efter vilken webbläsare som körs?
    .body = Folkmängden på din utgångs-IP är liten. Om Mullvad Browser eller Tor Browser körs betyder det något annat än med andra webbläsare, och Shoal skulle kunna säga det. Det tittar bara på namnen på program som körs och sparar inget av det.
    .line = Får Shoal se efter om Mullvad Browser eller Tor Browser körs?
