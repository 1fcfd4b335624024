import { dayOfInstant } from '../../core/days.js';
import { Fault } from '../../core/fault.js';
import { countText } from '../../core/text.js';
import type { FeedReport, ImportChoices, ImportConsent, ImportOutcome } from '../api.js';
import type { App } from '../app.js';
import { reportDay } from '../report-day.js';
import { names, type Names } from '../state/names.js';
import { markLedger } from '../sync/ledger-update.js';
import { refreshSummaries } from '../sync/summaries.js';
import { otherReports } from './covered.js';
import { placeOfCloud } from './counted-once.js';
import type { FileReading } from './file.js';
import { keepImport, keepMapping } from './memory.js';
import { importPlan, overlapTexts, standingPlaces, type ImportPlan } from './plan.js';
import { firstProblems } from './problems.js';
import type { NamedRows } from './targets.js';
import { writeRows, type Written } from './write.js';

/**
 * Writes a file that was read and refreshes what follows from it.
 *
 * @throws Fault when lines are bad and the good ones were not asked for, when the file leaves
 *   something open, when a connection covers all of it, or while another run holds the lock
 */
export function commitImport(app: App, reading: FileReading, choices: ImportChoices, consent: ImportConsent): ImportOutcome {
  demandReady(reading, consent);
  const { lock, workbook } = app.ports;
  if (!lock.tryAcquire(10_000)) throw new Fault('platform', 'Another run is under way.', 'Import', 'Try again in a few minutes.');
  try {
    return commitLocked(app, reading, choices, consent);
  } finally {
    workbook.flush();
    lock.release();
  }
}

function commitLocked(app: App, reading: FileReading, choices: ImportChoices, consent: ImportConsent): ImportOutcome {
  const { ports } = app;
  const startedAt = ports.clock.now();
  const writtenBefore = ports.workbook.cellsWritten();
  const known = names(ports);
  const plan = importPlan(ports, known, reading, choices);
  const rows = consent.replace ? plan.rows : uncovered(app, plan, known, reading.fileName);
  if (plan.from !== '') markLedger(ports, plan.from);
  keepImport(ports, { name: plan.name, fileName: reading.fileName, at: new Date(startedAt).toISOString(), from: plan.from, to: plan.to, rows: countOf(rows), replaces: plan.overlaps.length > 0 ? consent.replace : null });
  if (reading.mapping !== null) keepMapping(ports, { name: plan.name, headers: reading.headers, mapping: reading.mapping, dateOrder: choices.dateOrder, decimalMark: choices.decimalMark });
  const written = writeRows(ports.workbook, app.book, rows, startedAt);
  const namesChanged = known.learn(reading.rows.names.map((row) => ({ ...row, connection: plan.name })));
  if (namesChanged) known.save();
  ports.workbook.flush();
  const told = refreshSummaries(app.again(), { today: dayOfInstant(startedAt), reportDay: reportDay(ports.clock, startedAt), names: known, namesChanged });
  const refused = consent.replace ? [] : overlapTexts(plan.overlaps);
  const outcome = outcomeOf(reading, plan, written, ports.workbook.cellsWritten() - writtenBefore, refused);
  app.recordRun({ startedAt, trigger: 'import', report: reportOf(outcome, reading, plan, refused, told.concat(written.findings)) });
  return outcome;
}

function demandReady(reading: FileReading, consent: ImportConsent): void {
  const { fileName, format, unmapped, questions, problems, goodLines } = reading;
  if (format === null) throw new Fault('config', `Nothing tells which column is ${unmapped.join(' and ')}.`, fileName, 'Open Import in the sidebar, choose the file and map its columns.');
  if (questions.length > 0) {
    const open = questions.map((question) => (question === 'dateOrder' ? 'whether dates begin with the day or the month' : 'whether 1,234 is a thousand or a fraction'));
    throw new Fault('config', `Its figures do not tell ${open.join(', nor ')}.`, fileName, 'Choose it in the sidebar and import again.');
  }
  if (problems.length > 0 && !consent.goodLines) throw firstProblems(fileName, problems, goodLines);
  if (goodLines === 0) throw new Fault('config', 'No line of it can be imported.', fileName, problems.length > 0 ? firstProblems(fileName, problems, 0).message : reading.passedOver[0]?.what ?? '');
}

/** The rows that no other connection reports. @throws Fault when none is left */
function uncovered(app: App, { rows, overlaps, from }: ImportPlan, known: Names, fileName: string): NamedRows {
  if (overlaps.length === 0) return rows;
  const others = otherReports(standingPlaces(app.ports, from), known);
  const left: NamedRows = {
    usage: rows.usage.filter((row) => others(row).length === 0),
    cost: rows.cost.filter((row) => others(row).length === 0),
    cloud: rows.cloud.filter((row) => others(placeOfCloud(row)).length === 0),
    request: rows.request,
  };
  if (countOf(left) > 0) return left;
  throw new Fault('config', `All of its days are reported already, and would count twice. ${overlapTexts(overlaps).join(' ')}`, fileName, 'Choose Replace to count this file instead.');
}

function countOf({ usage, cost, cloud, request }: NamedRows): number {
  return usage.length + cost.length + cloud.length + request.length;
}

function outcomeOf(reading: FileReading, { name }: ImportPlan, { added, changed, removed }: Written, cellsWritten: number, refused: readonly string[]): ImportOutcome {
  const moved = added + changed + removed === 0 ? 'nothing changed' : `${countText(added, 'row')} added, ${changed} changed, ${removed} removed`;
  const left = reading.problems.length === 0 ? '' : ` ${countText(reading.problems.length, 'bad line')} left out.`;
  const covered = refused.length === 0 ? '' : ` Left out so that nothing counts twice: ${refused.join(' ')}`;
  return { name, added, changed, removed, lines: reading.goodLines, badLines: reading.problems.length, cellsWritten, message: `“${name}”: ${countText(reading.goodLines, 'line')} read, ${moved}.${left}${covered}` };
}

function reportOf(outcome: ImportOutcome, reading: FileReading, { rows }: ImportPlan, refused: readonly string[], findings: Parameters<App['recordRun']>[0]['report']['findings']): Parameters<App['recordRun']>[0]['report'] {
  const provider = [...rows.cost, ...rows.usage, ...rows.cloud, ...rows.request][0]?.provider ?? '';
  const feed: FeedReport = {
    provider, connection: outcome.name, feed: reading.format?.id ?? '', state: 'ok', requests: 0, pages: 0, rows: countOf(rows),
    added: outcome.added, changed: outcome.changed, removed: outcome.removed, findings: refused, error: null,
  };
  return { exit: 'done', busy: false, feeds: [feed], findings, cellsWritten: outcome.cellsWritten, mailsSent: 0 };
}
