import { termsOf, type Terms } from '../../core/mapping/charge-back.js';
import { addDays, nextMonthStart, type Day } from '../../core/days.js';
import { ONE, roundHalfEven, toNumber, ZERO, type Decimal } from '../../core/decimal.js';
import { decimalsOf } from '../../core/money.js';
import type { Cell } from '../../tabs/cell.js';
import { EVERYTHING, NOT_ASSIGNED, type ChargeBackRow } from '../../tabs/charge-back.js';
import { daily } from '../../tabs/daily.js';
import type { Workbook } from '../ports.js';
import { ensureLayout } from '../table/ensure.js';
import type { Layout } from '../table/layout.js';
import { columnLetters, wholeColumn } from '../table/letters.js';
import type { WantedCell } from '../table/want.js';

export type ChargeFacts = Readonly<{
  base: string;
  today: Day;
  terms: readonly Terms[];
  /** Customers in small letters whose terms cannot be read. */
  broken: readonly string[];
  /** Units of a currency for one of the base currency on a day; null when nobody tells. */
  rateTo: (currency: string, day: Day) => Decimal | null;
  /** Cells of the Mapping tab that cannot be read: the split of a month is then not final. */
  unreadRules: number;
}>;

/** Cells of our columns in a row: its cost and charge as formulas over Daily, its terms as values. */
export function chargeCells(workbook: Workbook, layout: Layout, facts: ChargeFacts): (row: number, of: ChargeBackRow) => WantedCell[] {
  const columns = ensureLayout(workbook, daily);
  const { name } = columns.sheet;
  const column = (header: string): string => wholeColumn(name, columns.at(header));
  return (row, of) => {
    const at = (header: string): string => `$${columnLetters(layout.at(header))}${row}`;
    // The date first: LibreOffice counts blank names only as far down as the first column has cells.
    const lines = [column('Date'), `">="&${at('Month')}`, column('Date'), `"<="&EOMONTH(${at('Month')},0)`, ...bearerCriteria(of, column, at)];
    const known = [...lines, column('Currency'), `"${facts.base}"`];
    const cost = `SUMIFS(${[column('Effective cost'), ...known].join(',')})`;
    const values: readonly (readonly [string, Cell])[] = [
      ['Lines without a cost', { formula: `=COUNTIFS(${lines.join(',')})-COUNTIFS(${[...known, column('Basis'), '"<>missing"'].join(',')})` }],
      ['Effective cost', { formula: `=IF(AND(${at('Lines without a cost')}>0,${cost}=0),"",${cost})` }],
      ...termCells(of, at, facts),
    ];
    return values.map(([header, cell]) => ({ row, column: layout.at(header), cell }));
  };
}

/** The lines of a name; an equals sign alone finds blank cells, and keeps a name that begins like a comparison a name. */
function bearerCriteria({ by, name }: ChargeBackRow, column: (header: string) => string, at: (header: string) => string): string[] {
  if (by === EVERYTHING.by) return [];
  return [column(by), name === NOT_ASSIGNED ? '"="' : `"="&SUBSTITUTE(SUBSTITUTE(SUBSTITUTE(${at('Name')},"~","~~"),"*","~*"),"?","~?")`];
}

function termCells(of: ChargeBackRow, at: (header: string) => string, facts: ChargeFacts): (readonly [string, Cell])[] {
  const isCharged = of.by === 'Customer' && of.name !== NOT_ASSIGNED;
  const terms = isCharged ? termsOf(facts.terms, of.name, of.month) : null;
  const currency = terms?.currency ?? facts.base;
  const places = decimalsOf(currency);
  const rate = rateOf(of.month, currency, facts);
  const isBroken = isCharged && facts.broken.includes(of.name.toLowerCase());
  const lacks = [
    ...(isBroken ? ['its row on Charge-back terms cannot be read'] : []),
    ...(isCharged && rate === null ? [`no rate from ${facts.base} to ${currency}`] : []),
    ...(facts.unreadRules > 0 ? [`${String(facts.unreadRules)} ${facts.unreadRules === 1 ? 'cell' : 'cells'} of Mapping to correct`] : []),
    ...(of.month <= facts.today && facts.today < nextMonthStart(of.month) ? ['the month is not over'] : []),
  ];
  const coin = (amount: Decimal): number => toNumber(roundHalfEven(amount, places));
  const money = (amount: Decimal | undefined): Cell => (amount === undefined || amount === ZERO ? null : coin(amount));
  return [
    ['Markup', terms === null ? null : toNumber(terms.markup)],
    ['Rate', isCharged && currency !== facts.base && rate !== null ? toNumber(rate) : null],
    ['Fixed fee', money(terms?.fixedFee)],
    ['Minimum', money(terms?.minimum)],
    ['Amount to charge', isCharged && rate !== null && !isBroken ? { formula: `=${amountFormula(at, places)}` } : null],
    ['Currency', currency],
    ['State', { formula: `=${stateFormula(at('Lines without a cost'), lacks)}` }],
  ];
}

/** Units of the currency for one of the base, on the last day of the month or today. */
export function rateOf(month: Day, currency: string, { base, today, rateTo }: Pick<ChargeFacts, 'base' | 'today' | 'rateTo'>): Decimal | null {
  const last = addDays(nextMonthStart(month), -1);
  return currency === base ? ONE : rateTo(currency, last < today ? last : today);
}

/** Cost with markup, rounded half to even, plus the fee, at least the minimum: `chargedOf` in cells. */
function amountFormula(at: (header: string) => string, places: number): string {
  const use = `ROUND(${at('Effective cost')}*(1+${at('Markup')})*IF(${at('Rate')}="",1,${at('Rate')}),8)`;
  const coins = String(10 ** places);
  const rounded = `IF(ABS(MOD(ABS(${use})*${coins},1)-0.5)<0.0000001,2*ROUND(${use}*${coins}/2,0)/${coins},ROUND(${use},${String(places)}))`;
  const due = `${rounded}+${at('Fixed fee')}`;
  return `IF(${at('Effective cost')}="","",IF(${at('Minimum')}="",${due},MAX(${due},${at('Minimum')})))`;
}

function stateFormula(missing: string, lacks: readonly string[]): string {
  const others = lacks.join('; ');
  const lines = `${missing}&" lines of Daily without a cost"`;
  return others === '' ? `IF(${missing}>0,"incomplete: "&${lines},"complete")` : `IF(${missing}>0,"incomplete: "&${lines}&"; ${others}","${lacks.length === 1 && others === 'the month is not over' ? '' : 'incomplete: '}${others}")`;
}

