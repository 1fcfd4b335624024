import { addDays, dayOfInstant, daysBetween, type Day } from './days.js';
import { countText, listText } from './text.js';

/** How far the costs of one connection reach. */
export type Reach = Readonly<{
  connection: string;
  /** Last day that is whole as far as can be known; null when none is. */
  through: Day | null;
  /** Longest time the provider takes to report a day, in hours; null where nobody says. */
  lagHours: number | null;
}>;

const HOUR_MS = 3_600_000;
/** Connections a line names. */
const NAMED = 3;

/**
 * The last day that was over, and past the provider's longest delay, when it was
 * last fetched; null when nothing was fetched.
 *
 * @param through first day not fetched
 * @param lastSuccess milliseconds since 1970
 */
export function wholeThrough(through: Day | null, lastSuccess: number | null, lagHours: number | null): Day | null {
  if (through === null || lastSuccess === null) return null;
  const settled = dayOfInstant(lastSuccess - (lagHours ?? 0) * HOUR_MS);
  return addDays(through < settled ? through : settled, -1);
}

/**
 * Names the connections whose costs do not reach `day`, the furthest behind
 * first; '' when all do.
 * `Not whole yet: Google Cloud is whole to 2026-11-13, 2 days behind (it reports up to 40 h late).`
 */
export function reachLine(reaches: readonly Reach[], day: Day): string {
  const late = reaches.filter(({ through }) => through === null || through < day).sort((a, b) => ((a.through ?? '') < (b.through ?? '') ? -1 : 1));
  if (late.length === 0) return '';
  const named = late.slice(0, NAMED).map((reach) => reachText(reach, day));
  return `Not whole yet: ${listText(late.length > NAMED ? [...named, countText(late.length - NAMED, 'more connection')] : named)}.`;
}

function reachText({ connection, through, lagHours }: Reach, day: Day): string {
  if (through === null) return `${connection} has not been fetched`;
  const why = lagHours === null ? '' : ` (it reports up to ${lagHours} h late)`;
  return `${connection} is whole to ${through}, ${countText(daysBetween(through, day), 'day')} behind${why}`;
}
