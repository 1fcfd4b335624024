import { Fault, faultOf } from '../../core/fault.js';
import type { NameRow, RowKind } from '../../core/records.js';
import type { AnyFeed, Call, Page, Provider, Reading, RowWithoutOrigin, Step } from '../../providers/provider.js';
import { addUpRows } from '../../providers/kit/add-up.js';
import { callKey } from './request.js';

const MOST_PAGES = 1_000;
const MOST_POLLS = 60;
const MOST_RESTARTS = 2;

/** One feed over one window while it is fetched: what is still to ask, and what came so far. */
export type StepRun = {
  readonly provider: Provider;
  readonly feed: AnyFeed;
  readonly step: Step;
  readonly waiting: Call[];
  readonly asked: Set<string>;
  /** Those of them that ask for a further page of a list that has begun. */
  readonly further: Set<string>;
  readonly rows: RowWithoutOrigin<RowKind>[];
  readonly names: Omit<NameRow, 'provider' | 'connection' | 'feed'>[];
  readonly notes: string[];
  requests: number;
  pages: number;
  polls: number;
  /** Times the window began again because its cursor had died. */
  restarts: number;
  /** Attempts at the call in front that failed in a way worth repeating. */
  attempts: number;
  /** Not before this instant, milliseconds. */
  notBefore: number;
  fault: Fault | null;
};

export function stepRun(provider: Provider, feed: AnyFeed, step: Step): StepRun {
  const run: StepRun = {
    provider, feed, step,
    waiting: [], asked: new Set(), further: new Set(), rows: [], names: [], notes: [],
    requests: 0, pages: 0, polls: 0, restarts: 0, attempts: 0, notBefore: 0, fault: null,
  };
  begin(run);
  return run;
}

function begin(run: StepRun): void {
  try {
    enqueue(run, run.feed.start(run.step));
  } catch (error) {
    run.fault = faultOf(error, whereOf(run));
  }
}

/** Begins the window again at page one: what came by a cursor that has died may not fit what comes next. */
export function restart(run: StepRun): void {
  if (run.restarts >= MOST_RESTARTS) {
    run.fault = new Fault('outage', 'The paging cursor expired before all pages were read.', whereOf(run, run.pages + 1), 'Nothing was written. It is tried again at the next run.');
    return;
  }
  run.restarts += 1;
  [run.waiting, run.rows, run.names, run.notes].forEach((list) => { list.length = 0; });
  run.asked.clear();
  run.further.clear();
  run.pages = 0;
  run.polls = 0;
  run.attempts = 0;
  begin(run);
}

/** `openai/costs` while asking, `openai/costs page 2` for an answer. */
export function whereOf(run: StepRun, page?: number): string {
  return `${run.provider.id}/${run.feed.id}${page === undefined ? '' : ` page ${page}`}`;
}

export function isFinished(run: StepRun): boolean {
  return run.fault !== null || run.waiting.length === 0;
}

/** Takes a page in: its rows, its names, and the calls it leads to. A fault ends the step, its rows are never used. */
export function takePage(run: StepRun, call: Call, body: unknown, text: string): void {
  run.pages += 1;
  const page: Page = { call, body, text, where: whereOf(run, run.pages) };
  try {
    const reading = run.feed.read(page, run.step) as Reading<RowKind>;
    reading.rows.forEach((row) => run.rows.push(row));
    (reading.names ?? []).forEach((name) => run.names.push(name));
    (reading.notes ?? []).forEach((note) => { if (run.notes.indexOf(note) < 0) run.notes.push(note); });
    enqueue(run, reading.calls ?? [], call);
    if (run.waiting.length === 0 && run.pages > 1) joinPages(run);
  } catch (error) {
    run.fault = faultOf(error, page.where);
  }
}

/** Rows of equal dimensions that came on different pages become one: a day or a user may be cut in two. */
function joinPages(run: StepRun): void {
  const joined = addUpRows(run.feed.kind, run.rows);
  if (joined.length === run.rows.length) return;
  run.rows.length = 0;
  joined.forEach((row) => { run.rows.push(row); });
}

/** What the refusal of a call means: a list whose first page came is there, so that a further page without a report is lost. */
export function faultOfCall(run: StepRun, call: Call, fault: Fault): Fault {
  if (fault.kind !== 'notEnabled' || !run.further.has(callKey(call))) return fault;
  return new Fault('shape', 'The next page of the answer has gone.', fault.where, 'Nothing was written. Run it again; if it stays, the provider changed its paging.', fault);
}

function enqueue(run: StepRun, calls: readonly Call[], after?: Call): void {
  for (const call of calls) {
    const key = callKey(call);
    if (call.poll === true) {
      run.polls += 1;
      if (run.polls > MOST_POLLS) throw new Fault('outage', `${run.provider.label} did not finish the report in time.`, whereOf(run), 'It is tried again at the next run.');
    } else if (run.asked.has(key)) {
      throw new Fault('shape', 'The paging cursor repeats, so the pages would never end.', whereOf(run, run.pages), 'Nothing was written. Run it again; if it stays, the provider changed its paging.');
    }
    run.asked.add(key);
    if (after !== undefined && call.poll !== true && listOf(call) === listOf(after)) run.further.add(key);
    run.waiting.push(call);
  }
  if (run.pages + run.waiting.length > MOST_PAGES) {
    throw new Fault('shape', `More than ${MOST_PAGES} pages for one window.`, whereOf(run), 'Nothing was written. Shorten the history in Settings, or report the size of this account.');
  }
}

/** The address of a list, whatever its page; a link to the next one may be absolute. */
function listOf({ path }: Call): string {
  return path.replace(/^https?:\/\/[^/]+/, '').replace(/\?.*$/, '');
}
