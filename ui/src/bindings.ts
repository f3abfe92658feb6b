// Made from the types of shoal-core; do not edit.
// Made anew by: SHOAL_WRITE_BINDINGS=1 cargo test -p shoal-tests bindings

/**
 * Exit IP and crowd at one end of an action.
 */
export type ActionFigures = { 
/**
 * The relay.
 */
relay: RelayView | null, 
/**
 * The IPv4 exit IP.
 */
exit_ip: ExitIp | null, 
/**
 * The IPv4 crowd.
 */
crowd: CrowdEstimate | null, };

/**
 * Numbers actions, so that an answer about an earlier one is recognised.
 */
export type ActionId = number;

/**
 * What kind of action.
 */
export type ActionKind = "switch" | "undo" | "reconnect" | "rotate_key" | "new_identity" | "multihop" | "entry";

/**
 * How far an action is.
 */
export type ActionPhase = { "kind": "replacing_key" } | { "kind": "asking" } | { "kind": "reconnecting" } | { "kind": "verifying" } | { "kind": "restoring" } | { "kind": "ended", 
/**
 * How.
 */
outcome: Outcome, 
/**
 * What was there before.
 */
before: ActionFigures, 
/**
 * What is there since.
 */
after: ActionFigures, 
/**
 * What became of the tunnel's address, where a new key was made.
 */
tunnel_address: TunnelAddressChange | null, };

/**
 * An action, under way or ended.
 */
export type ActionView = { 
/**
 * Which.
 */
id: ActionId, 
/**
 * Of what kind.
 */
kind: ActionKind, 
/**
 * Where to, in names: a city, or a city and a relay.
 */
to: RelayView | null, 
/**
 * How far it is.
 */
phase: ActionPhase, 
/**
 * When it was asked for.
 */
asked_at: UnixSeconds, 
/**
 * When the next one may be asked for.
 */
next_at: UnixSeconds | null, 
/**
 * The number under which it was asked for, where its front end drew one.
 */
number: number | null, 
/**
 * The number of the last command that was turned down because this action was under way.
 */
turned_down: number | null, 
/**
 * Whether a new key was made for it; that is not taken back, however it ends.
 */
key_replaced: boolean, 
/**
 * Whether it left other relay settings than there were: only then is it this action that undo takes back.
 */
changed_settings: boolean, };

/**
 * One piece of advice, to be shown.
 */
export type AdviceView = { 
/**
 * Which rule speaks, such as `few-people`.
 */
id: string, 
/**
 * Counts how often it began to speak, so that a notice is shown once each time.
 */
occurrence: number, 
/**
 * How much it matters.
 */
severity: Severity, 
/**
 * What it says.
 */
says: Says, 
/**
 * What its button does, in the situation that it speaks of.
 */
action: Command | null, 
/**
 * The user has waved it away: not shown, and no notice.
 */
dismissed: boolean, };

/**
 * What was predicted against what was seen.
 */
export type AgainstPrediction = { 
/**
 * What follows.
 */
verdict: PredictionVerdict, 
/**
 * Relays that showed the predicted exit IP under this tunnel address.
 */
hits: number, 
/**
 * Relays on which one could be predicted and was seen, under this tunnel address.
 */
tested: number, 
/**
 * How many times likelier everything seen, under this and earlier tunnel addresses, was if the formula holds; 1
 * says nothing.
 */
ratio: number, };

/**
 * Where such actions lead at present; `None`: there is no other relay that the user's constraints
 * allow, or no tunnel is up to go from.
 */
export type Ahead = { 
/**
 * Another relay in the city of the present one.
 */
another_relay: PlaceAhead | null, 
/**
 * A new identity.
 */
new_identity: PlaceAhead | null, };

/**
 * What the estimate takes for granted about Mullvad's users.
 */
export type Assumptions = { 
/**
 * Devices connected to the whole network: as likely more as fewer.
 */
users: number, 
/**
 * With 90 % probability there are at least this many …
 */
users_low: number, 
/**
 * … and at most this many.
 */
users_high: number, 
/**
 * Share of users whose tunnel carries IPv6, 0 to 1.
 */
ipv6_share: number, };

/**
 * How the file is that has the desktop start Shoal.
 */
export type Autostart = { "state": "off" } | { "state": "on" } | { "state": "changed" } | { "state": "not_possible", 
/**
 * What stands in the way.
 */
obstacle: AutostartObstacle, 
/**
 * Whether one is there all the same, from a time when there could be one.
 */
is_there: boolean, };

/**
 * Why the desktop cannot be told to start Shoal.
 */
export type AutostartObstacle = { "kind": "simulation" } | { "kind": "no_home" } | { "kind": "no_plain_path", 
/**
 * The program.
 */
program: string, } | { "kind": "unusual_character", 
/**
 * The program.
 */
program: string, } | { "kind": "program_gone", 
/**
 * The program.
 */
program: string, } | { "kind": "program_changeable", 
/**
 * The program.
 */
program: string, } | { "kind": "refused", 
/**
 * What was tried and why not, as the system words it.
 */
reason: string, };

/**
 * The best relay of a city.
 */
export type BestRelay = { 
/**
 * Its name.
 */
relay: RelayName, 
/**
 * The crowd to expect on it.
 */
crowd: CrowdEstimate, };

/**
 * A place with the crowd to expect there.
 */
export type BetterPlace = { 
/**
 * The city's name.
 */
city: string, 
/**
 * Low end there.
 */
low: number, 
/**
 * Median there.
 */
likely: number, 
/**
 * High end there.
 */
high: number, };

/**
 * Why the daemon blocks all traffic.
 */
export type BlockCause = "offline" | "out_of_time" | "not_accepted" | "no_matching_relay" | "other";

/**
 * A browser that sites can tell from others.
 */
export type Browser = "chrome" | "firefox" | "safari" | "edge" | "brave" | "opera" | "vivaldi" | "samsung-internet" | "duckduckgo" | "librewolf" | "mullvad-browser" | "tor-browser" | "other";

/**
 * A city as Mullvad codes it: `se-got`, the country's code and the city's.
 */
export type CityCode = string;

/**
 * A browser that reports one value for all its users wherever others tell them apart.
 */
export type CleanBrowser = "mullvad" | "tor";

/**
 * What a front end asks the agent to do.
 */
