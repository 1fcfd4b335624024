import { Fault, faultOf } from '../../core/fault.js';
import type { CommandName, Commands, ConnectForm, Reply, Schedule, SidebarState } from '../api.js';
import { statement, statementOffer } from '../allocation/statement.js';
import type { App } from '../app.js';
import { closeMonth, reopenMonth } from '../close/close.js';
import { closeState, journalFile } from '../close/state.js';
import { TICK_HANDLER } from '../jobs/handlers.js';
import { sendDigest } from '../jobs/digest.js';
import { sendReview } from '../jobs/review.js';
import { importCommit, importOffer, importPreview, keepSlice } from '../import/index.js';
import { writeSetting } from '../register/index.js';
import { dropConnection } from '../state/connections.js';
import { forgetFeeds } from '../state/feeds.js';
import { recordIn } from '../state/record.js';
import { connect, test } from './connect.js';
import { checkedSlice, checkedSource, consentIn } from './import-input.js';
import { paidSlice } from './paid-report.js';
import { preview } from './preview.js';
import { syncSlice } from './slice.js';
import { sidebarState } from './state.js';

const MAIL = /^[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>]+$/;

type Handlers = { [N in CommandName]: (app: App, input: Commands[N]['input']) => Commands[N]['value'] };

const handlers: Handlers = {
  state: sidebarState,
  connect,
  test: (app, { name }) => test(app, name),
  preview: (app, { name }) => preview(app, name),
  disconnect: (app, { name }) => {
    dropConnection(app.ports, name);
    forgetFeeds(app.ports, name);
    return sidebarState(app);
  },
  syncSlice,
  paidSlice,
  saveSchedule,
  repairSchedule: (app) => {
    app.ports.triggers.ensureHourly(TICK_HANDLER);
    return sidebarState(app);
  },
  sendDigest: (app, { to }) => sendDigest(app, { to: checkedRecipients(to), again: true }),
  sendReview: (app, { to }) => sendReview(app, { to: checkedRecipients(to), again: true }),
  statements: statementOffer,
  statement,
  importUpload: (app, slice) => keepSlice(app.ports, slice),
  importPreview,
  importCommit,
  closeState: (app, { month }) => closeState(app, month),
  closeMonth: (app, { month }) => {
    const message = closeMonth(app, month);
    return { message, state: closeState(app.again(), month) };
  },
  reopenMonth: (app, { month, reason }) => {
    const message = reopenMonth(app, month, reason);
    return { message, state: closeState(app.again(), month) };
  },
  journalFile: (app, { month, shape }) => journalFile(app, month, shape),
  importMappings: (app, { forget }) => importOffer(app, forget),
};

/**
 * Runs a command of the sidebar. Whoever can open the sheet's sidebar can call
 * it, so the name and the input are checked; it answers and never throws.
 */
export function runCommand(app: App, name: unknown, input: unknown): Reply<unknown> {
  try {
    if (typeof name !== 'string' || !Object.prototype.hasOwnProperty.call(handlers, name)) {
      throw new Fault('config', 'There is no such command.', 'Sidebar', 'Close the sidebar and open it again.');
    }
    const handler = handlers[name as CommandName] as (app: App, input: unknown) => unknown;
    return { ok: true, value: handler(app, checkedInput(name as CommandName, input)) };
  } catch (error) {
    const fault = faultOf(error, 'Spendsheet');
    return { ok: false, kind: fault.kind, message: fault.where === 'Spendsheet' ? fault.what : `${fault.where}: ${fault.what}`, fix: fault.fix };
  }
}

function checkedInput(name: CommandName, input: unknown): unknown {
  const given = recordIn(input);
  const text = (field: string): string => {
    const value = given[field];
    if (typeof value !== 'string') throw new Fault('config', 'It is missing or no text.', `Field “${field}”`, 'Fill it in and try again.');
    return value;
  };
  const texts = (field: string): Record<string, string> => {
    const values = recordIn(given[field]);
    Object.keys(values).forEach((id) => { if (typeof values[id] !== 'string') throw new Fault('config', 'It is no text.', `Field “${id}”`, 'Fill it in and try again.'); });
    return values as Record<string, string>;
  };
  switch (name) {
    case 'connect': {
      const form: ConnectForm = { provider: text('provider'), name: text('name'), baseUrl: text('baseUrl'), credentials: texts('credentials'), settings: texts('settings'), keepAnyway: given['keepAnyway'] === true };
      return form;
    }
    case 'test':
    case 'preview':
    case 'disconnect':
      return { name: text('name') };
    case 'syncSlice':
      return { connection: typeof given['connection'] === 'string' ? given['connection'] : null, fresh: given['fresh'] === true };
    case 'paidSlice':
      return { connection: text('connection'), report: text('report'), agreedQueries: given['agreedQueries'], fresh: given['fresh'] === true };
    case 'sendDigest':
    case 'sendReview':
      return { to: Array.isArray(given['to']) ? given['to'] : null };
    case 'statement':
      return { customer: text('customer'), month: text('month') };
    case 'saveSchedule':
      return given;
    case 'importUpload':
      return checkedSlice(given);
    case 'importPreview':
      return checkedSource(given);
    case 'importCommit':
      return { ...checkedSource(given), ...consentIn(given) };
    case 'closeState':
    case 'closeMonth':
      return { month: text('month') };
    case 'reopenMonth':
      return { month: text('month'), reason: text('reason') };
    case 'journalFile':
      return { month: text('month'), shape: text('shape') };
    case 'importMappings':
      return { forget: typeof given['forget'] === 'string' ? given['forget'] : null };
    default:
      return null;
  }
}

function saveSchedule(app: App, given: Schedule): SidebarState {
  const { workbook, triggers } = app.ports;
  const weekday = wholeNumber(given.digestWeekday, 0, 6, 'Day of the digest');
  const hour = wholeNumber(given.hour, 0, 23, 'Hour');
  writeSetting(workbook, 'recipients', (checkedRecipients(given.recipients) ?? []).join(', '));
  writeSetting(workbook, 'digestWeekday', weekday);
  writeSetting(workbook, 'hour', hour);
  workbook.flush();
  if (given.on) triggers.ensureHourly(TICK_HANDLER);
  else triggers.remove(TICK_HANDLER);
  return sidebarState(app.again());
}

function checkedRecipients(to: readonly unknown[] | null): string[] | null {
  if (to === null || !Array.isArray(to)) return null;
  return to.map((address) => {
    if (typeof address !== 'string' || !MAIL.test(address.trim())) {
      throw new Fault('config', 'One of the addresses is no e-mail address.', 'Recipients', 'Write them like name@company.example, one by one.');
    }
    return address.trim();
  });
}

function wholeNumber(value: unknown, least: number, most: number, field: string): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value;
  throw new Fault('config', `It must be a whole number from ${least} to ${most}.`, field, 'Correct it and save again.');
}
