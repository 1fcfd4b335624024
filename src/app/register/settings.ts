import { Fault } from '../../core/fault.js';
import type { Finding } from '../../core/records.js';
import type { RowProblem } from '../../core/subscriptions/subscription.js';
import { isBlank, type Cell } from '../../tabs/cell.js';
import { textOf } from '../../tabs/row.js';
import { settings as tab } from '../../tabs/settings.js';
import type { Workbook } from '../ports.js';
import { ensureLayout } from '../table/ensure.js';
import { layoutOf, type Layout } from '../table/layout.js';
import { writeCells, type WantedCell } from '../table/want.js';
import { DEFAULT_SETTINGS, SETTINGS, type Choice, type Choices, type SettingName } from './setting-list.js';
import { noteProblems } from './notes.js';

export type { SettingName } from './setting-list.js';

/** The user's choices, each usable; `problems` says which were replaced by their default. */
export type Settings = Choices & Readonly<{ problems: readonly Finding[] }>;
export type SettingsReading = Readonly<{ settings: Settings; problems: readonly RowProblem[] }>;

/** Reads the Settings tab. A value that cannot be used is a problem of its row, and its default counts. */
export function readSettings(workbook: Workbook): SettingsReading {
  const rows = rowsOf(workbook);
  const problems: RowProblem[] = [];
  const choices: Record<string, unknown> = { ...DEFAULT_SETTINGS };
  for (const name of Object.keys(SETTINGS) as SettingName[]) {
    const choice = choiceOf(name);
    const found = rows.get(choice.label);
    if (found === undefined || isBlank(found.value)) continue;
    const value = choice.read(found.value);
    if (value === null) problems.push({ row: found.row, header: 'Value', what: `${choice.label} cannot be used as it is.`, fix: `${choice.hint} Until then ${choice.show(DEFAULT_SETTINGS[name])} counts.` });
    else choices[name] = value;
  }
  const findings = problems.map(({ what, fix }): Finding => ({ level: 'warning', where: tab.name, what, fix }));
  return { settings: { ...(choices as Choices), problems: findings }, problems };
}

/** Adds the settings that are missing with their defaults, and notes what cannot be used. @returns cells and notes written */
export function tidySettings(workbook: Workbook): number {
  const layout = ensureLayout(workbook, tab);
  const rows = rowsOf(workbook);
  const missing = (Object.keys(SETTINGS) as SettingName[]).filter((name) => !rows.has(SETTINGS[name].label));
  const first = Math.max(1, layout.sheet.lastRow()) + 1;
  const fresh = missing.reduce<WantedCell[]>((all, name, index) => all.concat(rowCells(layout, name, first + index)), []);
  const wanted = fresh.concat(begunCells(layout, rows));
  return writeCells(layout.sheet, wanted) + noteProblems(layout, readSettings(workbook).problems);
}

/**
 * Sets one choice, as the sidebar does.
 *
 * @throws Fault when the value cannot be used
 */
export function writeSetting(workbook: Workbook, name: SettingName, value: string | number | readonly string[]): void {
  const choice = choiceOf(name);
  const read = choice.read(typeof value === 'object' ? value.join(', ') : value);
  if (read === null && value !== '') throw new Fault('config', `${choice.label} cannot be used as it is.`, 'Settings', choice.hint);
  tidySettings(workbook);
  const row = rowsOf(workbook).get(choice.label)?.row ?? 0;
  const layout = layoutOf(workbook.find(tab.name) ?? workbook.add(tab.name, []), tab);
  writeCells(layout.sheet, [{ row, column: layout.at('Value'), cell: choice.show(value === '' ? DEFAULT_SETTINGS[name] : read) }]);
  noteProblems(layout, readSettings(workbook).problems);
}

/** Each setting reads and shows its own sort of value; here they are handled alike. */
function choiceOf(name: SettingName): Choice<unknown> {
  return SETTINGS[name] as unknown as Choice<unknown>;
}

function rowCells(layout: Layout, name: SettingName, row: number): WantedCell[] {
  const choice = choiceOf(name);
  return [
    { row, column: layout.at('Setting'), cell: choice.label },
    { row, column: layout.at('Value'), cell: choice.show(DEFAULT_SETTINGS[name]) },
    { row, column: layout.at('What it does'), cell: choice.about },
  ];
}

/** What a run that died while it added rows left out. A value is only filled in beside a description that is missing too: the user may blank a value. */
function begunCells(layout: Layout, rows: ReturnType<typeof rowsOf>): WantedCell[] {
  return (Object.keys(SETTINGS) as SettingName[]).reduce<WantedCell[]>((all, name) => {
    const found = rows.get(SETTINGS[name].label);
    if (found === undefined || found.about !== '') return all;
    const value = isBlank(found.value) ? ['Value'] : [];
    const headers = ['What it does', ...value].map((header) => layout.at(header));
    return all.concat(rowCells(layout, name, found.row).filter(({ column }) => headers.indexOf(column) >= 0));
  }, []);
}

function rowsOf(workbook: Workbook): Map<string, Readonly<{ row: number; value: Cell; about: string }>> {
  const rows = new Map<string, { row: number; value: Cell; about: string }>();
  const sheet = workbook.find(tab.name);
  const last = sheet?.lastRow() ?? 0;
  if (sheet === null || last < 2) return rows;
  const layout = layoutOf(sheet, tab);
  sheet.read({ row: 2, column: 1, rows: last - 1, columns: Math.max(1, layout.width) }).forEach((cells, index) => {
    const label = textOf(cells[layout.at('Setting') - 1] ?? null);
    if (label !== '' && !rows.has(label)) rows.set(label, { row: index + 2, value: cells[layout.at('Value') - 1] ?? null, about: textOf(cells[layout.at('What it does') - 1] ?? null) });
  });
  return rows;
}
