import { clockEvent, nextDue } from '../../../local/standin/triggers/trigger';
import { releaseThreads, run, thrown } from './harness';

afterAll(releaseThreads);

const iso = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());

describe('clock triggers', () => {
  it('are made, listed and deleted', () => {
    const { ScriptApp } = run();
    const made = ScriptApp.newTrigger('hourly').timeBased().everyHours(1).create();
    const [listed] = ScriptApp.getProjectTriggers();
    expect([listed.getHandlerFunction(), listed.getUniqueId(), String(listed.getEventType())]).toEqual(['hourly', made.getUniqueId(), 'CLOCK']);
    ScriptApp.deleteTrigger(listed);
    expect(ScriptApp.getProjectTriggers()).toEqual([]);
  });

  it('bound to a sheet: 20 a user and script', () => {
    const { ScriptApp } = run();
    const add = () => ScriptApp.newTrigger('f').timeBased().everyMinutes(5).create();
    for (let count = 0; count < 20; count += 1) add();
    expect(thrown(add)).toBe('Exception: This script has too many triggers. Triggers must be deleted from the script before more can be added.');
  });

  it('of an add-on: one a user and document, hourly at most', () => {
    const { ScriptApp } = run({ flavor: 'addon' });
    expect(thrown(() => ScriptApp.newTrigger('f').timeBased().everyMinutes(30).create())).toMatch(/^Error: not in the stand-in/);
    const add = () => ScriptApp.newTrigger('f').timeBased().everyHours(1).create();
    add();
    expect(thrown(add)).toBe('Exception: This add-on has created too many time-based triggers in this document for this Google user account.');
    expect(ScriptApp.getUserTriggers()).toHaveLength(1);
  });

  it('take only some numbers of minutes', () => {
    const { ScriptApp } = run();
    expect(thrown(() => ScriptApp.newTrigger('f').timeBased().everyMinutes(2))).toBe('Exception: The value you passed to everyMinutes was invalid. It must be one of 1, 5, 10, 15 or 30.');
  });

  it('need the mode FULL', () => {
    expect(thrown(() => run({ mode: 'LIMITED' }).ScriptApp.newTrigger('f'))).toBe('Exception: You do not have permission to call ScriptApp.newTrigger');
  });
});

describe('the time of a trigger', () => {
  const at = Date.parse('2026-11-02T08:20:00Z');

  it('hourly: within the hour, at a minute that stays', () => {
    const rule = { every: 'hours', count: 1 } as const;
    const first = nextDue('id', rule, at, at) ?? 0;
    expect(first - at).toBeLessThanOrEqual(3_600_000);
    expect((nextDue('id', rule, at, first) ?? 0) - first).toBe(3_600_000);
  });

  it('daily: on the wall clock of its zone, over the change of the clocks', () => {
    const rule = { every: 'days', count: 1, hour: 8, minute: null, zone: 'Europe/Berlin' } as const;
    const summer = nextDue('id', rule, Date.parse('2026-10-23T12:00:00Z'), Date.parse('2026-10-23T12:00:00Z')) ?? 0;
    const winter = nextDue('id', rule, summer, nextDue('id', rule, summer, summer) ?? 0) ?? 0;
    expect(iso(summer)).toMatch(/^2026-10-24T06:/);
    expect(iso(winter)).toMatch(/^2026-10-26T07:/);
  });

  it('weekly and monthly: on their day', () => {
    expect(iso(nextDue('id', { every: 'weeks', count: 1, weekday: 1, hour: 9, minute: null, zone: 'Etc/GMT' }, at, Date.parse('2026-11-03T00:00:00Z')))).toMatch(/^2026-11-09T09:/);
    expect(iso(nextDue('id', { every: 'month', day: 1, hour: 9, minute: null, zone: 'Etc/GMT' }, at, at))).toMatch(/^2026-12-01T09:/);
  });

  it('once: never again after it has fired', () => {
    const rule = { every: 'once', at: at + 60_000 } as const;
    expect(nextDue('id', rule, at, at)).toBe(at + 60_000);
    expect(nextDue('id', rule, at, at + 60_000)).toBeNull();
  });

  it('is told to the handler in UTC, with no document', () => {
    const event = clockEvent({ id: '7', handler: 'f', rule: { every: 'hours', count: 1 }, due: null }, Date.parse('2027-01-03T23:05:09Z'));
    expect(event).toEqual({ triggerUid: '7', timezone: 'UTC', year: 2027, month: 1, 'day-of-month': 3, 'day-of-week': 7, 'week-of-year': 53, hour: 23, minute: 5, second: 9 });
  });
});

describe('authorisation', () => {
  it('is asked for when the grant has lapsed, with the address to give it', () => {
    const { ScriptApp, UrlFetchApp } = run({ authorized: false });
    const { AuthMode, AuthorizationStatus } = ScriptApp;
    expect(ScriptApp.getAuthorizationInfo(AuthMode.FULL).getAuthorizationStatus()).toBe(AuthorizationStatus.REQUIRED);
    expect(ScriptApp.getAuthorizationInfo(AuthMode.FULL).getAuthorizationUrl()).toMatch(/^https:\/\/script\.google\.com\//);
    expect(thrown(() => UrlFetchApp.fetch('https://a.example/'))).toBe('Exception: Authorization is required to perform that action.');
    expect(run().ScriptApp.getAuthorizationInfo(AuthMode.FULL).getAuthorizationStatus()).toBe(AuthorizationStatus.NOT_REQUIRED);
  });

  it('is refused for a scope the manifest does not list', () => {
    const scopes = ['https://www.googleapis.com/auth/script.scriptapp'];
    const { ScriptApp, UrlFetchApp, Session } = run({ scopes });
    expect(thrown(() => UrlFetchApp.fetch('https://a.example/'))).toBe('Exception: Specified permissions are not sufficient to call UrlFetchApp.fetch. Required permissions: https://www.googleapis.com/auth/script.external_request');
    expect(thrown(() => Session.getActiveUser())).toContain('userinfo.email');
    ScriptApp.requireScopes(ScriptApp.AuthMode.FULL, scopes);
    expect(thrown(() => ScriptApp.requireScopes(ScriptApp.AuthMode.FULL, ['https://www.googleapis.com/auth/script.send_mail']))).toContain('Authorization is required');
  });
});
