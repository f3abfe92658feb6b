// Other systems beside Mullvad, for the comparison on the page about signals: figures of others, taken over as they are.
// They are carried, not asked for, so they age; the month of what is counted is said with it.
import { say } from "./words";

const SYSTEMS = ["tor", "private_relay", "proton", "airvpn", "dedicated", "resold"] as const;

/**
 * Exit addresses and people connected at once, as Tor Metrics estimates them without a range, August 2026. People
 * divided by addresses is an average and no more.
 */
const TOR = { addresses: 1370, people: 2_000_000, each: 1500 } as const;

/** IPv4 addresses that Apple lists for leaving, August 2026; how many people share one is not published. */
const PRIVATE_RELAY = { addresses: 106_589 } as const;

/** People on a server as AirVPN publishes it, on average. */
const AIRVPN = { people: 175 } as const;

const FIGURES: Readonly<Record<(typeof SYSTEMS)[number], Readonly<Record<string, number>>>> = {
  tor: TOR,
  private_relay: PRIVATE_RELAY,
  proton: {},
  airvpn: AIRVPN,
  dedicated: {},
  resold: {},
};

/** A name and what is known of it, system by system. */
export function otherSystems(): readonly { readonly name: string; readonly is: string }[] {
  return SYSTEMS.map((system) => ({
    name: say(`page-others-${system}`),
    is: say(`page-others-${system}.is`, { ...FIGURES[system] }),
  }));
}
