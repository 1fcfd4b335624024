import type { Finding } from './records.js';

/** The same finding is said once, and one about each window of a feed for the first alone, which is the newest. */
export function addFinding(all: Finding[], finding: Finding): void {
  const subject = ({ level, where, what, topic }: Finding): string => [level, where, topic ?? what].join('\n');
  if (!all.some((known) => subject(known) === subject(finding))) all.push(finding);
}
