import type { CloseState, JournalFile, Reply } from '../../src/app/api.js';
import { JOURNAL_SHAPES } from '../../src/core/journal/export.js';
import type { World } from '../standin/world.js';
import { callOf } from './call.js';

/** The journals of closed months in every shape, as the sidebar would download them. */
export function journalFiles(world: World): JournalFile[] {
  if (!world.store.sheetNames().includes('Journal')) return [];
  const asked = <T>(name: string, input: unknown): T => {
    const reply = callOf<Reply<T>>(world, 'sidebarCommand', [name, input]);
    if (!reply.ok) throw new Error(`${name}: ${reply.message} ${reply.fix}`);
    return reply.value;
  };
  const { months } = asked<CloseState>('closeState', { month: '' });
  return months.filter(({ isClosed }) => isClosed).flatMap(({ month }) => JOURNAL_SHAPES.map((shape) => asked<JournalFile>('journalFile', { month, shape })));
}
