import { isErrorValue, type Result } from './content.js';
import { displayMoment } from './display-date.js';
import { missing } from './fault.js';
import { AUTOMATIC_PATTERN, formatKind, isMoment } from './formatkind.js';

type Shower = (value: number) => string;
const showers = new Map<string, Shower>();

/** The text a cell shows for a value under a number format, as `getDisplayValue` gives it. */
export function display(value: Result, format: string): string {
  if (isErrorValue(value)) return value.error;
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'string') return value;
  const kind = formatKind(format);
  if (kind === 'automatic' || kind === 'text') return automatic(value);
  if (isMoment(kind)) return displayMoment(value, format);
  let shower = showers.get(format);
  if (shower === undefined) showers.set(format, (shower = compile(format)));
  return shower(value);
}

/** Ten significant digits, whole numbers in full up to fifteen. */
function automatic(value: number): string {
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e15 || size < 1e-9)) return exponential(value, 0, 5);
  return Number.isInteger(value) ? String(value) : plainDigits(Number(value.toPrecision(10)));
}

function plainDigits(value: number): string {
  return Math.abs(value) < 1e-6 ? value.toFixed(18).replace(/0+$/, '') : String(value);
}

function exponential(value: number, minimum: number, maximum: number): string {
  const [mantissa = '0', power = '0'] = value.toExponential(maximum).split('e');
  const shown = trimmed(mantissa, minimum);
  const digits = String(Math.abs(Number(power))).padStart(2, '0');
  return `${shown}E${Number(power) < 0 ? '-' : '+'}${digits}`;
}

function trimmed(text: string, minimum: number): string {
  const [whole = '', fraction = ''] = text.split('.');
  let end = fraction.length;
  while (end > minimum && fraction[end - 1] === '0') end -= 1;
  return end === 0 ? whole : `${whole}.${fraction.slice(0, end)}`;
}

/** Sections: positive; negative; zero; text. A lone section serves all and shows the sign. */
function compile(format: string): Shower {
  if (format === AUTOMATIC_PATTERN) return (value) => String(Number(value.toPrecision(15)));
  const sections = splitSections(format).map((section) => compileSection(section, format));
  const [positive, negative, zero] = sections;
  if (positive === undefined) throw missing(`number format ${format}`);
  return (value) => {
    if (value === 0 && zero !== undefined) return zero(0);
    if (value < 0 && negative !== undefined) return negative(-value);
    return value < 0 ? signed(positive(-value)) : positive(value);
  };
}

function signed(text: string): string {
  return /[1-9]/.test(text) ? `-${text}` : text;
}

function splitSections(format: string): string[] {
  return [...format.matchAll(/((?:"[^"]*"|\\.|\[[^\]]*\]|[^;])*)(;|$)/g)].map((found) => found[1] ?? '').filter((text, at) => text !== '' || at === 0);
}

const parts = /"([^"]*)"|\\(.)|\[\$([^\]-]*)(?:-[^\]]*)?\]|(\[(?:black|blue|cyan|green|magenta|red|white|yellow|color ?\d+)\])|_.|\*.|([0#?][0#?,]*(?:\.[0#?]*)?|\.[0#?]+)(E\+0+)?|(%)|([-+$€£¥₹ ():/!])|(.)/gi;

function compileSection(section: string, format: string): Shower {
  const out: (string | Shower)[] = [];
  let scale = 1;
  let digits = 0;
  for (const found of section.matchAll(parts)) {
    const [whole, quoted, escaped, currency, colour, body, power, percent, mark, other] = found;
    if (body !== undefined) {
      digits += 1;
      out.push(digitShower(body, power, format));
    } else if (percent !== undefined) {
      scale = 100;
      out.push('%');
    } else if (other !== undefined) throw missing(`number format ${format}`);
    else if (colour === undefined) out.push(quoted ?? escaped ?? currency ?? mark ?? (whole.startsWith('_') ? ' ' : ''));
  }
  if (digits > 1) throw missing(`number format ${format}`);
  return (value) => {
    const scaled = scale === 1 ? value : Number((value * scale).toPrecision(15));
    return out.map((part) => (typeof part === 'string' ? part : part(scaled))).join('');
  };
}

function digitShower(body: string, power: string | undefined, format: string): Shower {
  const [whole = '', fraction = ''] = body.split('.');
  if (whole.endsWith(',') || fraction.includes(',') || body.includes('?')) throw missing(`number format ${format}`);
  const minimum = (fraction.match(/0/g) ?? []).length;
  const leading = (whole.match(/0/g) ?? []).length;
  if (power !== undefined) return (value) => exponential(value, minimum, fraction.length);
  const formatter = new Intl.NumberFormat('en-US', {
    useGrouping: whole.includes(','),
    minimumIntegerDigits: Math.max(1, leading),
    minimumFractionDigits: minimum,
    maximumFractionDigits: fraction.length,
  });
  return (value) => {
    const text = formatter.format(Number(value.toPrecision(15)));
    return leading === 0 && text.startsWith('0') ? text.slice(1) : text;
  };
}
