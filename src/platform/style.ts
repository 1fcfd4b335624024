import type { BlockStyle } from '../app/ports.js';

type Range = GoogleAppsScript.Spreadsheet.Range;

type Look = Readonly<{ background: string | null; color: string | null }>;

/** Dark enough on each ground to read at the smallest zoom. */
const TONES: Readonly<Record<NonNullable<BlockStyle['tone']>, Look>> = {
  header: { background: '#e8eef7', color: '#1f3a5f' },
  title: { background: null, color: '#1f3a5f' },
  label: { background: null, color: '#5f6368' },
  plain: { background: null, color: null },
  total: { background: '#f3f4f6', color: '#111827' },
  input: { background: '#fffbe6', color: '#111827' },
};

/** Only what the style names is touched. */
export function applyStyle(range: Range, style: BlockStyle): void {
  if (style.bold !== undefined) range.setFontWeight(style.bold ? 'bold' : 'normal');
  if (style.size !== undefined) range.setFontSize(style.size);
  if (style.wrap !== undefined) range.setWrap(style.wrap);
  if (style.align !== undefined) range.setHorizontalAlignment(style.align);
  if (style.tone === undefined) return;
  const { background, color } = TONES[style.tone];
  range.setBackground(background).setFontColor(color);
}
