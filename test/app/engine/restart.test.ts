import { fetchWave, limitsUntil } from '../../../src/app/engine/waves.js';
import { isFinished, stepRun, type StepRun } from '../../../src/app/engine/step-run.js';
import type { HttpAnswer, Ports } from '../../../src/app/ports.js';
import { money } from '../../../src/core/money.js';
import type { Feed, Provider } from '../../../src/providers/provider.js';

/** Pages of `{ cost, next }`; 410 says that a cursor has died. */
const costs: Feed<'cost'> = {
  id: 'costs', label: 'Costs', kind: 'cost', window: { maxDays: 31, restatesDays: 1 },
  start: () => [{ path: '/costs' }],
  read: ({ body, call }) => {
    const { cost, next } = body as { cost: string; next: string | null };
    const row = { day: '2026-10-01', subAccount: '', key: '', lineItem: 'tokens', model: '', meter: '', tier: '', quantity: null, unit: '', billedCost: money(cost, 'USD') };
    return { rows: [row], notes: ['read'], calls: next === null ? [] : [{ ...call, query: [['page', next]] }] };
  },
};
const provider: Provider = {
  id: 'acme', label: 'Acme', vendor: 'Acme', bucket: 'API', baseUrl: 'https://api.acme.example', credentials: [], settings: [], feeds: [costs],
  authorize: (call) => call,
  refusal: (status) => (status === 410 ? 'restart' : null),
  facts: { gives: ['cost'], auth: 'none', lag: 'none', restates: 'none', limits: 'none', verified: 'unverified' },
};

function fetched(answers: readonly (Readonly<{ cost: string; next: string | null }> | number)[]): StepRun & { asked: Set<string>; urls: string[] } {
  const connection = { provider: 'acme', name: 'Acme', baseUrl: '', credentials: {}, settings: {} };
  const run = stepRun(provider, costs, { connection, period: { start: '2026-10-01', end: '2026-10-02' }, today: '2026-10-02', now: 0 });
  const left = [...answers];
  const urls: string[] = [];
  const ports = {
    clock: { now: () => 0, sleep: () => undefined },
    http: {
      fetchAll: (calls: readonly { url: string }[]) => calls.map(({ url }): HttpAnswer => {
        urls.push(url.replace(provider.baseUrl, ''));
        const next = left.shift() ?? 500;
        return { answered: true, headers: {}, status: typeof next === 'number' ? next : 200, text: typeof next === 'number' ? '' : JSON.stringify(next) };
      }),
    },
  } as unknown as Ports;
  while (!isFinished(run) && fetchWave([run], ports, undefined as never, limitsUntil(1_000_000)));
  return Object.assign(run, { urls });
}

const amounts = (run: StepRun): unknown[] => run.rows.map((row) => (row as { billedCost: unknown }).billedCost);

it('begins again at page one when a cursor dies, and forgets what came before', () => {
  const run = fetched([{ cost: '1', next: 'a' }, 410, { cost: '5', next: 'a' }, { cost: '2', next: null }]);
  expect(run.fault).toBeNull();
  expect(run.urls).toEqual(['/costs', '/costs?page=a', '/costs', '/costs?page=a']);
  expect(amounts(run)).toEqual([money('7', 'USD')]);
  expect([run.pages, run.requests, run.notes]).toEqual([2, 4, ['read']]);
});

it('gives up after two new beginnings and writes nothing', () => {
  const run = fetched([{ cost: '1', next: 'a' }, 410, { cost: '1', next: 'b' }, 410, { cost: '1', next: 'c' }, 410]);
  expect(run.fault).toMatchObject({ kind: 'outage', what: 'The paging cursor expired before all pages were read.' });
});

it('takes a refusal of the first page for what its status says: there is no cursor yet', () => {
  expect(fetched([410]).fault?.kind).toBe('notEnabled');
});

it('joins rows of equal dimensions that came on different pages', () => {
  expect(amounts(fetched([{ cost: '0.1', next: 'a' }, { cost: '0.2', next: null }]))).toEqual([money('0.3', 'USD')]);
});

it('takes a further page that has gone for a loss and no end, and for no report that is not enabled', () => {
  expect(fetched([{ cost: '1', next: 'a' }, 404]).fault).toMatchObject({ kind: 'shape', what: 'The next page of the answer has gone.', where: 'acme/costs page 2' });
});
