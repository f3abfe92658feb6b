// The predicted position is as telling as a name: fetched when its owner asks, gone when that is over.
import type { FromPage, PageData, PositionPage, TunnelEpoch } from "./bindings";

export class PredictedPosition {
  /** What was asked for and has come. */
  shown = $state.raw<PositionPage | null>(null);
  /** Asked for and not come yet. */
  isAwaited = $state(false);
  #epoch: TunnelEpoch | null = null;

  /** Asks for the position of the tunnel of `epoch`: the resident program tells one page at a time. */
  ask(epoch: TunnelEpoch, tell: (said: FromPage) => void): void {
    this.#epoch = epoch;
    this.isAwaited = true;
    tell({ kind: "looking_at", page: "position" });
  }

  /** Takes it if it was asked for, and goes back to the trail; whether it was. */
  hear(data: PageData, tell: (said: FromPage) => void): boolean {
    if (data.page !== "position" || !this.isAwaited) return false;
    this.isAwaited = false;
    this.shown = data;
    tell({ kind: "looking_at", page: "trail" });
    return true;
  }

  /** Another tunnel has another address: what is shown may no longer be true. */
  follow(epoch: TunnelEpoch, tell: (said: FromPage) => void): void {
    if (this.#epoch !== null && epoch !== this.#epoch) this.hide(tell);
  }

  /** Forgets it. */
  hide(tell: (said: FromPage) => void): void {
    if (this.isAwaited) tell({ kind: "looking_at", page: "trail" });
    this.forget();
  }

  /** Forgets it where another page is opened, which is said anyway. */
  forget(): void {
    this.#epoch = null;
    this.isAwaited = false;
    this.shown = null;
  }
}
