import { format } from 'node:util';
import { face, type ServiceRuntime } from './face.js';
import { formatString } from './utilities/formatString.js';

export type LogLine = Readonly<{ level: 'debug' | 'info' | 'warn' | 'error'; text: string }>;

/** `Logger` and `console`; both write to the same log, none is shown. */
export function createLogs(runtime: ServiceRuntime, lines: LogLine[]) {
  const own: string[] = [];
  const timers = new Map<string, number>();
  const write = (level: LogLine['level']) => (...args: unknown[]): void => void lines.push({ level, text: format(...args) });
  const Logger: object = face(runtime, { service: null, name: 'Logger' }, {
    log: (first: unknown, ...rest: unknown[]): unknown => {
      const text = typeof first === 'string' && rest.length > 0 ? formatString(first, rest) : format(first, ...rest);
      own.push(text);
      lines.push({ level: 'info', text });
      return Logger;
    },
    getLog: () => own.join('\n'),
    clear: () => void own.splice(0),
  });
  const console = face(runtime, { service: null, name: 'console' }, {
    log: write('debug'),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
    time: (label: unknown) => void timers.set(String(label), runtime.now()),
    timeEnd: (label: unknown) => write('debug')(`${String(label)}: ${runtime.now() - (timers.get(String(label)) ?? runtime.now())}ms`),
  });
  return { Logger, console };
}
