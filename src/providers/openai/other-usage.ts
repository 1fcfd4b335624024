import * as v from 'valibot';
import type { Feed, RowWithoutOrigin } from '../provider.js';
import { addUpUsage } from '../kit/add-up.js';
import { count, record, textOrBlank } from '../kit/fields.js';
import { readBuckets } from './bucket-page.js';
import { noFigures, usageCall, USAGE_WINDOW } from './usage-call.js';

type Figures = Partial<RowWithoutOrigin<'usage'>>;
type Fields<Entries extends v.ObjectEntries> = v.InferOutput<v.ObjectSchema<Entries, string>>;
/** A usage report besides completions: what it groups by and which figures it gives. */
type Kind<Entries extends v.ObjectEntries> = Readonly<{
  kind: string;
  label: string;
  groupBy: readonly string[];
  fields: Entries;
  figures: (result: Fields<Entries>) => Figures;
}>;

const CALLER = ['project_id', 'user_id', 'api_key_id'];
const CALLER_AND_MODEL = [...CALLER, 'model'];

const modelInput = {
  fields: { input_tokens: count, num_model_requests: count },
  figures: (use: Readonly<{ input_tokens: number; num_model_requests: number }>): Figures => ({ inputTokens: use.input_tokens, requests: use.num_model_requests }),
};

/**
 * The usage reports that are not text generation. An account without one
 * answers 404, which is a note and no failure.
 *
 * @see https://platform.openai.com/docs/api-reference/usage (schema of 2026-08-21)
 */
export const otherUsage: readonly Feed<'usage'>[] = [
  feedOf({ kind: 'embeddings', label: 'embeddings', groupBy: CALLER_AND_MODEL, ...modelInput }),
  feedOf({ kind: 'moderations', label: 'moderations', groupBy: CALLER_AND_MODEL, ...modelInput }),
  feedOf({
    kind: 'images', label: 'images', groupBy: [...CALLER_AND_MODEL, 'size', 'source'],
    fields: { images: count, num_model_requests: count, size: textOrBlank, source: textOrBlank },
    figures: (use) => ({ quantity: use.images, unit: 'image', requests: use.num_model_requests, variant: [use.source, use.size].filter((part) => part !== '').join(' ') }),
  }),
  feedOf({
    kind: 'audio_speeches', label: 'speech', groupBy: CALLER_AND_MODEL,
    fields: { characters: count, num_model_requests: count },
    figures: (use) => ({ quantity: use.characters, unit: 'character', requests: use.num_model_requests }),
  }),
  feedOf({
    kind: 'audio_transcriptions', label: 'transcription', groupBy: CALLER_AND_MODEL,
    fields: { seconds: count, num_model_requests: count },
    figures: (use) => ({ quantity: use.seconds, unit: 'second', requests: use.num_model_requests }),
  }),
  feedOf({
    kind: 'vector_stores', label: 'vector stores', groupBy: ['project_id'],
    fields: { usage_bytes: count },
    figures: (use) => ({ quantity: use.usage_bytes, unit: 'byte' }),
  }),
  feedOf({
    kind: 'code_interpreter_sessions', label: 'code interpreter', groupBy: ['project_id'],
    fields: { num_sessions: count },
    figures: (use) => ({ quantity: use.num_sessions, unit: 'session' }),
  }),
  feedOf({
    kind: 'file_search_calls', label: 'file search', groupBy: [...CALLER, 'vector_store_id'],
    fields: { num_requests: count, vector_store_id: textOrBlank },
    figures: (use) => ({ quantity: use.num_requests, unit: 'file search', variant: use.vector_store_id }),
  }),
  feedOf({
    kind: 'web_search_calls', label: 'web search', groupBy: [...CALLER_AND_MODEL, 'context_level'],
    fields: { num_requests: count, num_model_requests: count, context_level: textOrBlank },
    figures: (use) => ({ quantity: use.num_requests, unit: 'search', requests: use.num_model_requests, variant: use.context_level }),
  }),
];

function feedOf<const Entries extends v.ObjectEntries>({ kind, label, groupBy, fields, figures }: Kind<Entries>): Feed<'usage'> {
  const caller = record({ project_id: textOrBlank, user_id: textOrBlank, api_key_id: textOrBlank, model: textOrBlank });
  const result = v.intersect([caller, record(fields)]);
  return {
    id: kind.replace(/_/g, '-'),
    label: `Usage: ${label}`,
    kind: 'usage',
    window: USAGE_WINDOW,
    optional: true,
    start: (step) => [usageCall(kind, step, groupBy)],
    read: (page) => {
      const { results, calls } = readBuckets(page, result);
      const rows = results.map(({ day, result: use }): RowWithoutOrigin<'usage'> => ({
        ...noFigures,
        day,
        subAccount: use.project_id,
        key: use.api_key_id,
        user: use.user_id,
        model: use.model,
        ...figures(use as Fields<Entries>),
      }));
      return { rows: addUpUsage(rows), calls };
    },
  };
}
