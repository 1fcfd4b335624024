import { daysBetween } from '../../src/core/days.js';
import { GCP_PROJECT, GCP_TABLE } from './gcp-company.js';
import { demoSignIn } from './gcp-sign-in.js';
import { answerRows, resultFields, type Question, type ResultRow } from './gcp-table.js';
import { ok, Refusal, type DemoAnswer, type DemoProvider, type DemoRequest } from './provider.js';

/** Rows in one answer at most, as if they filled its 10 MB. */
const MOST_ROWS = 300;
/** A query over more days than this is not complete when it is first answered. */
const QUICK_DAYS = 31;
const LOCATION = 'EU';

type Job = { readonly id: string; readonly rows: readonly ResultRow[] };
type Body = Readonly<{ query?: string; useLegacySql?: boolean; dryRun?: boolean; maxResults?: number; location?: string; queryParameters?: readonly Parameter[] }>;
type Parameter = Readonly<{ name: string; parameterValue: Readonly<{ value?: string; arrayValues?: readonly Readonly<{ value: string }>[] }> }>;

/** BigQuery under `/gcp-billing/bigquery/v2`, answering the saved query over a billing export, and Google's token endpoint. */
export function gcpBillingDemo(): DemoProvider {
  const signIn = demoSignIn();
  const jobs = new Map<string, Job>();
  return {
    id: 'gcp-billing',
    answer: (request) => {
      if (request.path === '/token') return signIn.token(request);
      if (!signIn.isSignedIn(request)) throw refusal(401, 'authError', 'Request had invalid authentication credentials.', 'UNAUTHENTICATED');
      const [, project = '', job] = /^\/bigquery\/v2\/projects\/([^/]+)\/queries(?:\/([^/]+))?$/.exec(request.path) ?? [];
      if (project === '') throw refusal(404, 'notFound', 'Not found', 'NOT_FOUND');
      if (project !== GCP_PROJECT) throw refusal(403, 'accessDenied', `Access Denied: Project ${project}: User does not have bigquery.jobs.create permission in project ${project}.`, 'PERMISSION_DENIED');
      return job === undefined ? start(request, jobs) : results(request, jobs.get(job));
    },
    connectForm: (origin) => ({
      provider: 'gcp-billing', name: 'Google Cloud', baseUrl: `${origin}/gcp-billing/bigquery/v2`,
      credentials: { serviceAccount: signIn.keyFile(origin) },
      settings: { table: GCP_TABLE, queryProject: GCP_PROJECT, location: LOCATION },
    }),
  };
}

function start(request: DemoRequest, jobs: Map<string, Job>): DemoAnswer {
  const body = JSON.parse(request.body) as Body;
  const query = body.query ?? '';
  const table = /FROM `([^`]+)`/.exec(query)?.[1];
  if (body.useLegacySql !== false || table === undefined) throw refusal(400, 'invalidQuery', 'Syntax error: Unexpected backquote in legacy SQL.', 'INVALID_ARGUMENT');
  if (table !== GCP_TABLE) throw refusal(404, 'notFound', `Not found: Table ${table} was not found in location ${LOCATION}`, 'NOT_FOUND');
  if (body.location !== undefined && body.location !== LOCATION) throw refusal(404, 'notFound', 'Not found: Dataset demo-billing:billing_export was not found in location ' + body.location, 'NOT_FOUND');
  const question = questionOf(body, query);
  if (body.dryRun === true) return ok({ kind: 'bigquery#queryResponse', jobComplete: true, totalBytesProcessed: '73400320', cacheHit: false, schema: { fields: resultFields } });
  const job: Job = { id: `job_demo_${jobs.size + 1}`, rows: answerRows(question, request.now) };
  jobs.set(job.id, job);
  if (daysBetween(question.period.start, question.period.end) > QUICK_DAYS) return ok({ kind: 'bigquery#queryResponse', jobReference: referenceOf(job), jobComplete: false });
  return ok(pageOf('bigquery#queryResponse', job, 0, body.maxResults ?? MOST_ROWS));
}

function results(request: DemoRequest, job: Job | undefined): DemoAnswer {
  if (job === undefined || request.query.get('location') !== LOCATION) throw refusal(404, 'notFound', 'Not found: Job', 'NOT_FOUND');
  const token = request.query.get('pageToken');
  const offset = token === null ? 0 : Number(Buffer.from(token, 'base64url').toString());
  if (!Number.isInteger(offset)) throw refusal(400, 'invalid', 'Invalid page token', 'INVALID_ARGUMENT');
  return ok(pageOf('bigquery#getQueryResultsResponse', job, offset, Number(request.query.get('maxResults') ?? MOST_ROWS)));
}

function pageOf(kind: string, job: Job, offset: number, asked: number): Readonly<Record<string, unknown>> {
  const end = offset + Math.min(asked, MOST_ROWS);
  const rows = job.rows.slice(offset, end).map((row) => ({ f: row.map((v) => ({ v })) }));
  return {
    kind, jobReference: referenceOf(job), jobComplete: true, schema: { fields: resultFields }, totalRows: String(job.rows.length),
    ...(rows.length === 0 ? {} : { rows }),
    ...(end < job.rows.length ? { pageToken: Buffer.from(String(end)).toString('base64url') } : {}),
    totalBytesProcessed: '73400320', cacheHit: false,
  };
}

function referenceOf(job: Job): Readonly<Record<string, string>> {
  return { projectId: GCP_PROJECT, jobId: job.id, location: LOCATION };
}

function questionOf({ queryParameters = [] }: Body, query: string): Question {
  const value = (name: string): string => queryParameters.find((one) => one.name === name)?.parameterValue.value ?? '';
  const values = (name: string): string[] => (queryParameters.find((one) => one.name === name)?.parameterValue.arrayValues ?? []).map((one) => one.value);
  if (value('from') === '' || value('to') === '') throw refusal(400, 'invalidQuery', "Query parameter 'from' not found", 'INVALID_ARGUMENT');
  return {
    period: { start: value('from'), end: value('to') },
    labels: value('label') === '' ? [] : value('label').split(','),
    services: values('services'),
    prefixes: values('prefixes'),
    withTax: !query.includes("cost_type != 'tax'"),
  };
}

function refusal(code: number, reason: string, message: string, status: string): Refusal {
  return new Refusal({ status: code, body: { error: { code, message, errors: [{ reason, message, domain: 'global' }], status } } });
}