export type Command = { "kind": "switch", 
/**
 * Where to.
 */
target: SwitchTarget, 
/**
 * The tunnel that the user looked at when asking. If another one is up by then, nothing is done and the
 * outcome says so: a stale button asks again. `None`: whatever is up.
 */
seen_in: TunnelEpoch | null, } | { "kind": "undo", 
/**
 * Even if somebody else has changed them since. Without it such a change is an obstacle, and is said.
 */
anyway: boolean, } | { "kind": "rotate_key", 
/**
 * Even if the last key is less than an hour old.
 */
insist: boolean, 
/**
 * As in [`Command::Switch`].
 */
seen_in: TunnelEpoch | null, } | { "kind": "new_identity", 
/**
 * Even if the last key is less than an hour old.
 */
insist: boolean, 
/**
 * As in [`Command::Switch`].
 */
seen_in: TunnelEpoch | null, } | { "kind": "multihop", 
/**
 * What to set.
 */
mode: MultihopMode, } | { "kind": "entry", 
/**
 * Where.
 */
entry: EntryTarget, } | { "kind": "reconnect" } | { "kind": "check_exit" } | { "kind": "dismiss", 
/**
 * Its id.
 */
advice: string, } | { "kind": "pause", 
/**
 * For how many minutes, 1 to 1,440; `None`: go on at once.
 */
minutes: number | null, } | { "kind": "change", 
/**
 * Which, and to what.
 */
change: SettingsChange, } | { "kind": "autostart", 
/**
 * Whether to.
 */
on: boolean, 
/**
 * Even if somebody else changed the file that does it. Without it such a file stays, and is said.
 */
insist: boolean, } | { "kind": "look_at_autostart" } | { "kind": "numbered", 
/**
 * The number.
 */
number: number, 
/**
 * The command.
 */
command: Command, } | { "kind": "forget" } | { "kind": "open_window" } | { "kind": "quit" };

/**
 * A point on the globe, in degrees; always finite and in range. In JSON a pair: degrees north, degrees east.
 */
export type Coordinates = [number, number];

/**
 * People on an exit IP, the user among them: never less than 1.
 *
 * They are devices, strictly: someone with two connected devices counts twice.
 */
export type CrowdEstimate = { 
/**
 * With 90 % probability there are at least this many (10 % quantile).
 */
low: number, 
/**
 * As likely more as fewer (median).
 */
likely: number, 
/**
 * With 90 % probability there are at most this many (90 % quantile).
 */
high: number, 
/**
 * Probability, 0 to 1, that nobody else is on it.
 */
alone_probability: number, 
/**
 * What is known of the pool that the exit IP is from.
 */
pool: PoolView, 
/**
 * How `likely` is spoken of.
 */
level: Level, 
/**
 * Where the width of the range comes from.
 */
range_from: VarianceBudget, };

/**
 * People on an exit IP who show the same signals, the user among them: never less than 1.
 */
export type CrowdLeft = { 
/**
 * With 90 % probability there are at least this many (10 % quantile).
 */
low: number, 
/**
 * As likely more as fewer (median).
 */
likely: number, 
/**
 * With 90 % probability there are at most this many (90 % quantile).
 */
high: number, 
/**
 * Probability, 0 to 1, that nobody else on the exit IP shows the same.
 */
alone_probability: number, 
/**
 * How `likely` is spoken of.
 */
level: Level, 
/**
 * Where the width of the range comes from.
 */
range_from: LeftBudget, };

/**
 * The crowds; `None` is unknown, never zero.
 */
export type CrowdView = { 
/**
 * The headline: the IPv4 crowd.
 */
now: CrowdEstimate | null, 
/**
 * People who show this IPv4 exit IP.
 */
v4: CrowdEstimate | null, 
/**
 * People who show this IPv6 exit IP.
 */
v6: CrowdEstimate | null, 
/**
 * People who show both, for a site that sees both.
 */
joint: CrowdEstimate | null, 
/**
 * People on this IPv4 exit IP who have no IPv6: what such a site would be left with if IPv6 were switched off in
 * the tunnel.
 */
without_v6: CrowdEstimate | null, };

/**
 * A report on this Shoal, and what became of the wish to save it.
 */
export type DiagnosticsPage = { 
/**
 * Which report this is, counted from 1 for each front end.
 */
number: number, 
/**
 * All of it, redacted ([`crate::redaction`]); byte for byte what is saved.
 */
text: string, 
/**
 * The folder that it would be saved in; `None`: there is none, as in a simulation.
 */
folder: string | null, 
/**
 * Whether it was saved.
 */
saved: DiagnosticsSaved, };

/**
 * What became of the wish to save a report.
 */
export type DiagnosticsSaved = { "kind": "not_asked" } | { "kind": "saved", 
/**
 * The file's whole path.
 */
path: string, } | { "kind": "no_folder", 
/**
 * Why not; in English. `None`: there is to be none.
 */
reason: string | null, } | { "kind": "not_written", 
/**
 * Why not; in English.
 */
reason: string, } | { "kind": "too_many", 
/**
 * How many.
 */
count: number, } | { "kind": "not_shown" };

/**
 * A city where a multihop tunnel could enter.
 */
export type EntryPlace = { 
/**
 * Its name.
 */
city: string, 
/**
 * Its country's name.
 */
country: string, 
/**
 * Its code.
 */
city_code: CityCode, };

/**
 * Where a multihop tunnel should enter.
 */
export type EntryTarget = { "kind": "anywhere" } | { "kind": "city", 
/**
 * Its code.
 */
city: CityCode, } | { "kind": "relay", 
/**
 * Its name.
 */
relay: RelayName, };

/**
 * An address that websites see: what leaves a relay (Mullvad's "Out-IP").
 */
export type ExitIp = string;

/**
 * What is known of the exit IP in one family.
 */
export type ExitIpState = "known" | "none" | "not_yet" | "never_came";

/**
 * The exit IP in both families.
 */
export type ExitIpView = { 
/**
 * IPv4.
 */
v4: FamilyView, 
/**
 * IPv6.
 */
v6: FamilyView, 
/**
 * Since when this exit IP is in use; `None` where Shoal did not see that begin.
 */
since: UnixSeconds | null, };

/**
 * An exit IP under one key.
 */
