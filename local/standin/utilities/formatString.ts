const PLACE = /%(-?)(0?)(\d*)(?:\.(\d+))?([sdfxX%])/g;

/** printf in the form `Utilities.formatString` and `Logger.log` know: %s %d %f %x %% with flags `-`, `0`, width and precision. */
export function formatString(template: string, args: readonly unknown[]): string {
  let next = 0;
  return template.replace(PLACE, (_all, left: string, zero: string, width: string, precision: string | undefined, kind: string) => {
    if (kind === '%') return '%';
    const text = one(args[next++], kind, precision);
    if (left) return text.padEnd(Number(width));
    if (zero && text.startsWith('-')) return `-${text.slice(1).padStart(Number(width) - 1, '0')}`;
    return text.padStart(Number(width), zero ? '0' : ' ');
  });
}

function one(value: unknown, kind: string, precision: string | undefined): string {
  switch (kind) {
    case 'd':
      return String(Math.trunc(Number(value)));
    case 'f':
      return Number(value).toFixed(precision === undefined ? 6 : Number(precision));
    case 'x':
      return Math.trunc(Number(value)).toString(16);
    case 'X':
      return Math.trunc(Number(value)).toString(16).toUpperCase();
    default:
      return precision === undefined ? String(value) : String(value).slice(0, Number(precision));
  }
}
