import { BLANK_USAGE, hasAll, type LineFormat } from '../format.js';

/**
 * The file `firectl billing export-metrics` writes: tokens and accelerator
 * seconds per user and model, no money.
 *
 * @see https://docs.fireworks.ai/accounts/exporting-billing-metrics (read 2026-11-21)
 *
 * Whether cached tokens are part of `prompt_tokens` is not told apart.
 */
export const fireworksMetrics: LineFormat = {
  id: 'fireworks-metrics',
  label: 'Fireworks billing metrics (CSV)',
  importName: 'Fireworks export',
  fits: (headers) => hasAll(headers, ['start_time', 'usage_type', 'accelerator_type', 'base_model_name']),
  dateColumns: [],
  numberColumns: [],
  read: (line) => {
    const seconds = line.decimal('accelerator_seconds');
    const origin = { provider: 'fireworks', feed: 'fireworks-metrics', day: line.day('start_time'), user: line.text('email'), model: line.text('base_model_name'), variant: line.text('model_bucket') };
    const accelerator = line.text('accelerator_type');
    const isTimed = seconds !== null && accelerator !== '';
    return {
      usage: [{
        ...BLANK_USAGE, ...origin,
        inputTokens: line.count('prompt_tokens'),
        outputTokens: line.count('completion_tokens'),
        ...(isTimed ? { quantity: Math.round(Number(line.text('accelerator_seconds'))), unit: `${accelerator} second`, inputTokens: null, outputTokens: null } : {}),
      }],
    };
  },
};