export type ExitRow = { 
/**
 * The exit relay.
 */
relay: RelayName, 
/**
 * Its place in the relay's pool, counted from 0, where the pool was known.
 */
offset: number | null, 
/**
 * The size of that pool.
 */
pool_size: number | null, 
/**
 * The address, where the pool was not known.
 */
address: ExitIp | null, 
/**
 * First seconds of the days on which it was seen.
 */
days: Array<UnixSeconds>, 
/**
 * The same exit IP was seen under two keys that are known to be different.
 */
also_under_other_keys: boolean, };

/**
 * The exit IP in one family.
 */
export type FamilyView = { 
/**
 * What is known.
 */
state: ExitIpState, 
/**
 * The address, if known.
 */
address: ExitIp | null, };

/**
 * A number that is exactly one whole number through another, in lowest terms.
 *
 * As text, and so in JSON: `53/66`; 0 is `0/1` and 1 is `1/1`.
 */
export type Fraction = string;

/**
 * From a front end to the resident program.
 */
export type FromFront = { "kind": "hello", 
/**
 * [`PROTOCOL`].
 */
protocol: number, } | { "kind": "command", 
/**
 * What.
 */
command: Command, } | { "kind": "looking_at", 
/**
 * Which.
 */
page: Page, } | { "kind": "signals", 
/**
 * What a browser tells.
 */
signals: Signals, } | { "kind": "save_diagnostics", 
/**
 * Which report was shown: no other is saved.
 */
number: number, } | { "kind": "focus", 
/**
 * Whether it has it.
 */
focused: boolean, } | { "kind": "show" } | { "kind": "closing" };

/**
 * From the page to its window's program: what is passed on to the resident program as it is.
 */
export type FromPage = { "kind": "command", 
/**
 * What.
 */
command: Command, } | { "kind": "looking_at", 
/**
 * Which.
 */
page: Page, } | { "kind": "signals", 
/**
 * What a browser tells.
 */
signals: Signals, } | { "kind": "save_diagnostics", 
/**
 * Which report was shown.
 */
number: number, };

/**
 * One group and the share of users who look the same.
 */
export type GroupReading = { 
/**
 * Which.
 */
group: SignalGroup, 
/**
 * The share; `None` where the group is not looked at.
 */
share: SignalShare | null, 
/**
 * How it is known.
 */
basis: ShareBasis, 
/**
 * The rarest of its values, the one that counts; `None` where no value takes anybody off.
 */
rarest: SignalKind | null, };

/**
 * Whether what Shoal sees is remembered, and where.
 */
export type HistoryMode = "undecided" | "memory_only" | "kept";

/**
 * All of it, oldest first.
 */
export type HistoryPage = { 
/**
 * What the user has chosen.
 */
mode: HistoryMode, 
/**
 * For how many days it is remembered.
 */
days: number, 
/**
 * Where it is.
 */
state: HistoryState, 
/**
 * How many entries of it are not on disk although they should be; while it is 0, all that is listed is.
 */
unsaved: number, 
/**
 * The crowd by hour.
 */
hours: Array<HourRow>, 
/**
 * What was seen under each key.
 */
keys: Array<KeyRow>, };

/**
 * Where what is remembered is.
 */
export type HistoryState = { "kind": "in_memory" } | { "kind": "opening" } | { "kind": "kept" } | { "kind": "not_kept", 
/**
 * Why.
 */
trouble: HistoryTrouble, };

/**
 * Why nothing is kept on disk although it should be.
 */
export type HistoryTrouble = { "kind": "disk_full" } | { "kind": "not_written", 
/**
 * Why; in English.
 */
reason: string, } | { "kind": "refused", 
/**
 * What is wrong with it or its folder; in English.
 */
reason: string, } | { "kind": "newer", 
/**
 * The layout that it names.
 */
version: number, } | { "kind": "in_use" } | { "kind": "not_erased", 
/**
 * Why; in English.
 */
reason: string, };

/**
 * What may be shown of the history beside its page.
 */
export type HistoryView = { 
/**
 * Where it is.
 */
state: HistoryState, 
/**
 * A file that was no history and has another name since.
 */
kept_aside: string | null, 
/**
 * How often everything has been forgotten since Shoal was started.
 */
forgotten: number, };

/**
 * The crowd of an hour on one relay.
 */
export type HourRow = { 
/**
 * First second of the hour.
 */
hour: UnixSeconds, 
/**
 * The exit relay.
 */
relay: RelayName, 
/**
 * 10 % quantile.
 */
low: number, 
/**
 * Median.
 */
likely: number, 
/**
 * 90 % quantile.
 */
high: number, };

/**
 * What was seen under one key.
 */
export type KeyRow = { 
/**
 * Numbers the keys that are remembered, from 1; 0 where the tunnel address was not known.
 */
number: number, 
/**
 * Whether it is the key in use.
 */
in_use: boolean, 
/**
 * The exit IPs, by relay.
 */
exits: Array<ExitRow>, };

/**
 * The WireGuard key, to be shown.
 */
export type KeyView = { 
/**
 * When it was made.
 */
created: UnixSeconds | null, 
/**
 * Hours after which the daemon makes a new one.
 */
rotation_hours: number | null, 
/**
 * From when on Shoal has another one made without being told twice; in the past: at once.
 */
next_at: UnixSeconds | null, };

/**
 * A language tag (BCP 47) such as `sv-SE`, in its usual capitals. `Debug` hides it.
 */
export type Language = string;

/**
 * Variances of ln(rate × p) by origin, before chance itself (who lands where) is added.
 */
export type LeftBudget = { 
/**
 * How many people are on the exit IP.
 */
exit_ip: number, 
/**
 * How many have this browser and system.
 */
browser: number, 
/**
 * How many have this time zone and language.
 */
region: number, 
/**
 * How many have this screen.
 */
screen: number, };

/**
 * How a crowd is spoken of; each level has its own shape in the tray.
 */
export type Level = "alone" | "few" | "some" | "many";

/**
 * One thing that a place is limited by, or that should be known before it is chosen.
 */
