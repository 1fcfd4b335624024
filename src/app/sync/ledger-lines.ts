import { isWithin, monthStart, type Day, type Period } from '../../core/days.js';
import type { BurntPool } from '../../core/credits/lines.js';
import { ledgerOf, type LedgerInput } from '../../core/ledger/ledger.js';
import { sharesByLog } from '../../core/ledger/logged-shares.js';
import { mapped } from '../../core/mapping/mapping.js';
import { adjustedMonth } from '../../core/ledger/month-lock.js';
import { rateBook } from '../../core/rates.js';
import type { Finding, LedgerLine, RequestRow } from '../../core/records.js';
import { coverageOf, requestLines } from '../../core/ledger/request-ledger.js';
import { providerById } from '../../providers/index.js';
import { bucketOf, providerLabel } from '../../providers/known.js';
import { apiCosts } from '../../tabs/api-costs.js';
import { apiLog } from '../../tabs/api-log.js';
import { apiUsage } from '../../tabs/api-usage.js';
import { cloudSkus } from '../../tabs/cloud-skus.js';
import { countedOnce } from '../import/counted-once.js';
import { importRecords } from '../import/memory.js';
import type { Ports } from '../ports.js';
import { storedConnections } from '../state/connections.js';
import { readTable } from '../table/index.js';
import { vendorOf } from '../vendors.js';
import { withCredits } from './ledger-credits.js';
import type { LedgerInputs } from './ledger-update.js';

export type DerivedLedger = Readonly<{
  lines: readonly LedgerLine[];
  findings: readonly Finding[];
  /** Lines of Daily these replace. The log keeps some days only; what it gave for earlier days stays. */
  owns: (line: LedgerLine) => boolean;
  /** What was burnt of prepaid credits, through today. */
  burnt: readonly BurntPool[];
}>;

/** The ledger lines of a period from the rows of the tabs, the register, the log where nobody else reports, and prepaid credits. */
export function deriveLedger(ports: Ports, inputs: LedgerInputs, period: Period): DerivedLedger {
  const { input, findings } = ledgerInput(ports, inputs, period);
  const calls = readTable(ports.workbook, apiLog, period.start).filter((row) => isWithin(dayOfCall(row), period));
  const [sums, usage] = [input.usage.filter((row) => isGateway(row.provider)), input.usage.filter((row) => !isGateway(row.provider))];
  const coveredProviders = coverageOf([...input.costs, ...usage, ...input.cloud]);
  const assigned = mapped({ rules: inputs.rules, providerNames, nameOf: inputs.names.of });
  const ledger = ledgerOf(inputs.rules.length === 0 && calls.length === 0 ? input : {
    ...input, book: inputs.book(), sharesOf: sharesByLog({ requests: calls, usage, coveredProviders, book: inputs.book() }, assigned),
  });
  const logged = requestLines(calls, {
    coveredProviders,
    book: inputs.book(),
    sharesOf: assigned,
    ...(inputs.observe === undefined ? {} : { observe: inputs.observe }),
    base: input.base,
    sums,
    vendorOf,
    ...(input.rate === undefined ? {} : { rate: input.rate }),
  });
  const gateways = new Set(storedConnections(ports).filter((one) => isGateway(one.provider)).map((one) => one.name));
  const first = firstDays([...calls.map((call) => ({ connection: call.connection, day: dayOfCall(call) })), ...sums]);
  const owns = (line: LedgerLine): boolean => !(gateways.has(line.connection) && line.day < (first.get(line.connection) ?? period.end));
  // What made an earlier month good stands for use that is not made again here.
  const isMadeAgain = (line: LedgerLine): boolean => owns(line) && (adjustedMonth(line) ?? period.start) >= monthStart(period.start);
  const credited = withCredits(ports.workbook, ledger.lines.concat(logged.lines), inputs, period, isMadeAgain);
  return { ...credited, owns, findings: ledger.findings.concat(logged.findings, findings) };
}

function ledgerInput(ports: Ports, inputs: LedgerInputs, period: Period): Readonly<{ input: LedgerInput; findings: readonly Finding[] }> {
  const within = <R extends { day: Day }>(rows: readonly R[]): R[] => rows.filter((row) => isWithin(row.day, period));
  const named = <R extends { connection: string; subAccount: string }>(rows: readonly R[]): R[] =>
    rows.map((row) => ({ ...row, subAccount: inputs.names.of(row.connection, 'subAccount', row.subAccount) }));
  const once = countedOnce({
    costs: within(readTable(ports.workbook, apiCosts, period.start)),
    usage: within(readTable(ports.workbook, apiUsage, period.start)),
    cloud: within(readTable(ports.workbook, cloudSkus, period.start)),
  }, importRecords(ports), inputs.names);
  const input: LedgerInput = {
    costs: named(once.costs),
    usage: named(once.usage),
    cloud: once.cloud,
    subscriptions: inputs.subscriptions,
    metered: inputs.metered,
    unread: inputs.unread,
    today: inputs.today,
    period,
    base: inputs.settings.baseCurrency,
    bucketOf,
    isAttribution: isGateway,
    vendorOf,
    rate: rateBook(inputs.rates, inputs.settings.baseCurrency),
    ...(inputs.observe === undefined ? {} : { observe: inputs.observe }),
  };
  return { input, findings: once.findings };
}

function firstDays(rows: readonly Readonly<{ connection: string; day: Day }>[]): ReadonlyMap<string, Day> {
  const days = new Map<string, Day>();
  rows.forEach(({ connection, day }) => {
    const known = days.get(connection);
    if (known === undefined || day < known) days.set(connection, day);
  });
  return days;
}

/** What people may call a provider in a rule. */
function providerNames(provider: string): readonly string[] {
  return [providerLabel(provider), vendorOf(provider)];
}

/** A gateway reports on calls that others bill. */
function isGateway(provider: string): boolean {
  return providerById(provider)?.attribution === true;
}

function dayOfCall(row: RequestRow): Day {
  return row.timestamp.slice(0, 10);
}
