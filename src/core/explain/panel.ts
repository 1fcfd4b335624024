import { daysBetween, isWithin, type Period } from '../days.js';
import { add, decimal, multiply, split, ZERO, type Decimal } from '../decimal.js';
import type { CostCell } from './explain.js';
import { chargeMeasures, usageMeasures, type Measure, type MeasuredRows } from './measures.js';
import { seatsOf } from './seats.js';
import { REGISTER } from '../ledger/plans.js';
import type { RateOf } from '../ledger/ledger-lines.js';
import { isSameModel } from '../prices/model-name.js';
import type { CurrencyCode } from '../money.js';
import type { PriceBook } from '../prices/book.js';
import type { LedgerLine } from '../records.js';
import type { Subscription } from '../subscriptions/subscription.js';

/** What a period is explained from. Lines give the money; all else only tells what was counted, and in which currency. */
export type PanelInput = MeasuredRows &
  Readonly<{
    lines: readonly LedgerLine[];
    subscriptions: readonly Subscription[];
    base: CurrencyCode;
    book: PriceBook;
    rate?: RateOf;
    providerLabel: (provider: string) => string;
  }>;

type Service = Readonly<{ key: string; line: LedgerLine; cost: Decimal }>;

/**
 * The cells of a period. Their costs add up to the known effective cost of its
 * lines exactly: the cost of a service is split over its meters by what they
 * cost at list price. A service of which nothing was counted is one cell without quantity.
 */
export function panelOf(input: PanelInput, period: Period): CostCell[] {
  const services = servicesOf(input, period);
  const measures = measuresOf(services, input, period);
  const length = decimal(daysBetween(period.start, period.end));
  return services.reduce<CostCell[]>((cells, service) => {
    const { line, key, cost } = service;
    const cell = { provider: input.providerLabel(line.provider), service: key, name: line.service, length, cost };
    if (line.connection === REGISTER) return cells.concat({ ...cell, ...seatsOf(input, line, period, key) });
    return cells.concat(cellsOf({ ...cell, group: groupOf(line), meter: '', factor: 'volume', quantity: null, rate: null }, measures.get(key) ?? []));
  }, []);
}

function servicesOf({ lines, base }: PanelInput, period: Period): Service[] {
  const services = new Map<string, Service>();
  lines.forEach((line) => {
    if (!isWithin(line.day, period) || line.effectiveCost === null || line.currency !== base) return;
    const key = [line.bucket, line.provider, line.connection, line.service].join('\n');
    services.set(key, { key, line, cost: add(services.get(key)?.cost ?? ZERO, line.effectiveCost) });
  });
  return Array.from(services.values());
}

/** Measures of each service. One whose rows are all of use wins over the quantities of its bill. */
function measuresOf(services: readonly Service[], input: PanelInput, period: Period): ReadonlyMap<string, readonly Measure[]> {
  const byConnection = new Map<string, Service[]>();
  services.forEach((service) => {
    const key = groupOf(service.line);
    byConnection.set(key, (byConnection.get(key) ?? []).concat(service));
  });
  const found = new Map<string, Measure[]>();
  const put = (all: readonly Measure[], isFree: (key: string) => boolean): void => {
    const taken = new Map<string, Measure[]>();
    all.forEach((measure) => {
      const near = byConnection.get(groupOf(measure)) ?? [];
      const service = near.find(({ line }) => line.service === measure.service) ?? near.find(({ line }) => isSameModel(line.service, measure.service));
      if (service !== undefined && isFree(service.key)) taken.set(service.key, (taken.get(service.key) ?? []).concat(measure));
    });
    taken.forEach((measures, key) => found.set(key, measures));
  };
  put(usageMeasures(input, period, input.book), () => true);
  put(chargeMeasures(input, period), (key) => !found.has(key));
  return found;
}

/** The cost of a service over its measures by their weights; one cell where they tell no quantity. */
function cellsOf(whole: CostCell, measures: readonly Measure[]): CostCell[] {
  const rate = measures.length === 0 ? null : {
    base: measures.reduce((all, { own, rate: each }) => add(all, multiply(own, each)), ZERO),
    own: measures.reduce((all, { own }) => add(all, own), ZERO),
  };
  const meters = new Map<string, { measure: Measure; quantity: Decimal; weight: Decimal }>();
  measures.forEach((measure) => {
    const key = `${measure.unit}\n${measure.meter}`;
    const held = meters.get(key) ?? { measure, quantity: ZERO, weight: ZERO };
    meters.set(key, { measure, quantity: add(held.quantity, measure.quantity ?? ZERO), weight: add(held.weight, measure.weight) });
  });
  const parts = Array.from(meters.values()).filter(({ weight }) => weight > ZERO);
  if (parts.length === 0 || measures.some(({ quantity }) => quantity === null)) return [{ ...whole, rate }];
  const costs = split(whole.cost, parts.map(({ weight }) => weight));
  return parts.map(({ measure, quantity }, index) => ({
    ...whole, rate, quantity, cost: costs[index] ?? ZERO, group: `${whole.group}\n${measure.unit}`, meter: measure.meter,
  }));
}

function groupOf({ provider, connection }: Readonly<{ provider: string; connection: string }>): string {
  return `${provider}\n${connection}`;
}