export type Limit = { "kind": "not_active" } | { "kind": "not_allowed" } | { "kind": "here" } | { "kind": "nobody_lands_here", 
/**
 * The weight, at most 2; of a city the largest.
 */
weight: number, } | { "kind": "far_away", 
/**
 * Kilometres along the great circle.
 */
km: number, 
/**
 * How far the region goes.
 */
region_km: number, } | { "kind": "smaller_crowd", 
/**
 * The low end here.
 */
low: number, 
/**
 * The low end of the best.
 */
best_low: number, } | { "kind": "pool_overruled" } | { "kind": "unknown_pool", 
/**
 * Of so many relays …
 */
unknown: number, 
/**
 * … of these.
 */
relays: number, } | { "kind": "large_pool", 
/**
 * So many; of a city the middle of its relays.
 */
size: number, } | { "kind": "small_pool", 
/**
 * So many; of a city the middle of its relays.
 */
size: number, } | { "kind": "few_users", 
/**
 * About so many on a relay.
 */
users: number, 
/**
 * And so many on average.
 */
average: number, };

/**
 * How strongly visits through two relays can be tied together.
 */
export type LinkView = { 
/**
 * Both relays, by name.
 */
relays: [RelayName, RelayName], 
/**
 * What the odds that one person made both visits are multiplied by; 0 where no position allows both.
 */
odds: number, };

/**
 * How multihop can be set.
 */
export type MultihopMode = "on" | "off" | "auto";

/**
 * Why multihop cannot be set from here.
 */
export type MultihopObstacle = { "kind": "no_program" } | { "kind": "untrusted_program" } | { "kind": "other_version", 
/**
 * What the program calls itself; cleaned.
 */
program: string, 
/**
 * What the daemon calls itself; cleaned.
 */
daemon: string, } | { "kind": "unknown_program" };

/**
 * Multihop, to be shown.
 */
export type MultihopView = { 
/**
 * Whether the tunnel that is up goes over two relays; `None`: none is up.
 */
in_use: boolean | null, 
/**
 * What can be set; empty: nothing, or not known yet.
 */
modes: Array<MultihopMode>, 
/**
 * Why nothing can be set.
 */
obstacle: MultihopObstacle | null, 
/**
 * Where it could enter, nearest first: at most three cities, each in another country, and none in the exit's.
 */
entries: Array<EntryPlace>, };

/**
 * Which notices the desktop shows.
 */
export type NoticeLevel = "off" | "important" | "all";

/**
 * A system that sites can tell from others.
 */
export type OperatingSystem = "windows" | "macos" | "linux" | "android" | "ios" | "chromeos" | "other";

/**
 * How an action ended.
 */
export type Outcome = { "kind": "verified" } | { "kind": "unchanged" } | { "kind": "up_unverified" } | { "kind": "saved_for_later" } | { "kind": "failed", 
/**
 * Whether the relay settings are the former ones: put back, or not changed at all. Else they may not be.
 */
restored: boolean, } | { "kind": "timed_out", 
/**
 * As in [`Outcome::Failed`].
 */
restored: boolean, } | { "kind": "refused", 
/**
 * Why.
 */
refusal: Refusal, } | { "kind": "stale" } | { "kind": "already_under_way" } | { "kind": "too_soon" } | { "kind": "key_too_young", 
/**
 * From when on nobody has to insist.
 */
from: UnixSeconds, } | { "kind": "no_such_place" } | { "kind": "nothing_to_undo" };

/**
 * A pool that was believed and is wrong.
 */
export type Overruled = { 
/**
 * How it was known: predicted, or measured.
 */
provenance: Provenance, 
/**
 * How many exit IPs it was said to have.
 */
size: number, };

/**
 * How fast the times of a simulation pass: a front end of another process reckons ages and what is left to wait by it.
 */
export type Pace = { 
/**
 * When it showed the same time as the machine's clock.
 */
begun: UnixSeconds, 
/**
 * How many of its seconds pass in one of life's; above 0.
 */
speed: number, };

/**
 * What a page of the window needs beside the snapshot.
 */
export type Page = "now" | "places" | "position" | "trail" | "signals" | "history" | "diagnostics";

/**
 * Data of one page.
 */
export type PageData = { "page": "places" } & PlacesPage | { "page": "position" } & PositionPage | { "page": "trail" } & TrailPage | { "page": "signals" } & SignalsPage | { "page": "history" } & HistoryPage | { "page": "diagnostics" } & DiagnosticsPage;

/**
 * A place that an action may lead to.
 */
export type PlaceAhead = { 
/**
 * The city's name; where relays of several cities are drawn from, that of the best one.
 */
city: string, 
/**
 * The country's name.
 */
country: string, 
/**
 * The city's code.
 */
city_code: CityCode, 
/**
 * The crowd to expect, whichever relay is drawn.
 */
crowd: CrowdEstimate | null, };

/**
 * One city.
 */
export type PlaceRow = { 
/**
 * Its code.
 */
code: CityCode, 
/**
 * Its name.
 */
city: string, 
/**
 * Its country's name.
 */
country: string, 
/**
 * Active relays.
 */
relays: number, 
/**
 * About how many users are on all of them together …
 */
users: number, 
/**
 * … with 90 % probability at least so many …
 */
users_low: number, 
/**
 * … and with 90 % probability at most so many.
 */
users_high: number, 
/**
 * The crowd to expect when Mullvad draws the relay; `None` where no relay is active.
 */
crowd: CrowdEstimate | null, 
/**
 * The relay with the largest low end, of those that people land on by themselves (weight over 2).
 */
best_relay: BestRelay | null, 
/**
 * Kilometres from the home region or the present exit, where both points are known.
 */
distance_km: number | null, 
/**
 * Where it is, where the relay list says so.
 */
point: Coordinates | null, 
/**
 * Whether the tunnel leaves here at present.
 */
here: boolean, 
/**
 * Whether a relay here is among those that Shoal picks from.
 */
among_best: boolean, 
/**
 * What limits it, the most decisive first: "why not this one".
 */
limits: Array<Limit>, };

/**
 * A tunnel address with its position.
 */
export type PlacedAddress = { 
/**
 * The address.
 */
tunnel_address: string, 
/**
 * Its hash: the position in units of 2^-32.
 */
hash: number, 
/**
 * The position, from 0 to less than 1.
 */
position: number, };

/**
 * Every city and relay that Shoal knows.
 */
export type PlacesPage = { 
/**
 * By the low end of the crowd, largest first.
 */
cities: Array<PlaceRow>, 
/**
 * By name, at most 5,000.
 */
relays: Array<RelayRow>, };

