import { expect, test } from "vitest";

import type { ActionView } from "../../../ui/src/bindings";
import { isOldNews, NEWS_FOR } from "../../../ui/src/news";
import { snapshot } from "../support/fixtures";

function actionIn(name: string): ActionView {
  const { action } = snapshot(name);
  if (!action) throw new Error(`${name} has no action`);
  return action;
}

test("what came of an action is old news after ten minutes, and not before", () => {
  const action = actionIn("action-verified");
  expect(isOldNews(action, action.asked_at + NEWS_FOR)).toBe(false);
  expect(isOldNews(action, action.asked_at + NEWS_FOR + 1)).toBe(true);
});

test.each(["action-failed", "action-refused", "action-reconnecting", "action-restoring"])("%s stays, however old it is", (name) => {
  const action = actionIn(name);
  expect(isOldNews(action, action.asked_at + 1_000_000)).toBe(false);
});
