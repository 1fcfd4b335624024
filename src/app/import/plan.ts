import { Fault } from '../../core/fault.js';
import { addMoney, moneyText, type Money } from '../../core/money.js';
import { countText } from '../../core/text.js';
import type { Day } from '../../core/days.js';
import { providerLabel } from '../../providers/known.js';
import { apiCosts } from '../../tabs/api-costs.js';
import { apiUsage } from '../../tabs/api-usage.js';
import { cloudSkus } from '../../tabs/cloud-skus.js';
import type { ImportChoices } from '../api.js';
import type { Ports } from '../ports.js';
import { storedConnections } from '../state/connections.js';
import type { Names } from '../state/names.js';
import { readTable } from '../table/index.js';
import { overlapsOf, type Overlap, type Place } from './covered.js';
import { placeOfCloud } from './counted-once.js';
import type { FileReading } from './file.js';
import { daysCovered, namedRows, type NamedRows } from './targets.js';

/** A file's rows under their name, and who else reports the same. */
export type ImportPlan = Readonly<{ name: string; rows: NamedRows; overlaps: readonly Overlap[]; from: Day; to: Day }>;

const LONGEST_NAME = 60;

export function importPlan(ports: Ports, names: Names, reading: FileReading, choices: Pick<ImportChoices, 'name'>): ImportPlan {
  const name = importName(ports, reading, choices.name);
  const rows = namedRows(reading.rows, name);
  const money: Place[] = [...rows.cost, ...rows.usage, ...rows.cloud.map(placeOfCloud)];
  const days = daysCovered([...money.map(({ day }) => day), ...rows.request.map(({ timestamp }) => timestamp.slice(0, 10))]);
  const overlaps = money.length === 0 ? [] : overlapsOf(money, standingPlaces(ports, daysCovered(money.map(({ day }) => day))?.start ?? ''), names);
  return { name, rows, overlaps, from: days?.start ?? '', to: lastDay(money, rows) };
}

/** The name in the rows. @throws Fault when a connection has it */
export function importName(ports: Ports, { format, fileName }: Pick<FileReading, 'format' | 'fileName'>, given: string): string {
  const own = format === null || format.importName === '' ? fileName.replace(/\.[a-z]{2,6}$/i, '') : format.importName;
  const name = (given.trim() === '' ? own : given.trim()).replace(/\s+/g, ' ');
  if (name.length > LONGEST_NAME) {
    if (given.trim() === '') return name.slice(0, LONGEST_NAME);
    throw new Fault('config', `It is longer than ${LONGEST_NAME} characters.`, 'Name', 'Choose a shorter one.');
  }
  if (storedConnections(ports).some((connection) => connection.name === name)) {
    throw new Fault('config', 'A connection has this name.', `Name “${name}”`, 'Choose another, so that a sync does not replace the rows of the file.');
  }
  return name;
}

/** What the overlap means, in a sentence each. */
export function overlapTexts(overlaps: readonly Overlap[]): string[] {
  return overlaps.map(({ provider, other, days }) => {
    const span = days.length === 1 ? days[0] ?? '' : `${days[0] ?? ''} to ${days[days.length - 1] ?? ''}`;
    return `${providerLabel(provider)}, ${countText(days.length, 'day')} (${span}): already reported by “${other}”.`;
  });
}

/** The sums by currency, `12.00 USD`. */
export function totalText(amounts: readonly (Money | null)[]): string {
  const sums = new Map<string, Money>();
  amounts.forEach((amount) => {
    if (amount === null) return;
    const before = sums.get(amount.currency);
    sums.set(amount.currency, before === undefined ? amount : addMoney(before, amount));
  });
  return Array.from(sums.values(), moneyText).join(', ');
}

/** Where rows with money or counts stand, from a day on. */
export function standingPlaces({ workbook }: Ports, from: Day): Place[] {
  return [...readTable(workbook, apiCosts, from), ...readTable(workbook, apiUsage, from), ...readTable(workbook, cloudSkus, from).map(placeOfCloud)];
}

function lastDay(money: readonly Place[], rows: NamedRows): Day {
  return [...money.map(({ day }) => day), ...rows.request.map(({ timestamp }) => timestamp.slice(0, 10))].sort().pop() ?? '';
}
