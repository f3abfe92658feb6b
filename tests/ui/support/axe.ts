// What a page breaks of the rules for access that a program can look for.
import { AxeBuilder } from "@axe-core/playwright";

import type { Shown } from "./page";

/** Each broken rule with the first element that breaks it; the page must have been started without its policy. */
export async function brokenRules(shown: Shown): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page: shown.page }).analyze();
  return violations.map((rule) => `${rule.id}: ${rule.nodes[0]?.html ?? ""}`);
}
