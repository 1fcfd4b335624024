/** What a template's slots are filled with: text, whether a part is shown, or one set of slots per repetition. */
export type Slots = Readonly<{ [name: string]: string | boolean | readonly Slots[] }>;

type Part = Readonly<{ text: string }> | Readonly<{ slot: string }> | Readonly<{ section: string; inverted: boolean; parts: readonly Part[] }>;

/** With two groups, so that splitting gives text, mark, name, text … */
const TAG = /\{\{([#^/]?)([A-Za-z]\w*)\}\}/;
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/**
 * Fills `{{slot}}` with escaped text; repeats `{{#slot}}…{{/slot}}` per set of
 * slots, or shows it once for a text that is not empty; shows
 * `{{^slot}}…{{/slot}}` when there is nothing. There is no way to insert markup.
 * An inner part sees the slots around it.
 *
 * @throws Error naming the slot that is unknown, of the wrong sort or left open
 */
export function fillTemplate(template: string, slots: Slots): string {
  return render(parse(template), [slots]);
}

/** `text` made safe between tags and inside a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

function parse(template: string): readonly Part[] {
  const whole: Part[] = [];
  const open: { section: string; inverted: boolean; parts: Part[] }[] = [];
  const pieces = template.split(TAG);
  for (let at = 0; at < pieces.length; at += 3) {
    const [text = '', mark, name = ''] = pieces.slice(at, at + 3);
    const here = open[open.length - 1];
    const parts = here?.parts ?? whole;
    parts.push({ text });
    if (mark === undefined) break;
    if (mark === '') parts.push({ slot: name });
    else if (mark !== '/') open.push({ section: name, inverted: mark === '^', parts: [] });
    else closeSection(name, open, whole);
  }
  const unclosed = open[open.length - 1];
  if (unclosed !== undefined) throw new Error(`Template: {{#${unclosed.section}}} is never closed.`);
  return whole;
}

function closeSection(name: string, open: { section: string; inverted: boolean; parts: Part[] }[], whole: Part[]): void {
  const closed = open.pop();
  if (closed?.section !== name) throw new Error(`Template: {{/${name}}} closes nothing that is open.`);
  (open[open.length - 1]?.parts ?? whole).push(closed);
}

function render(parts: readonly Part[], scopes: readonly Slots[]): string {
  return parts.map((part) => {
    if ('text' in part) return part.text;
    if ('slot' in part) return escapeHtml(textOf(part.slot, scopes));
    const sets = repetitions(lookUp(part.section, scopes));
    if (part.inverted) return sets.length === 0 ? render(part.parts, scopes) : '';
    return sets.map((set) => render(part.parts, [set, ...scopes])).join('');
  }).join('');
}

function repetitions(value: Slots[string]): readonly Slots[] {
  if (typeof value === 'object') return value;
  return value === '' || value === false ? [] : [{}];
}

function textOf(name: string, scopes: readonly Slots[]): string {
  const value = lookUp(name, scopes);
  if (typeof value !== 'string') throw new Error(`Template: slot ${name} is not text.`);
  return value;
}

function lookUp(name: string, scopes: readonly Slots[]): Slots[string] {
  for (const scope of scopes) {
    const value = Object.prototype.hasOwnProperty.call(scope, name) ? scope[name] : undefined;
    if (value !== undefined) return value;
  }
  throw new Error(`Template: slot ${name} is unknown.`);
}
