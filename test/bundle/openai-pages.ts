import { emptyPage, ok, type Scripted, type ScriptedAnswer } from './scripted.js';

const DAY = 86_400;
const seconds = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 1_000;

/** One bucket of a costs or usage page. */
export function bucket(day: string, results: unknown[]): unknown {
  return { object: 'bucket', start_time: seconds(day), end_time: seconds(day) + DAY, results };
}

export function cost(value: unknown, lineItem = 'gpt-4o-mini, input', more: Record<string, unknown> = {}): unknown {
  return { object: 'organization.costs.result', amount: { value, currency: 'usd' }, line_item: lineItem, project_id: 'proj_a', api_key_id: 'key_1', ...more };
}

export function completion(input: number, output: number, more: Record<string, unknown> = {}): unknown {
  return {
    object: 'organization.usage.completions.result', input_tokens: input, output_tokens: output, num_model_requests: 3,
    project_id: 'proj_a', user_id: null, api_key_id: 'key_1', model: 'gpt-4o-mini', batch: false, service_tier: null, ...more,
  };
}

export function page(buckets: unknown[], next: string | null = null): ScriptedAnswer {
  return ok({ object: 'page', data: buckets, has_more: next !== null, next_page: next });
}

/** A small OpenAI organisation: what is not said here is empty. */
export function openAi(costs: ScriptedAnswer[], completions: ScriptedAnswer[] = [emptyPage]): Scripted[] {
  return [
    { path: '/organization/costs', answers: costs },
    { path: '/organization/usage/completions', answers: completions },
    { path: '/organization/usage/', answers: [emptyPage] },
    { path: '/organization/(projects|users|admin_api_keys)', answers: [ok({ object: 'list', data: [], first_id: null, last_id: null, has_more: false })] },
  ];
}
