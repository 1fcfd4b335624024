import type { Finding } from '../../core/records.js';
import type { App } from '../app.js';
import { unconfirmed, type MailKind } from '../jobs/sent.js';
import { liveConnections } from './connections.js';
import { feedMemories } from './feeds.js';

/** A feed that has not succeeded for this long makes its figures old. */
const STALE_MS = 36 * 3_600_000;

/** What is wrong with the feeds and the mails, for the digest and the Overview. */
export function feedFindings(app: App): Finding[] {
  const { ports } = app;
  const now = ports.clock.now();
  const memories = feedMemories(ports);
  const findings: Finding[] = [];
  liveConnections(ports).forEach(({ provider, connection }) => {
    provider.feeds.forEach((feed) => {
      const memory = memories.of(connection.name, feed.id);
      const where = `${connection.name}: ${feed.label}`;
      const since = memory.lastSuccess === null ? 'never' : `last on ${new Date(memory.lastSuccess).toISOString().slice(0, 10)}`;
      if (memory.state === 'failed') findings.push({ level: 'error', where, what: `It failed (it worked ${since}). ${memory.error ?? ''}`.trim(), fix: memory.fix });
      else if (memory.state === 'partial') findings.push({ level: 'note', where, what: 'Its history is still being fetched.', fix: 'Nothing to do: it goes on every hour.' });
      else if (memory.state === 'ok' && memory.lastSuccess !== null && now - memory.lastSuccess > STALE_MS) {
        findings.push({ level: 'warning', where, what: `It has not been fetched since ${new Date(memory.lastSuccess).toISOString().slice(0, 10)}.`, fix: 'Open the sidebar and repair the schedule.' });
      }
    });
  });
  return findings.concat(mailFindings(app));
}

function mailFindings(app: App): Finding[] {
  return (['digest', 'review'] as MailKind[]).reduce<Finding[]>((all, kind) => {
    const day = unconfirmed(app.ports, kind);
    return day === null ? all : all.concat({ level: 'warning', where: 'Mail', what: `The ${kind} of ${day} may not have left: the run was stopped while it was sent.`, fix: `Send it again from the menu if nobody received it.` });
  }, []);
}
