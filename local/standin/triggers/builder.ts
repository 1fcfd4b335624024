import { createHash } from 'node:crypto';
import { enumOf, face, numberArgument, PlatformError, type EnumValue, type ServiceRuntime } from '../face.js';
import { nextDue, type ClockRule, type ClockTrigger } from './trigger.js';

export const WEEK_DAY = enumOf('WeekDay', ['SUNDAY', 'MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY']);

export type TriggerBook = { list: ClockTrigger[]; made: number };
export type Flavor = 'bound' | 'addon';

const BOUND_LIMIT = 20;

/** What was said of the clock so far. */
type Draft = { every: 'minutes' | 'hours' | 'days' | 'weeks' | 'month' | 'once' | null; count: number; at: number; weekday: number; day: number; hour: number | null; minute: number | null; zone: string };

/** `ScriptApp.newTrigger(handler).timeBased()`. */
export function clockBuilder(runtime: ServiceRuntime, book: TriggerBook, flavor: Flavor, scriptZone: string, handler: string, shown: (trigger: ClockTrigger) => object): object {
  const draft: Draft = { every: null, count: 1, at: 0, weekday: 0, day: 1, hour: null, minute: null, zone: scriptZone };
  const chain = (change: Partial<Draft>): object => (Object.assign(draft, change), builder);
  const builder: object = face(runtime, { service: null, name: 'ScriptApp.ClockTriggerBuilder' }, {
    everyMinutes: (n: unknown) => chain({ every: 'minutes', count: oneOf(n, 'everyMinutes', [1, 5, 10, 15, 30], '1, 5, 10, 15 or 30') }),
    everyHours: (n: unknown) => chain({ every: 'hours', count: oneOf(n, 'everyHours', [1, 2, 4, 6, 8, 12], '1, 2, 4, 6, 8 or 12') }),
    everyDays: (n: unknown) => chain({ every: 'days', count: numberArgument(n) }),
    everyWeeks: (n: unknown) => chain({ every: 'weeks', count: numberArgument(n) }),
    onWeekDay: (day: EnumValue) => chain({ every: 'weeks', weekday: day.ordinal() }),
    onMonthDay: (day: unknown) => chain({ every: 'month', day: numberArgument(day) }),
    atHour: (hour: unknown) => chain({ hour: numberArgument(hour) }),
    nearMinute: (minute: unknown) => chain({ minute: numberArgument(minute) }),
    inTimezone: (zone: unknown) => chain({ zone: String(zone) }),
    after: (ms: unknown) => chain({ every: 'once', at: runtime.now() + numberArgument(ms, 'long') }),
    at: (date: unknown) => chain({ every: 'once', at: instant(runtime, date) }),
    create: () => {
      runtime.call('ScriptApp', 'create');
      return shown(create(runtime, book, flavor, handler, ruleOf(draft)));
    },
  });
  return builder;
}

function oneOf(value: unknown, method: string, values: readonly number[], told: string): number {
  const number = numberArgument(value);
  if (!values.includes(number)) throw new PlatformError(`The value you passed to ${method} was invalid. It must be one of ${told}.`);
  return number;
}

function instant(runtime: ServiceRuntime, date: unknown): number {
  if (!runtime.realm.isDate(date)) throw new PlatformError('Invalid argument: date. Should be of type: Date');
  return date.getTime();
}

function ruleOf(draft: Draft): ClockRule {
  const { every, count, at, weekday, day, hour, minute, zone } = draft;
  switch (every) {
    case 'minutes':
    case 'hours':
      return { every, count };
    case 'days':
      return { every, count, hour, minute, zone };
    case 'weeks':
      return { every, count, weekday, hour, minute, zone };
    case 'month':
      return { every, day, hour, minute, zone };
    case 'once':
      return { every, at };
    case null:
      throw new PlatformError('The trigger has no schedule.');
  }
}

function create(runtime: ServiceRuntime, book: TriggerBook, flavor: Flavor, handler: string, rule: ClockRule): ClockTrigger {
  if (flavor === 'addon') {
    if (book.list.length > 0) throw new PlatformError('This add-on has created too many time-based triggers in this document for this Google user account.');
    // The platform refuses it; its words are not on record.
    if (rule.every === 'minutes') throw new Error('not in the stand-in: an add-on clock trigger more often than hourly');
  }
  if (book.list.length >= BOUND_LIMIT) throw new PlatformError('This script has too many triggers. Triggers must be deleted from the script before more can be added.');
  book.made += 1;
  const id = BigInt(`0x${createHash('sha256').update(`trigger/${book.made}`).digest('hex').slice(0, 15)}`).toString();
  const trigger: ClockTrigger = { id, handler, rule, due: nextDue(id, rule, runtime.now(), runtime.now()) };
  book.list.push(trigger);
  return trigger;
}
