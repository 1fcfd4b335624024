import { ensureSubscriptions, tidySettings } from './register/index.js';
import type { App } from './app.js';

/** Creates the tabs a user fills in: Subscriptions and Settings. Existing ones are completed, nothing in them is changed. */
export function setUpTabs(app: App): void {
  ensureSubscriptions(app.ports.workbook);
  tidySettings(app.ports.workbook);
  app.ports.workbook.flush();
}
