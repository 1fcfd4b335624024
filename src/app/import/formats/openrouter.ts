import { isZero } from '../../../core/decimal.js';
import { money } from '../../../core/money.js';
import { BLANK_COST, BLANK_USAGE, hasAll, type LineFormat } from '../format.js';
import { LineFault } from '../line.js';

/**
 * The activity export of OpenRouter, a line per generation; days are kept.
 *
 * Columns as seen in exports of 2026; the vendor publishes no list. `cost_total`
 * is what was taken from the credits. A call with an own key is billed by the
 * upstream provider and left to it, but for a fee in `cost_total`.
 * `tokens_prompt` holds the cached tokens.
 */
export const openrouterActivity: LineFormat = {
  id: 'openrouter-activity',
  label: 'OpenRouter activity export (CSV)',
  importName: 'OpenRouter export',
  fits: (headers) => hasAll(headers, ['generation_id', 'created_at', 'cost_total', 'model_permaslug']),
  dateColumns: [],
  numberColumns: [],
  read: (line) => {
    const day = line.day('created_at');
    const cost = line.amount('cost_total');
    const ownKey = line.decimal('byok_usage_inference');
    const isOwnKey = ownKey !== null && !isZero(ownKey);
    const origin = { provider: 'openrouter', feed: 'openrouter-activity', day, key: line.text('api_key_name') };
    const served = line.text('provider_name');
    const model = line.text('model_permaslug');
    const lineItem = isOwnKey ? `${served}, fee for own-key calls` : served;
    const bill = { ...BLANK_COST, ...origin, lineItem, model: isOwnKey ? '' : model, billedCost: money(cost, 'USD') };
    if (isOwnKey) return isZero(cost) ? { passedOver: 'Calls with your own provider key, which that provider bills.' } : { cost: [bill] };
    const cached = line.count('tokens_cached');
    const prompt = line.count('tokens_prompt');
    if (prompt !== null && (cached ?? 0) > prompt) throw new LineFault('tokens_cached', 'It is more than tokens_prompt, of which it is a part.');
    return {
      cost: [bill],
      usage: [{
        ...BLANK_USAGE, ...origin, model, user: line.text('user'), requests: 1,
        inputTokens: prompt === null ? null : prompt - (cached ?? 0),
        cacheReadTokens: cached,
        outputTokens: line.count('tokens_completion'),
      }],
    };
  },
};
