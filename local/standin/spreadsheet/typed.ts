import { Formula, type Content } from './content.js';
import { missing } from './fault.js';
import { readMoment, type Reading } from './typed-date.js';

/** What a typed text becomes, and the number format it brings to a cell that has none. */
export type Entry = Readonly<{ content: Content; format?: string }>;

/** How a spreadsheet of a locale reads what people type. */
export type Typist = Readonly<{ dayFirst: boolean; year: number }>;

/** Locales with a decimal point; the others also change the separator in formulas. */
const dayFirstByLocale: Readonly<Record<string, boolean>> = {
  en_US: false,
  en_CA: false,
  en_GB: true,
  en_AU: true,
  en_IE: true,
  en_NZ: true,
  en_IN: true,
};

export function isDayFirst(locale: string): boolean {
  const dayFirst = dayFirstByLocale[locale];
  if (dayFirst === undefined) throw missing(`locale ${locale}`);
  return dayFirst;
}

/**
 * Reads text as if typed into a cell: a leading `=` makes a formula even in a
 * text cell, an apostrophe is taken away and keeps the rest as text, a text
 * cell (`@`) keeps everything else, any other cell turns what looks like a
 * number, percentage, amount, date, time or truth value into one.
 */
export function readEntry(text: string, format: string, typist: Typist): Entry {
  if (text === '') return { content: undefined };
  const lead = text.charCodeAt(0);
  if (lead === 39) return { content: text.length > 1 ? text.slice(1) : undefined };
  if (lead === 61 && text.length > 1) return { content: new Formula(text) };
  if (format === '@' || isPlainWord(lead, text)) return { content: text };
  const trimmed = text.trim();
  if (/^(true|false)$/i.test(trimmed)) return { content: trimmed.toLowerCase() === 'true' };
  const reading = readNumber(trimmed) ?? readMoment(trimmed, typist.dayFirst, typist.year);
  if (reading !== null && Number.isFinite(reading.value)) {
    return { content: reading.value, ...(reading.format === '' ? {} : { format: reading.format }) };
  }
  if ((lead === 43 || lead === 45) && /^[+-][^\s+-]/.test(text)) return { content: new Formula(`=${text}`) };
  return { content: text };
}

/** A text that begins with a letter can only be a truth value or a month; most cells are settled here. */
function isPlainWord(lead: number, text: string): boolean {
  const letter = (lead >= 65 && lead <= 90) || (lead >= 97 && lead <= 122);
  return letter && !/^(true|false|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i.test(text);
}

const digits = String.raw`(?:\d{1,3}(?:,\d{3})+|\d+(?: \d+)*)?(?:\.\d*)?`;
const plain = new RegExp(`^([+-]?)(${digits})(?:[eE]([+-]?\\d{1,3}))?$`);
const percent = new RegExp(`^([+-]?)(${digits}) ?%$`);
const amount = new RegExp(`^([+-]?)([$€£¥₹])? ?([+-]?)(${digits}) ?([€])?$`);
const negative = new RegExp(`^\\(([$€£¥₹]?)(${digits})\\)$`);

function readNumber(text: string): Reading | null {
  if (!/\d/.test(text)) return null;
  let found = plain.exec(text);
  if (found !== null) {
    const [, sign = '', body = '', exponent] = found;
    if (exponent !== undefined) return { value: Number(`${sign}${cleaned(body)}e${exponent}`), format: '0.00E+00' };
    return { value: signed(sign, body), format: body.includes(',') ? (body.includes('.') ? '#,##0.00' : '#,##0') : '' };
  }
  if ((found = percent.exec(text)) !== null) {
    const value = Number(`${found[1] ?? ''}${cleaned(found[2] ?? '')}e-2`);
    return { value, format: (found[2] ?? '').includes('.') ? '0.00%' : '0%' };
  }
  if ((found = amount.exec(text)) !== null) {
    const [, outer = '', before, inner = '', body = '', after] = found;
    const symbol = before ?? after;
    if (symbol === undefined || (outer !== '' && inner !== '')) return null;
    return { value: signed(outer + inner, body), format: amountFormat(symbol, body) };
  }
  if ((found = negative.exec(text)) !== null) {
    const [, symbol = '', body = ''] = found;
    return { value: signed('-', body), format: symbol === '' ? '' : amountFormat(symbol, body) };
  }
  return null;
}

function amountFormat(symbol: string, body: string): string {
  const mark = symbol === '$' ? '"$"' : `[$${symbol}]`;
  return body.includes('.') ? `${mark}#,##0.00` : `${mark}#,##0`;
}

function signed(sign: string, body: string): number {
  return Number(`${sign}${cleaned(body)}`);
}

function cleaned(body: string): string {
  return body.replaceAll(/[, ]/g, '');
}