/**
 * What is shown of a pool.
 */
export type PoolView = { 
/**
 * How many exit IPs; for an unknown pool the middle of all pools, for a sighted one the middle of those that are
 * left; `None` for a whole city.
 */
size: number | null, 
/**
 * How it is known.
 */
provenance: Provenance, 
/**
 * How many it has at the least, where that was seen.
 */
at_least: number | null, 
/**
 * What was believed of it until an exit IP was seen that does not fit.
 */
overruled: Overruled | null, };

/**
 * This machine's tunnel addresses with their positions; made for nobody but their owner, and only when asked for.
 */
export type PositionPage = { 
/**
 * One a family, IPv4 first; empty where no tunnel address is known.
 */
addresses: Array<PlacedAddress>, };

/**
 * From one position to another, exactly and as the nearest numbers.
 */
export type PositionRange = { 
/**
 * The first position in it.
 */
low: number, 
/**
 * The first position after it.
 */
high: number, 
/**
 * `low`, exactly.
 */
low_exact: Fraction, 
/**
 * `high`, exactly.
 */
high_exact: Fraction, };

/**
 * Whether exit IPs are those that the tunnel address implies.
 */
export type PredictionVerdict = "confirmed" | "does_not_hold" | "not_enough";

/**
 * Whom the user hides from.
 *
 * Source of the thresholds: `model.md` section 9. They are a judgement and no measurement; the user can set another.
 */
export type Profile = "provider" | "sites" | "networks" | "targeted";

/**
 * How the size of a pool is known, best first.
 */
export type Provenance = "measured" | "sighted" | "predicted" | "unknown" | "mixed";

/**
 * A place one click away.
 */
export type QuickPlace = { 
/**
 * What to ask for.
 */
target: SwitchTarget, 
/**
 * The city's name; for the best crowd that of the best relay.
 */
city: string, 
/**
 * The country's name.
 */
country: string, 
/**
 * The city's code.
 */
city_code: CityCode, 
/**
 * The crowd to expect there.
 */
crowd: CrowdEstimate | null, 
/**
 * Whether the tunnel leaves in this city at present.
 */
here: boolean, };

/**
 * Hours of the user's day in which no notice comes that can wait.
 */
export type QuietHours = { 
/**
 * Minutes after midnight, local time, at which they begin: 0 to 1,439.
 */
from: number, 
/**
 * Minutes after midnight at which they end; before `from` where they last over midnight. Never equal to it.
 */
until: number, };

/**
 * Why the daemon, or the client in front of it, did not do what it was asked.
 */
export type Refusal = "custom_endpoint" | "unreadable_settings" | "changed_meanwhile" | "not_reachable" | "refused_by_daemon" | "not_logged_in" | "revoked" | "service_unreachable" | "rate_limited" | "no_answer" | "no_control" | "refused_by_program" | "other_client";

/**
 * How a relay hands out exit IPs.
 */
export type Regime = "linked" | "drawn" | "unknown";

/**
 * Why a relay is judged as it is.
 */
export type RegimeReason = "agrees" | "disagrees" | "not_seen" | "pool_unknown" | "pool_overruled" | "not_enough" | "few_addresses" | "formula_unconfirmed" | "changed";

/**
 * A relay's host name: lower-case letters, digits and dashes, at most 63 of them, at least two dashes.
 *
 * It names the city as well: `se-got-wg-101` is in `se-got`. `Debug` hides it.
 */
export type RelayName = string;

/**
 * How a relay hands out exit IPs.
 */
export type RelayRegime = { 
/**
 * The relay.
 */
relay: RelayName, 
/**
 * The regime.
 */
regime: Regime, 
/**
 * Why.
 */
reason: RegimeReason, 
/**
 * How many times likelier everything seen was if the relay is linked than if it draws for itself; 1 says nothing.
 * From 1e-12 to 1e12.
 */
factor: number, 
/**
 * Tunnel addresses that this rests on.
 */
addresses: number, };

/**
 * One relay.
 */
export type RelayRow = { 
/**
 * Its name.
 */
relay: RelayName, 
/**
 * Its city's code.
 */
city_code: CityCode, 
/**
 * Whether Mullvad sends people there.
 */
active: boolean, 
/**
 * Whether Mullvad owns it.
 */
owned: boolean, 
/**
 * Its hoster.
 */
provider: string, 
/**
 * About how many users are on it, on all its exit IPs together …
 */
users: number, 
/**
 * … with 90 % probability at least so many …
 */
users_low: number, 
/**
 * … and with 90 % probability at most so many.
 */
users_high: number, 
/**
 * At least so many people on each exit IP, you among them (10 %) …
 */
low: number, 
/**
 * … as likely more as fewer …
 */
likely: number, 
/**
 * … and at most (90 %).
 */
high: number, 
/**
 * What is known of its pool.
 */
pool: PoolView, 
/**
 * Kilometres from the home region or the present exit, where both points are known.
 */
distance_km: number | null, 
/**
 * Whether the tunnel leaves here at present.
 */
here: boolean, 
/**
 * Whether Shoal may pick it for the best crowd.
 */
among_best: boolean, 
/**
 * What limits it, the most decisive first: "why not this one".
 */
limits: Array<Limit>, };

/**
 * A relay, to be shown.
 */
export type RelayView = { 
/**
 * Its name; unknown with a custom endpoint.
 */
relay: RelayName | null, 
/**
 * Its city's name in English.
 */
city: string | null, 
/**
 * Its city's code.
 */
city_code: CityCode | null, 
/**
 * Its country's name in English.
 */
country: string | null, };

/**
 * A sentence as an id with its arguments; the words are in the catalogues.
 */
