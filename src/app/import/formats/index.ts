import { Fault } from '../../../core/fault.js';
import { focusFormat } from '../focus/index.js';
import type { LineFormat } from '../format.js';
import { plainHeader } from '../line.js';
import { requestLog } from '../log/index.js';
import { MAPPED } from '../mapped/index.js';
import { anthropicCost, anthropicUsage } from './anthropic.js';
import { cursorUsage } from './cursor.js';
import { deepseekCost, deepseekUsage } from './deepseek.js';
import { fireworksMetrics } from './fireworks.js';
import { githubUsage } from './github.js';
import { openaiCost, openaiUsage } from './openai.js';
import { openrouterActivity } from './openrouter.js';

/** Console exports, in the order they are tried. */
const CONSOLES: readonly LineFormat[] = [
  anthropicUsage, anthropicCost, openaiCost, fireworksMetrics, openaiUsage, openrouterActivity, cursorUsage, deepseekUsage, deepseekCost, githubUsage,
];

/** Words people use for what is not named after a provider. */
const OTHER_WORDS: Readonly<Record<string, string>> = {
  log: 'requests', logs: 'requests', request: 'requests', otel: 'requests', jsonl: 'requests', ndjson: 'requests',
  csv: MAPPED, tsv: MAPPED, mapped: MAPPED, mapping: MAPPED, custom: MAPPED, generic: MAPPED,
};

/** Every sort of line file, those after its own header names included. */
export function lineFormats(headers: readonly string[], allRows: boolean): readonly LineFormat[] {
  return [...CONSOLES, focusFormat(headers, allRows), requestLog(headers)];
}

/** The format a file's headers show; undefined for a table of the user's own. */
export function recognised(headers: readonly string[], allRows: boolean): LineFormat | undefined {
  const plain = new Set(headers.map(plainHeader));
  return lineFormats(headers, allRows).find((format) => format.fits(plain));
}

/**
 * Ids of formats that a word stands for: an id, a provider whose exports there
 * are several of, or a common word. Empty for '' and `auto`: recognise it.
 *
 * @throws Fault for a word nobody knows
 */
export function formatsNamed(word: string): readonly string[] {
  const plain = word.trim().toLowerCase();
  if (plain === '' || plain === 'auto') return [];
  const ids = [...lineFormats([], false).map(({ id }) => id), MAPPED];
  if (ids.indexOf(plain) >= 0) return [plain];
  const [first = ''] = plain.split(/[^a-z]+/);
  const family = ids.filter((id) => id === (OTHER_WORDS[first] ?? first) || id.split('-')[0] === first);
  if (family.length > 0) return family;
  throw new Fault('config', 'There is no such kind of file.', `Kind “${word}”`, `Leave it out to recognise the file by its header, or choose one of ${ids.join(', ')}.`);
}
