/**
 * Composition root. Its exports are the entry points: the build makes one
 * global function from each. Nothing runs when the script is loaded.
 */
import list from 'spendsheet:price-list';
import version from 'spendsheet:version';
import type { ImportOutcome, Reply, RunReport, SentMail } from './app/api.js';
import { makeApp, type App } from './app/app.js';
import { closeFromMenu } from './app/close/close.js';
import { firstOpenDay } from './app/close/index.js';
import { estimate } from './app/custom-functions.js';
import { openChargeBack as chargeBack } from './app/allocation/charge-back.js';
import { openMapping as mapping } from './app/allocation/open.js';
import { openValue as value } from './app/planning/value.js';
import { openWhatIf as whatIf } from './app/planning/what-if.js';
import { lookForPrices as look } from './app/prices/published.js';
import { repriceUsage as reprice } from './app/prices/reprice.js';
import { RUN_BUDGET_MS } from './app/engine/waves.js';
import { exportFocus as focus } from './app/exports/focus.js';
import { importFile as importGiven, importPasted, type GivenFile } from './app/import/index.js';
import { tick as dispatch } from './app/jobs/dispatch.js';
import { sendDigest as digest } from './app/jobs/digest.js';
import { sendReview as review } from './app/jobs/review.js';
import { MENU, MENU_TITLE } from './app/menu.js';
import { faultOf } from './core/fault.js';
import { setUpTabs as setUp } from './app/set-up.js';
import { runCommand } from './app/sidebar/commands.js';
import { reportText } from './app/sync/report.js';
import { ensureInvoices } from './app/sync/reconciled.js';
import { sync } from './app/sync/sync.js';
import { appsScriptPorts } from './platform/index.js';

function app(): App {
  return makeApp(appsScriptPorts(), list, version);
}

/** Does what a menu item asks for and shows its sentence; what went wrong is shown in a window. */
function told(title: string, work: (now: App) => string): void {
  const now = app();
  try {
    now.ports.host.toast(work(now), title);
  } catch (error) {
    const { where, what, fix } = faultOf(error, title);
    now.ports.host.alert(title, `${where}: ${what} ${fix}`.trim());
  }
}

/** Adds the menu. Runs without any authorisation, so it touches nothing else. */
export function onOpen(): void {
  appsScriptPorts().host.menu(MENU_TITLE, MENU);
}

/** The file is already open when the add-on is installed into it. */
export function onInstall(): void {
  onOpen();
}

/** Menu: opens the sidebar. */
export function openSidebar(): void {
  appsScriptPorts().host.openSidebar('Spendsheet');
}

/** Menu: fetches what is new and refreshes every tab. */
export function syncNow(): void {
  const now = app();
  const { report } = sync(now, { connection: null, notTriedSince: null, onDemand: [], trigger: 'menu', budgetMs: RUN_BUDGET_MS });
  now.ports.host.toast(reportText(report), 'Spendsheet');
}

/** Menu: sends the weekly digest now, to the recipients of Settings. */
export function sendDigestNow(): void {
  const now = app();
  now.ports.host.toast(digest(now, { to: null, again: true }).message, 'Weekly digest');
}

/** Menu: sends the review of subscriptions now. */
export function sendReviewNow(): void {
  const now = app();
  now.ports.host.toast(review(now, { to: null, again: true }).message, 'Subscription review');
}

/** Menu: imports what was pasted into the Import tab. */
export function importPastedRows(): void {
  const now = app();
  try {
    now.ports.host.toast(importPasted(now), 'Import');
  } catch (error) {
    const { where, what, fix } = faultOf(error, 'Import');
    now.ports.host.alert('Nothing was imported', `${where}: ${what} ${fix}`.trim());
  }
}

/** Menu: makes the Invoices tab for the first invoice. */
export function enterInvoices(): void {
  const now = app();
  const isThere = ensureInvoices(now);
  now.ports.host.toast(isThere ? 'The Invoices tab is there.' : 'The Invoices tab is there now. Enter a row an invoice; the next sync holds it against the bill.', 'Invoices');
}

/** Menu: proposes what the published price file says otherwise. */
export function lookForPrices(): void {
  told('Prices', look);
}

/** Menu: recomputes the cost of usage at the prices that count now. */
export function repriceUsage(): void {
  told('Prices', (now) => reprice(now, firstOpenDay(now.ports)));
}

/** Menu: the rules that say which charge is whose. */
export function openMapping(): void {
  told('Mapping', mapping);
}

/** Menu: cost of each month by who bears it, and what customers are charged. */
export function openChargeBack(): void {
  told('Charge-back', chargeBack);
}

/** Menu: revenue or outcome of features beside their cost. */
export function openValue(): void {
  told('Value', value);
}

/** Menu: what the last 30 days would have cost otherwise. */
export function openWhatIf(): void {
  told('What-if', whatIf);
}

/** Menu: a month of the ledger in the FOCUS format. */
export function exportFocusNow(): void {
  told('FOCUS export', (now) => focus(now, '').message);
}

/** Menu: closes the month of Settings, or the last full one. */
export function closeMonthNow(): void {
  told('Close', closeFromMenu);
}

/** The hourly trigger. */
export function tick(): void {
  dispatch(app());
}

/** Everything the sidebar asks. */
export function sidebarCommand(name: string, input: unknown): Reply<unknown> {
  return runCommand(app(), name, input);
}

/** The main job for a runner: one run over all connections. */
export function runSync(): RunReport {
  return sync(app(), { connection: null, notTriedSince: null, onDemand: [], trigger: 'runner', budgetMs: RUN_BUDGET_MS }).report;
}

/** A file for a runner: an export, a FOCUS file, a request log or a table. */
export function importFile(file: GivenFile): ImportOutcome {
  return importGiven(app(), file);
}

/** The weekly digest for a runner: once a week. */
export function sendDigest(): SentMail {
  return digest(app(), { to: null, again: false });
}

/** The monthly review for a runner: once a month. */
export function sendReview(): SentMail {
  return review(app(), { to: null, again: false });
}

/** Creates the tabs a user fills in, without fetching anything. */
export function setUpTabs(): void {
  setUp(app());
}

/**
 * What a model call costs at the list price, in the currency of the price list. An estimate: the bill decides.
 *
 * @param {string} provider The provider as in the Prices tab, for example "openai".
 * @param {string} model The model, for example "gpt-5.6-mini".
 * @param {number} inputTokens Uncached input tokens.
 * @param {number} outputTokens Output tokens, reasoning included.
 * @param {number} cacheReadTokens Input tokens read from the cache.
 * @param {string} day The day as "2026-11-16" or a date cell; today when empty.
 * @return {number} The cost, or a text that says why there is none.
 * @customfunction
 */
export function SPENDSHEET_COST(provider: string, model: string, inputTokens: number, outputTokens: number, cacheReadTokens: number, day: unknown): number | string {
  return estimate(list, { provider, model, inputTokens, outputTokens, cacheReadTokens, day });
}