export type Says = { "kind": "few_people", 
/**
 * Low end.
 */
low: number, 
/**
 * Median.
 */
likely: number, 
/**
 * High end.
 */
high: number, 
/**
 * The best crowd's city and what to expect there, where something better is known.
 */
best: BetterPlace | null, } | { "kind": "long_stay", 
/**
 * Since when.
 */
since: UnixSeconds, 
/**
 * The period chosen, in minutes.
 */
after_minutes: number, } | { "kind": "no_tunnel" } | { "kind": "blocked", 
/**
 * Why.
 */
cause: BlockCause, } | { "kind": "key_before_switch", 
/**
 * How many exit IPs were seen under this key.
 */
exits: number, 
/**
 * A relay was left a moment ago; else something suggests leaving the present one.
 */
just_left: boolean, } | { "kind": "outside_tunnel" } | { "kind": "clean_browser", 
/**
 * Which.
 */
browser: CleanBrowser, 
/**
 * Low end.
 */
low: number, 
/**
 * Median.
 */
likely: number, 
/**
 * High end.
 */
high: number, } | { "kind": "ask_browsers" } | { "kind": "better_crowd", 
/**
 * Low end here.
 */
low: number, 
/**
 * Median here.
 */
likely: number, 
/**
 * High end here.
 */
high: number, 
/**
 * Where it is larger.
 */
better: BetterPlace, 
/**
 * The popular cities with what is to be expected there, larger or not.
 */
popular: Array<BetterPlace>, } | { "kind": "leak" } | { "kind": "use_tor" } | { "kind": "old_key", 
/**
 * When it was made.
 */
created: UnixSeconds, 
/**
 * Hours after which the daemon should have made another one.
 */
rotation_hours: number, } | { "kind": "key_never_rotates" } | { "kind": "exit_changed", 
/**
 * When the tunnel with the new key was seen first.
 */
at: UnixSeconds, } | { "kind": "link_strong", 
/**
 * One random user in so many would match everything that was seen.
 */
one_in: number, 
/**
 * What the odds are multiplied by, at most, that two visits are one person's.
 */
odds: number, } | { "kind": "returning_exit", 
/**
 * On how many, today among them.
 */
days: number, } | { "kind": "ipv6", 
/**
 * Probability, 0 to 1, that nobody else has it.
 */
alone: number, 
/**
 * Low end of the crowd that such a site would be left with without IPv6.
 */
low: number, 
/**
 * Its median.
 */
likely: number, 
/**
 * Its high end.
 */
high: number, } | { "kind": "thin_relay", 
/**
 * Its weight in the relay list.
 */
weight: number, } | { "kind": "relay_draws", 
/**
 * Tunnel addresses that this rests on.
 */
addresses: number, } | { "kind": "relay_linked", 
/**
 * Tunnel addresses that this rests on.
 */
addresses: number, } | { "kind": "same_country", 
/**
 * Its name in English.
 */
country: string, } | { "kind": "same_provider", 
/**
 * Its name.
 */
provider: string, } | { "kind": "suggest_multihop", 
/**
 * Whether it can be set from here.
 */
is_offered: boolean, };

/**
 * The size of a screen in the pixels that pages count in, each 1 to 16,384; written `1920x1080`. `Debug` hides it.
 */
export type Screen = string;

/**
 * Shoal's own settings; see [`Settings::changed`] for what is allowed.
 */
export type Settings = { 
/**
 * In which language Shoal speaks; `None`: as the system does.
 */
language: SpokenLanguage | null, 
/**
 * Whom the user hides from; `None`: not chosen yet, which counts as [`Profile::default`].
 */
profile: Profile | null, 
/**
 * A crowd of this many or fewer is few people; 0: never; `None`: as the profile says.
 */
few_people: number | null, 
/**
 * Minutes on one exit IP after which to remind; `None`: never.
 */
remind_after_minutes: number | null, 
/**
 * When no notice comes that can wait; `None`: none.
 */
quiet_hours: QuietHours | null, 
/**
 * Which notices to show.
 */
notices: NoticeLevel, 
/**
 * How to draw the tray icon.
 */
tray_ink: TrayInk, 
/**
 * The user's own country, by code, for "region first"; `None`: where the tunnel leaves at present.
 */
home_country: string | null, 
/**
 * Cities that the user wants to find again, at most 100; they need not be in the relay list.
 */
favourites: Array<CityCode>, 
/**
 * Whether what Shoal sees is remembered, and where.
 */
history: HistoryMode, 
/**
 * For how many days, today among them.
 */
history_days: number, 
/**
 * Whether to say so when a multihop tunnel enters and leaves in one country.
 */
warn_same_country: boolean, 
/**
 * Whether to say so when a multihop tunnel enters and leaves with one hoster.
 */
warn_same_provider: boolean, 
/**
 * Whether Shoal may look which browsers run, to speak about them; `None`: not asked yet, which counts as no.
 */
look_for_browsers: boolean | null, 
/**
 * Whether Shoal may ask Mullvad's check service for the exit IP where no daemon tells it.
 */
exit_check: boolean, 
/**
 * What the estimate takes for granted.
 */
assumptions: Assumptions, };

/**
 * One change to one setting.
 */
export type SettingsChange = { "setting": "language", 
/**
 * The language, or as the system does.
 */
language: SpokenLanguage | null, } | { "setting": "profile", 
/**
 * The profile.
 */
profile: Profile, } | { "setting": "few_people", 
/**
 * The threshold, or that of the profile.
 */
people: number | null, } | { "setting": "remind_after", 
/**
 * Minutes, or never.
 */
minutes: number | null, } | { "setting": "quiet_hours", 
/**
 * From when to when, or never.
 */
hours: QuietHours | null, } | { "setting": "notices", 
/**
 * The level.
 */
level: NoticeLevel, } | { "setting": "tray_ink", 
/**
 * The ink.
 */
ink: TrayInk, } | { "setting": "home_country", 
/**
 * Two lower-case letters, or none.
 */
country: string | null, } | { "setting": "favourite", 
/**
 * The city's code.
 */
city: CityCode, 
/**
 * Whether it is one from now on.
 */
on: boolean, } | { "setting": "history", 
/**
 * Where.
 */
mode: HistoryMode, } | { "setting": "history_days", 
/**
 * How many.
 */
days: number, } | { "setting": "warn_same_country", 
/**
 * Whether to.
 */
on: boolean, } | { "setting": "warn_same_provider", 
/**
 * Whether to.
 */
on: boolean, } | { "setting": "look_for_browsers", 
/**
 * The user's answer.
 */
allowed: boolean, } | { "setting": "exit_check", 
/**
 * Whether it is allowed.
 */
allowed: boolean, } | { "setting": "assumptions", 
/**
 * All of them.
 */
assumptions: Assumptions, };

/**
 * Why a setting was not taken.
 */
