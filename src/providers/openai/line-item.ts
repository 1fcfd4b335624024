/** What a line item's text tells. Parts it does not tell are blank. */
export type LineItem = Readonly<{ model: string; meter: string; tier: string }>;

const UNTOLD: LineItem = { model: '', meter: '', tier: '' };
const METERS: Readonly<Record<string, string>> = {
  'input': 'input',
  'uncached input': 'input',
  'text input': 'input',
  'cached input': 'cacheRead',
  'cache read': 'cacheRead',
  'cached text input': 'cacheRead',
  'cache write': 'cacheWrite',
  'cache writes': 'cacheWrite',
  'cached input write': 'cacheWrite',
  'output': 'output',
  'text output': 'output',
};

/** Tools are billed without a model; their meter is the unit their usage report counts. */
const TOOLS: readonly (readonly [RegExp, string])[] = [[/web search/i, 'search'], [/file search/i, 'file search'], [/code interpreter/i, 'session']];
const TIER = /\b(batch|flex|priority)\b/i;
/** Lower-case words joined by dashes or dots with a figure among them: `gpt-5.6-mini`, `ft:gpt-4o:acme`. */
const MODEL_ID = /^(?=.*\d)[a-z][\w.:/-]*$/i;

/**
 * Model, meter and tier from the display text of a line item: `gpt-5.6-mini,
 * cached input` is cache reads of gpt-5.6-mini. A meter outside our four keeps
 * the provider's word; a text of another form tells no model.
 */
export function readLineItem(text: string): LineItem {
  const comma = text.indexOf(',');
  const model = (comma < 0 ? text : text.slice(0, comma)).trim();
  if (!MODEL_ID.test(model)) return { ...UNTOLD, meter: toolOf(text) };
  const words = comma < 0 ? '' : text.slice(comma + 1).toLowerCase();
  const tier = TIER.exec(words)?.[1] ?? '';
  const meter = words.replace(TIER, ' ').replace(/[(),|-]/g, ' ').replace(/\s+/g, ' ').trim();
  const tool = toolOf(meter);
  return { model, meter: tool === '' ? METERS[meter] ?? meter : tool, tier };
}

function toolOf(text: string): string {
  return TOOLS.find(([words]) => words.test(text))?.[1] ?? '';
}
