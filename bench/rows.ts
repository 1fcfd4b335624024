import { daysOf, type Period } from '../src/core/days.js';
import { money } from '../src/core/money.js';
import type { CostRow, UsageRow } from '../src/core/records.js';

const MODELS = ['gpt-4o', 'gpt-4o-mini', 'gpt-5-mini', 'o3'];
const origin = { provider: 'openai', connection: 'OpenAI' } as const;

/** So many billed rows a day; `factor` restates them. */
export function costRows(period: Period, perDay: number, factor = 1): CostRow[] {
  return daysOf(period).flatMap((day) => Array.from({ length: perDay }, (_, index): CostRow => ({
    ...origin, feed: 'costs', day, subAccount: `proj_${index % 7}`, key: `key_${index}`,
    lineItem: `${modelOf(index)}, input`, model: modelOf(index), meter: 'input', tier: '', quantity: null, unit: '',
    billedCost: money(((index + 1) * 0.37 * factor).toFixed(6), 'USD'),
  })));
}

export function usageRows(period: Period, perDay: number): UsageRow[] {
  return daysOf(period).flatMap((day) => Array.from({ length: perDay }, (_, index): UsageRow => ({
    ...origin, feed: 'completions', day, subAccount: `proj_${index % 7}`, key: `key_${index}`, user: `user_${index % 31}`,
    model: modelOf(index), tier: '', variant: '', requests: 10 + index, inputTokens: 1_000 * (index + 1), cacheReadTokens: 500, cacheWriteTokens: 0,
    cacheWrite1hTokens: null, outputTokens: 200 * (index + 1), quantity: null, unit: '',
  })));
}

function modelOf(index: number): string {
  return MODELS[index % MODELS.length] ?? '';
}