export type SettingsError = "reminder_out_of_range" | "threshold_out_of_range" | "quiet_hours_out_of_range" | "not_a_country" | "too_many_favourites" | "history_out_of_range" | "users_out_of_order" | "not_a_share";

/**
 * How Shoal's settings file is.
 */
export type SettingsFileState = { "kind": "in_memory" } | { "kind": "missing" } | { "kind": "good" } | { "kind": "one_key_unused", 
/**
 * Its name in the file.
 */
key: string, 
/**
 * What is wrong with it, or what is allowed; in English.
 */
allowed: string, } | { "kind": "newer", 
/**
 * The layout that it names.
 */
version: number, } | { "kind": "kept_aside", 
/**
 * Its path.
 */
path: string, } | { "kind": "unreadable", 
/**
 * Where it is wrong; in English.
 */
reason: string, } | { "kind": "refused", 
/**
 * What is wrong with it or its folder; in English.
 */
reason: string, } | { "kind": "not_written", 
/**
 * Why not; in English.
 */
reason: string, };

/**
 * How much advice matters.
 */
export type Severity = "hint" | "notable" | "important" | "urgent";

/**
 * How the share of a group is known.
 */
export type ShareBasis = "not_looked_at" | "guess" | "unknown_value" | "one_for_all";

/**
 * What a sighting says about the position.
 */
export type SightingSays = "position" | "draws_for_itself" | "outside_pool" | "pool_unknown" | "family_unknown";

/**
 * An exit IP that was seen.
 */
export type SightingView = { 
/**
 * The relay.
 */
relay: RelayName, 
/**
 * The exit IP.
 */
exit_ip: ExitIp, 
/**
 * What it says.
 */
says: SightingSays, 
/**
 * Where in the pool it stands, counted from 0.
 */
offset: number | null, 
/**
 * The pool.
 */
pool: PoolView, 
/**
 * The positions that it leaves.
 */
position: PositionRange | null, 
/**
 * Whether it is the exit IP that the tunnel address implies, where that could be told.
 */
as_predicted: boolean | null, };

/**
 * Signals that go together: of a group only the rarest value counts.
 */
export type SignalGroup = "browser" | "region" | "screen";

/**
 * One thing that a browser tells.
 */
export type SignalKind = "browser" | "os" | "time_zone" | "language" | "screen";

/**
 * The share of users who would look the same, 0 to 1 and never 0: log-normal, so `likely` is the geometric mean of
 * `low` and `high`.
 *
 * No end is over 1, so a signal never makes a crowd larger.
 */
export type SignalShare = { low: number, likely: number, high: number, };

/**
 * What a browser tells; `None` is not looked at. It is nowhere kept, and `Debug` hides it.
 */
export type Signals = { 
/**
 * The browser.
 */
browser: Browser | null, 
/**
 * The system that it runs on.
 */
os: OperatingSystem | null, 
/**
 * The time zone that it reports.
 */
time_zone: TimeZone | null, 
/**
 * The first language that it asks for.
 */
language: Language | null, 
/**
 * The size of the screen, in the pixels that pages count in.
 */
screen: Screen | null, };

/**
 * What signals take off the crowd on one exit IP.
 */
export type SignalsPage = { 
/**
 * The signals that this is about.
 */
signals: Signals, 
/**
 * The relay whose exit IP it is about; `None` where none is known, then there are no crowds either.
 */
exit: RelayName | null, 
/**
 * The three groups, in the order of [`SignalGroup`].
 */
groups: Array<GroupReading>, 
/**
 * The share of users who look the same in all of them.
 */
all: SignalShare, 
/**
 * Whether the time zone is one of the exit's country; `None` where that is not known or the zone is the
 * browser's own.
 */
zone_fit: ZoneFit | null, 
/**
 * Whether the browser reports the same of everything for all who use it.
 */
one_for_all: boolean, 
/**
 * Whether the browser leaves through Tor: sites then see a Tor exit's address and not this exit IP.
 */
over_tor: boolean, 
/**
 * People on the exit IP, whatever they look like.
 */
crowd: CrowdEstimate | null, 
/**
 * Those who look the same, the user among them; `None` without a crowd and over Tor.
 */
left: CrowdLeft | null, };

/**
 * Everything that may be shown.
 */
export type Snapshot = { 
/**
 * [`SCHEMA`].
 */
schema: number, 
/**
 * Rises by one with each snapshot; an older one than that shown is ignored.
 */
revision: number, 
/**
 * Who speaks.
 */
source: Source, 
/**
 * How fast the times told here pass; `None`: as in life.
 */
pace: Pace | null, 
/**
 * The daemon's version string, where it told.
 */
daemon_version: string | null, 
/**
 * The socket was named by a flag and its owner not checked: shown as a badge.
 */
unchecked_socket: boolean, 
/**
 * The tunnel.
 */
tunnel: TunnelView, 
/**
 * The exit IP per family.
 */
exit_ip: ExitIpView, 
/**
 * How many people are on it.
 */
crowd: CrowdView, 
/**
 * The WireGuard key.
 */
key: KeyView, 
/**
 * Whether the tunnel goes over two relays, and what can be set about it.
 */
multihop: MultihopView, 
/**
 * What Shoal has to say, most important first.
 */
advice: Array<AdviceView>, 
/**
 * Why something is not known.
 */
trouble: Trouble | null, 
/**
 * Stockholm, Amsterdam, Frankfurt and the best crowd, as far as they are known.
 */
quick_places: Array<QuickPlace>, 
/**
 * Where the actions lead that draw the relay themselves.
 */
ahead: Ahead, 
/**
 * The last action, under way or ended.
 */
action: ActionView | null, 
/**
 * Whether there is a switch to undo.
 */
can_undo: boolean, 
/**
 * Why nothing can be switched, where that is so.
 */
switch_blocked: SwitchBlocked | null, 
/**
 * The custom list that a switch would replace (undo brings it back); empty where it has no readable name.
 */
replaces_custom_list: string | null, 
/**
 * Until when no notice comes that can wait; `None`: they come.
 */
paused_until: UnixSeconds | null, 
/**
 * In which language all of this is told: the one chosen in the settings, else that of the system.
 */
language: SpokenLanguage, 
/**
 * Shoal's settings.
 */
settings: Settings, 
/**
 * Whether the desktop starts Shoal; `None`: not looked yet.
 */
autostart: Autostart | null, 
/**
 * How often it was looked: rises by one each time, also where nothing has changed.
 */
autostart_looked: number, 
/**
 * How Shoal's settings file is.
 */
settings_file: SettingsFileState, 
/**
 * A settings file could not be used and was kept aside, at any time since Shoal was started.
 */
settings_kept_aside: boolean, 
/**
 * The last change of a setting was not taken.
 */
settings_error: SettingsError | null, 
/**
 * How what is remembered is kept.
 */
history: HistoryView, 
/**
 * How many relays and cities are known.
 */
relays_known: number, 
/**
 * Entries of the relay list that were left out.
 */
relays_left_out: number, };

