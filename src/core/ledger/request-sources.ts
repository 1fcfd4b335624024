import type { LoggedUse } from './logged-use.js';
import { undatedModel } from '../prices/model-name.js';
import type { Finding } from '../records.js';
import { countText, listText } from '../text.js';

/** The uses that count, one log for each provider and day, and what was passed over. */
export type Leading = Readonly<{ leading: readonly LoggedUse[]; findings: readonly Finding[] }>;

/**
 * Of the logs that saw calls to one provider on one day, the one with the most;
 * then the same for one model, because logs may disagree on who served it.
 *
 * Two logs may have seen the same calls, and nothing tells: the larger is the
 * nearer to all of them. Calls of one log come before its day sums when both
 * count as many, because they carry what each call cost.
 */
export function leadingSources(uses: readonly LoggedUse[]): Leading {
  const passedOver = new Map<string, Set<string>>();
  const byPayee = leaders(uses, ({ payees }) => payees.slice().sort()[0] ?? '', passedOver);
  const leading = leaders(byPayee, ({ model }) => undatedModel(model), passedOver);
  return { leading, findings: Array.from(passedOver, ([about, days]) => findingOf(JSON.parse(about) as [string, string, string[]], days.size)) };
}

function leaders(uses: readonly LoggedUse[], subject: (use: LoggedUse) => string, passedOver: Map<string, Set<string>>): LoggedUse[] {
  const groups = new Map<string, Map<string, LoggedUse[]>>();
  uses.forEach((use) => {
    const group = `${use.day}\n${subject(use)}`;
    const sources = groups.get(group) ?? new Map<string, LoggedUse[]>();
    const held = sources.get(sourceOf(use));
    if (held === undefined) sources.set(sourceOf(use), [use]);
    else held.push(use);
    groups.set(group, sources);
  });
  const leading: LoggedUse[] = [];
  groups.forEach((sources) => {
    const [first = [], ...others] = Array.from(sources.values()).sort(byRank);
    first.forEach((use) => { leading.push(use); });
    note(first[0], others, passedOver);
  });
  return leading;
}

/** Remembers the day on which logs of other connections were passed over. */
function note(counted: LoggedUse | undefined, others: readonly (readonly LoggedUse[])[], passedOver: Map<string, Set<string>>): void {
  if (counted === undefined) return;
  const names = new Set(others.map((other) => other[0]?.connection ?? '').filter((name) => name !== counted.connection));
  if (names.size === 0) return;
  const about = JSON.stringify([counted.payees[0] ?? '', counted.connection, Array.from(names).sort()]);
  passedOver.set(about, (passedOver.get(about) ?? new Set<string>()).add(counted.day));
}

function sourceOf({ connection, feed }: LoggedUse): string {
  return `${connection}\n${feed}`;
}

function byRank(a: readonly LoggedUse[], b: readonly LoggedUse[]): number {
  return callsOf(b) - callsOf(a) || costsOf(b) - costsOf(a) || (nameOf(a) < nameOf(b) ? -1 : 1);
}

function callsOf(uses: readonly LoggedUse[]): number {
  return uses.reduce((calls, { requests }) => calls + (requests ?? 0), 0);
}

function costsOf(uses: readonly LoggedUse[]): number {
  return uses.filter(({ cost }) => cost !== null).length;
}

function nameOf(uses: readonly LoggedUse[]): string {
  const [first] = uses;
  return first === undefined ? '' : sourceOf(first);
}

function findingOf([provider, counted, others]: [string, string, string[]], days: number): Finding {
  return {
    level: 'note',
    where: 'Daily',
    what: `Calls to ${provider} on ${countText(days, 'day')} were logged by ${listText([counted, ...others])}; only those of ${counted} count as cost, because the others may be the same calls.`,
    fix: `Connect ${provider} itself for the exact cost, or leave one log per provider.`,
  };
}
