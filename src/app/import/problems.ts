import { Fault } from '../../core/fault.js';
import { countText } from '../../core/text.js';
import type { ImportProblem } from '../api.js';

const TOLD = 3;

/** `line 4, column cost_usd: This is no number.` */
export function problemText({ line, column, what }: ImportProblem): string {
  return `line ${line}${column === '' ? '' : `, column ${column}`}: ${what}`;
}

/** The fault of a file with bad lines: the first by file, line and column, then a few more. */
export function firstProblems(fileName: string, problems: readonly ImportProblem[], goodLines: number): Fault {
  const [first, ...rest] = problems;
  const where = first === undefined ? fileName : `${fileName} ${problemText({ ...first, what: '' }).replace(/: $/, '')}`;
  const more = rest.length === 0 ? '' : ` Also ${rest.slice(0, TOLD - 1).map(problemText).join(' ')}${rest.length >= TOLD ? ` And ${countText(rest.length - TOLD + 1, 'more line')}.` : ''}`;
  return new Fault('shape', `${first?.what ?? ''}${more}`, where, goodLines === 0 ? 'Correct the file and import it again.' : `Correct the file, or say that the ${countText(goodLines, 'good line')} alone ${goodLines === 1 ? 'is' : 'are'} wanted.`);
}
