import { addDays, type Period } from '../../core/days.js';
import type { Cell } from '../../tabs/cell.js';
import { daily } from '../../tabs/daily.js';
import type { Workbook } from '../ports.js';
import { ensureLayout } from '../table/ensure.js';
import { wholeColumn } from '../table/letters.js';

/**
 * Formula texts over Daily. Only functions that Sheets, Excel, LibreOffice and
 * the stand-in compute alike, and whole columns rather than open ranges.
 */
export type LedgerColumns = Readonly<{ date: string; bucket: string; provider: string; vendor: string; connection: string; cost: string; currency: string; basis: string }>;

/** The columns of Daily where they stand now. */
export function ledgerColumns(workbook: Workbook): LedgerColumns {
  const layout = ensureLayout(workbook, daily);
  const column = (header: string): string => wholeColumn(layout.sheet.name, layout.at(header));
  return {
    date: column('Date'),
    bucket: column('Bucket'),
    provider: column('Provider'),
    vendor: column('Vendor'),
    connection: column('Connection'),
    cost: column('Effective cost'),
    currency: column('Currency'),
    basis: column('Basis'),
  };
}

/** Lines a figure speaks of, each given as a cell: absent for any bucket, provider, vendor or connection. Both days are included. */
export type Lines = Readonly<{ bucket?: string; provider?: string; vendor?: string; connection?: string; from: string; through: string; base: string }>;

/** Effective cost of the lines in base currency. */
export function sumOf(ledger: LedgerColumns, lines: Lines): string {
  return `SUMIFS(${[ledger.cost, ...criteria(ledger, lines), ledger.currency, lines.base].join(',')})`;
}

/** Lines without a cost, or in a currency that could not be converted. */
export function missingOf(ledger: LedgerColumns, lines: Lines): string {
  return `${countOf(ledger, lines)}-${knownOf(ledger, lines)}`;
}

/**
 * A sum, blank when lines are there and none has a known cost: missing is not zero.
 *
 * @param incomplete cell that counts missing lines of these days and more; while it is 0 the sum alone is computed
 */
export function knownSum(ledger: LedgerColumns, lines: Lines, incomplete: string | null): string {
  const sum = sumOf(ledger, lines);
  const checked = `IF(${sum}=0,IF(AND(${countOf(ledger, lines)}>0,${knownOf(ledger, lines)}=0),"",0),${sum})`;
  return incomplete === null ? checked : `IF(${incomplete}=0,${sum},${checked})`;
}

/** Stands for the last day of a period that has none yet: on the first day of a week or month. */
export const NO_DAY = 'no full day yet';

/** First and last day of a period as cells. */
export function boundCells({ start, end }: Period): Cell[] {
  return [{ day: start }, end > start ? { day: addDays(end, -1) } : NO_DAY];
}

/** A figure, blank while its period has no day: there is nothing to know yet, which is not a cost of zero. */
export function onceBegun(through: string, figure: string): string {
  return `IF(ISNUMBER(${through}),${figure},"")`;
}

/** A figure, blank where Daily begins after the first day it speaks of. */
export function coveredOnly(ledger: LedgerColumns, from: string, figure: string): string {
  return `IF(COUNTIFS(${ledger.date},"<="&${from})=0,"",${figure})`;
}

function countOf(ledger: LedgerColumns, lines: Lines): string {
  return `COUNTIFS(${criteria(ledger, lines).join(',')})`;
}

function knownOf(ledger: LedgerColumns, lines: Lines): string {
  return `COUNTIFS(${[...criteria(ledger, lines), ledger.currency, lines.base, ledger.basis, '"<>missing"'].join(',')})`;
}

export function changeOf(now: string, before: string): string {
  return `IF(OR(${now}="",${before}=""),"",${now}-${before})`;
}

/** The change as a fraction of what was before; blank where there was nothing. */
export function ratioOf(now: string, before: string): string {
  return `IF(OR(${now}="",${before}=""),"",IF(ROUND(${before},8)=0,"",(${now}-${before})/${before}))`;
}

/**
 * Why a line deserves a look, by the rules of the mail: a rise of the running
 * week first, for a fall may be late reporting, then the move of the last full week.
 */
export function flagOf(toDate: string, sameDays: string, week: string, before: string, missing: string): string {
  const rise = `IF(OR(${toDate}="",${sameDays}=""),"",IF(ROUND(${sameDays},8)=0,IF(ROUND(${toDate},8)=0,"","new"),IF(AND(${sameDays}>0,ROUND(${toDate}-2*${sameDays},8)>=0),"doubled","")))`;
  const ended = `IF(OR(${week}<0,${before}<0),"",IF(ROUND(${week}-2*${before},8)>=0,"doubled",IF(ROUND(2*${week}-${before},8)<=0,"halved","")))`;
  const move = `IF(OR(${week}="",${before}=""),"",IF(ROUND(${before},8)=0,IF(ROUND(${week},8)=0,"","new"),IF(ROUND(${week},8)=0,"stopped",${ended})))`;
  return `IF(${rise}<>"",${rise},IF(${move}<>"",${move},IF(${missing}>0,"incomplete","")))`;
}

const DIMENSIONS = ['bucket', 'provider', 'vendor', 'connection'] as const;

function criteria(ledger: LedgerColumns, lines: Lines): string[] {
  const { from, through } = lines;
  return [
    ...DIMENSIONS.reduce<string[]>((all, dimension) => all.concat(lines[dimension] === undefined ? [] : [ledger[dimension], lines[dimension] ?? '']), []),
    ledger.date,
    `">="&${from}`,
    ledger.date,
    `"<="&${through}`,
  ];
}
