// What the page says where there is no number to show.
import type { BlockCause, Snapshot, Trouble } from "./bindings";
import type { Pane } from "./pane";
import { cityName, type Saying } from "./sentences";
import { say } from "./words";

/** Version of the language that this page was built with; a test holds it against the core. */
export const PROTOCOL = 1;

export function faceOf(pane: Pane, snapshot: Snapshot | null): Saying {
  switch (pane.kind) {
    case "waiting":
      return saying("page-waiting");
    case "stopped":
      return saying("page-stopped");
    case "not_understood":
      return {
        title: say("page-not-understood"),
        body:
          pane.theirs === null || pane.theirs === PROTOCOL
            ? say("page-not-understood-unread")
            : say("page-not-understood-next", { ours: PROTOCOL, theirs: pane.theirs }),
      };
    case "trouble":
      return ofTrouble(pane.trouble);
    case "leak":
      return ofTrouble("leak");
    case "blocked":
      return {
        title: say("page-blocked"),
        body: ofBlock(snapshot?.tunnel.blocked ?? null),
      };
    case "off":
      return {
        title: say("page-off"),
        body: ofOff(snapshot),
      };
    case "connecting":
      return ofConnecting(snapshot);
    case "unknown":
    case "now":
      return {
        title: say("page-unknown"),
        body: say(isCustom(snapshot) ? "page-unknown-custom" : "page-unknown-next"),
      };
    default:
      return pane satisfies never;
  }
}

function saying(id: string): Saying {
  return { title: say(id), body: say(`${id}-next`) };
}

function ofTrouble(trouble: Trouble): Saying {
  return { title: say(`page-trouble-${trouble}`), body: say(`page-trouble-${trouble}.next`) };
}

function ofBlock(cause: BlockCause | null): string {
  return say(`page-block-${cause ?? "other"}`);
}

function ofOff(snapshot: Snapshot | null): string {
  if (snapshot?.tunnel.locked_down) return say("page-off-locked-next");
  return say(isByCheck(snapshot) ? "page-off-check-next" : "page-off-next");
}

function ofConnecting(snapshot: Snapshot | null): Saying {
  if (snapshot?.tunnel.state === "up") {
    return { title: say("page-awaiting-ip"), body: say(isByCheck(snapshot) ? "page-awaiting-check-next" : "page-awaiting-ip-next") };
  }
  const to = snapshot?.tunnel.exit ?? null;
  return {
    title: to?.city ? say("page-connecting-to", { place: cityName(to) }) : say("page-connecting"),
    body: say("page-connecting-next"),
  };
}

/** Whether another program made the tunnel: then Mullvad's app tells nothing and sets nothing. */
function isByCheck(snapshot: Snapshot | null): boolean {
  return snapshot?.source === "check";
}

function isCustom(snapshot: Snapshot | null): boolean {
  return snapshot?.tunnel.state === "up" && (snapshot.tunnel.exit?.relay ?? null) === null;
}
