import { addMonths, monthStart, type Period } from '../../core/days.js';
import { roundTo, toNumber } from '../../core/decimal.js';
import { matchCounter, movedBetween, type Matched, type Moved } from '../../core/mapping/effect.js';
import { shadows } from '../../core/mapping/mapping.js';
import { TARGET_HEADERS, type MappingRule, type RuleReading } from '../../core/mapping/rule.js';
import type { Finding, LedgerLine } from '../../core/records.js';
import { grouped, listText } from '../../core/text.js';
import type { Cell } from '../../tabs/cell.js';
import { mapping as tab } from '../../tabs/mapping.js';
import type { Ports } from '../ports.js';
import { noteProblems } from '../register/notes.js';
import { problemFindings } from '../register/rates.js';
import { deriveLedger } from '../sync/ledger-lines.js';
import type { LedgerInputs } from '../sync/ledger-update.js';
import { ensureLayout } from '../table/ensure.js';
import { writeCells, type WantedCell } from '../table/want.js';

/** What the rules do to a month, and what the drafts among them would change. */
export type Effect = Readonly<{ month: string; matched: ReadonlyMap<number, Matched>; moved: readonly Moved[]; lines: readonly LedgerLine[] }>;

/** Brings our columns of the Mapping tab up to date; a workbook without it is left alone. */
export function refreshMapping(ports: Ports, reading: RuleReading, inputs: LedgerInputs): readonly Finding[] {
  if (ports.workbook.find(tab.name) === null) return [];
  const layout = ensureLayout(ports.workbook, tab);
  const effect = effectOf(ports, reading.rules, inputs);
  const texts = effectTexts(reading.rules, effect, inputs.settings.baseCurrency);
  let cells: WantedCell[] = [];
  for (let row = 2; row <= layout.sheet.lastRow(); row += 1) {
    const found = texts.has(row) ? effect.matched.get(row) ?? null : null;
    const values: readonly (readonly [string, Cell])[] = [
      ['Charges matched', texts.has(row) ? found?.charges ?? 0 : null],
      ['Cost matched', found === null ? null : costCell(found)],
      ['Effect', texts.get(row) ?? null],
    ];
    cells = cells.concat(values.map(([header, cell]): WantedCell => ({ row, column: layout.at(header), cell })));
  }
  writeCells(layout.sheet, cells);
  noteProblems(layout, reading.problems);
  return problemFindings(tab.name, reading.problems);
}

/** The last full month under the rules that count, and under the drafts as well. */
export function effectOf(ports: Ports, rules: readonly MappingRule[], inputs: LedgerInputs): Effect {
  const start = addMonths(monthStart(inputs.today), -1);
  const period: Period = { start, end: monthStart(inputs.today) };
  const under = (counted: readonly MappingRule[]): Readonly<{ lines: readonly LedgerLine[]; matched: ReadonlyMap<number, Matched> }> => {
    const { observe, matched } = matchCounter(inputs.settings.baseCurrency);
    return { lines: deriveLedger(ports, { ...inputs, rules: counted, observe }, period).lines, matched };
  };
  const isActive = ({ status }: MappingRule): boolean => status === 'active';
  const now = under(rules.filter(isActive));
  if (!rules.some(({ status }) => status === 'draft')) return { month: start.slice(0, 7), matched: now.matched, moved: [], lines: now.lines };
  const then = under(rules.filter(({ status }) => status !== 'off'));
  const matched = new Map(now.matched);
  rules.filter(({ status }) => status === 'draft').forEach(({ parts }) => {
    parts.forEach(({ row }) => {
      const found = then.matched.get(row);
      if (found !== undefined) matched.set(row, found);
    });
  });
  return { month: start.slice(0, 7), matched, moved: movedBetween(now.lines, then.lines, inputs.settings.baseCurrency), lines: now.lines };
}

function costCell({ cost }: Matched): Cell {
  return cost === null ? null : toNumber(roundTo(cost, 8));
}

/** A sentence for each row of a rule; rows that cannot be read have none, their notes speak. */
function effectTexts(rules: readonly MappingRule[], { month, matched, moved }: Effect, base: string): ReadonlyMap<number, string> {
  const isIn = (statuses: readonly string[]) => ({ status }: MappingRule): boolean => statuses.includes(status);
  const counting = shadows(rules.filter(isIn(['active'])));
  const drafted = shadows(rules.filter(isIn(['active', 'draft'])));
  const texts = new Map<number, string>();
  let isPreviewed = false;
  rules.forEach((rule) => {
    const by = (rule.status === 'draft' ? drafted : counting).get(rule.row) ?? [];
    const isMatched = rule.parts.some(({ row }) => matched.has(row));
    rule.parts.forEach(({ row }, part) => {
      if (rule.status === 'off') texts.set(row, 'Off.');
      else if (by.length > 0) texts.set(row, `Shadowed by ${by.length === 1 ? 'row' : 'rows'} ${listText(by.map(String))}: it never counts.`);
      else if (rule.status === 'draft') texts.set(row, part > 0 || isPreviewed ? 'Draft: does not count yet.' : previewText(moved, month, base));
      else texts.set(row, isMatched ? 'Counts.' : `Counts, but nothing of ${month} matched.`);
    });
    isPreviewed = isPreviewed || (rule.status === 'draft' && by.length === 0);
  });
  return texts;
}

/** What all drafts together would change in a month, largest first. */
function previewText(moved: readonly Moved[], month: string, base: string): string {
  if (moved.length === 0) return `Draft: does not count yet. The drafts would change nothing in ${month}.`;
  const shown = moved.slice(0, MOST_MOVES).map(({ target, name, before, after }) => `${name === '' ? `no ${TARGET_HEADERS[target].toLowerCase()}` : name} ${grouped(before)} → ${grouped(after)}`);
  const more = moved.length > MOST_MOVES ? `, and ${String(moved.length - MOST_MOVES)} more` : '';
  return `Draft: does not count yet. With the drafts, ${month} in ${base}: ${shown.join('; ')}${more}.`;
}

const MOST_MOVES = 8;
