// A report for whoever helps the user: fetched when asked for, gone when it is put away. What is saved is what the
// resident program sent here last; the page only names it by its number.
import type { DiagnosticsPage, FromPage, PageData } from "./bindings";

export class Diagnostics {
  /** What was asked for and has come. */
  shown = $state.raw<DiagnosticsPage | null>(null);
  /** Asked for and not come yet. */
  isAwaited = $state(false);
  /** To be saved, and no answer yet. */
  isSaving = $state(false);
  readonly #tell: (said: FromPage) => void;

  constructor(tell: (said: FromPage) => void) {
    this.#tell = tell;
  }

  /** Asks for a report, or for a newer one. */
  ask(): void {
    this.isAwaited = true;
    this.isSaving = false;
    this.#tell({ kind: "looking_at", page: "diagnostics" });
  }

  /** Takes a report that was asked for; whether this is one. */
  hear(data: PageData): boolean {
    if (data.page !== "diagnostics") return false;
    if (this.isAwaited || this.shown) {
      this.shown = data;
      this.isAwaited = false;
      this.isSaving = false;
    }
    return true;
  }

  /** Has the report saved that is shown. */
  save(): void {
    if (!this.shown || this.isSaving || this.isAwaited) return;
    this.isSaving = true;
    this.#tell({ kind: "save_diagnostics", number: this.shown.number });
  }

  /** Puts it away. */
  hide(): void {
    this.forget();
    this.#tell({ kind: "looking_at", page: "now" });
  }

  /** Puts it away where another page is opened, which is said anyway, or where nobody can save it. */
  forget(): void {
    this.shown = null;
    this.isAwaited = false;
    this.isSaving = false;
  }
}
