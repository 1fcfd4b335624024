import type { Day } from '../../core/days.js';
import type { Ports } from '../ports.js';
import { recordIn } from '../state/record.js';

export type MailKind = 'digest' | 'review';

const KEY = 'mail';

/**
 * Each scheduled mail goes out once for its day. It is marked before it is
 * sent: a run that dies between the two leaves a mail unsent, which the health
 * panel tells, rather than a mail sent twice.
 */
export function wasSent(ports: Ports, kind: MailKind, day: Day): boolean {
  return recordIn(memory(ports)[kind])['day'] === day;
}

/** The day of a mail whose sending began and was never confirmed; null when all is well. */
export function unconfirmed(ports: Ports, kind: MailKind): Day | null {
  const { day, state } = recordIn(memory(ports)[kind]);
  return state === 'sending' && typeof day === 'string' ? day : null;
}

export function markSending(ports: Ports, kind: MailKind, day: Day): void {
  ports.state.write(KEY, { ...memory(ports), [kind]: { day, state: 'sending' } });
}

export function markSent(ports: Ports, kind: MailKind, day: Day): void {
  ports.state.write(KEY, { ...memory(ports), [kind]: { day, state: 'sent' } });
}

/** The mail never left: it may be tried again. */
export function unmark(ports: Ports, kind: MailKind): void {
  ports.state.write(KEY, { ...memory(ports), [kind]: {} });
}

function memory(ports: Ports): Record<string, unknown> {
  return recordIn(ports.state.read(KEY));
}