/**
 * Where facts come from.
 */
export type Source = "daemon" | "simulation" | "check" | "none";

/**
 * A language that Shoal speaks; what a browser asks websites for is a [`crate::signals::Language`].
 */
export type SpokenLanguage = "en" | "sv" | "de";

/**
 * Why nothing can be switched.
 */
export type SwitchBlocked = "no_daemon" | "custom_endpoint" | "unreadable_settings" | "action_under_way" | "other_client";

/**
 * Where a user wants to go.
 */
export type SwitchTarget = { "kind": "city", 
/**
 * Its code.
 */
city: CityCode, } | { "kind": "relay", 
/**
 * Its name.
 */
relay: RelayName, } | { "kind": "best" } | { "kind": "another_relay" };

/**
 * A time zone by its name in the IANA database, such as `Europe/Stockholm`; whether there is one of this name the
 * edge has checked, or nobody. `Debug` hides it.
 */
export type TimeZone = string;

/**
 * From the resident program to a front end.
 */
export type ToFront = { "kind": "hello", 
/**
 * [`PROTOCOL`].
 */
protocol: number, } | { "kind": "snapshot", 
/**
 * The snapshot.
 */
snapshot: Snapshot, } | { "kind": "page", 
/**
 * The data.
 */
data: PageData, } | { "kind": "show" } | { "kind": "bye" };

/**
 * From the window's program to its page.
 */
export type ToPage = { "kind": "snapshot", 
/**
 * The snapshot.
 */
snapshot: Snapshot, } | { "kind": "page", 
/**
 * The data.
 */
data: PageData, } | { "kind": "stopped" } | { "kind": "not_understood", 
/**
 * Its version of the language, where it told one.
 */
theirs: number | null, };

/**
 * What exit IPs under one tunnel address give away.
 */
export type TrailPage = { 
/**
 * Whether the tunnel address is known: without it no prediction can be held against what was seen, and a running
 * Shoal keeps no trail.
 */
tunnel_address_known: boolean, 
/**
 * Whether everything was forgotten while the present tunnel was there, or none since: the trail begins anew with the
 * next one.
 */
forgotten: boolean, 
/**
 * Whether it is that of the tunnel before: the address of the present one was not read, or there is none. It may be
 * the same one.
 */
of_tunnel_before: boolean, 
/**
 * Where the position lies; `None` where nothing is known of it, and where the sightings contradict each other.
 */
position: PositionRange | null, 
/**
 * The probability, 0 to 1, that a random other user would match.
 */
width: number | null, 
/**
 * One random user in so many would match. Not a number of people: they were not there.
 */
match_one_in: number | null, 
/**
 * Two sightings, by their place in `sightings`, that no position allows both; `None` without a contradiction.
 */
contradiction: [number, number] | null, 
/**
 * Predicted against seen; `None` where the tunnel address is not known.
 */
prediction: AgainstPrediction | null, 
/**
 * How strongly visits through two relays can be tied together, strongest first, for the first 64 relays by name.
 */
link: Array<LinkView>, 
/**
 * Pairs that are not in `link`.
 */
links_left_out: number, 
/**
 * Every exit IP that was seen, by relay.
 */
sightings: Array<SightingView>, 
/**
 * The regime of each relay that was seen, by relay.
 */
regime: Array<RelayRegime>, };

/**
 * With which ink the tray icon is drawn.
 */
export type TrayInk = "tile" | "light" | "dark";

/**
 * Why a source is silent, or what about it the user must know: the closed list that front ends treat differently.
 */
export type Trouble = "not_installed" | "daemon_not_running" | "no_permission" | "not_mullvads" | "daemon_unreadable" | "daemon_misbehaves" | "not_logged_in" | "revoked" | "out_of_time" | "offline" | "blocked" | "leak" | "check_unreachable" | "check_not_mullvad" | "not_supported";

/**
 * What became of the tunnel's address. The address itself is never shown.
 */
export type TunnelAddressChange = "changed" | "same" | "unknown";

/**
 * Counts tunnels: it rises whenever what was known about the exit IP may be untrue.
 */
export type TunnelEpoch = number;

/**
 * State of a tunnel without its details.
 */
export type TunnelState = "up" | "down" | "changing" | "blocked" | "unknown";

/**
 * The tunnel, to be shown.
 */
export type TunnelView = { 
/**
 * Its state.
 */
state: TunnelState, 
/**
 * Which tunnel this is.
 */
epoch: TunnelEpoch, 
/**
 * Where it leaves.
 */
exit: RelayView | null, 
/**
 * Where it enters, with multihop.
 */
entry: RelayView | null, 
/**
 * Why it is blocked, where it is.
 */
blocked: BlockCause | null, 
/**
 * The daemon lets nothing out although no tunnel is up.
 */
locked_down: boolean, 
/**
 * Since when it is in this state, as far as Shoal saw.
 */
since: UnixSeconds | null, };

/**
 * Wall-clock seconds since 1970 in UTC: a key ages while the laptop sleeps.
 */
export type UnixSeconds = number;

/**
 * Variances of ln(rate) by origin, before chance itself (who lands where) is added.
 */
export type VarianceBudget = { 
/**
 * How many people use Mullvad at all.
 */
users: number, 
/**
 * Which share of them is in this city and on this relay.
 */
share: number, 
/**
 * How large the pool is.
 */
pool: number, 
/**
 * What time of day it is.
 */
time: number, 
/**
 * How many of them have IPv6 in their tunnel; 0 where that does not matter.
 */
ipv6: number, };

/**
 * Whether a time zone is one of the exit's country.
 */
export type ZoneFit = "fits" | "does_not_fit" | "no_place";
