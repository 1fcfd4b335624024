import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createWorld, loadStateFrom, saveStateTo, type World, type WorldOptions } from '../../../local/standin/world';

/** A bundle in the form the build makes: an object, and plain functions that call it. */
const CODE = `
var App = (() => {
  let loads = 0;
  loads += 1;
  return {
    loads: () => loads++,
    globals: () => ['setTimeout', 'fetch', 'URL', 'TextEncoder', 'Buffer', 'process', 'require', 'structuredClone', 'crypto'].filter((name) => name in globalThis),
    now: () => [Date.now(), new Date().toISOString(), new Date(0) instanceof Date, new Date(5).constructor === Date],
    realm: () => {
      const digest = Utilities.computeDigest(Utilities.DigestAlgorithm.MD5, 'x');
      const date = Utilities.parseDate('2026-01-01', 'GMT', 'yyyy-MM-dd');
      let caught = null;
      try { Utilities.sleep('x'); } catch (error) { caught = error; }
      return [digest instanceof Array, date instanceof Date, caught instanceof Error, caught.name];
    },
    write: (rows) => {
      const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
      const sheet = spreadsheet.getSheetByName('Log') || spreadsheet.insertSheet('Log');
      sheet.getRange(1, 1, rows.length, rows[0].length).setValues(rows);
      SpreadsheetApp.flush();
    },
    read: () => SpreadsheetApp.getActiveSpreadsheet().getSheetByName('Log').getDataRange().getValues(),
  };
})();
function loads() { return App.loads(); }
function globals() { return App.globals(); }
function now() { return App.now(); }
function realm() { return App.realm(); }
function write(rows) { return App.write(rows); }
function read() { return App.read(); }
function echo(value) { return value; }
function fail() { throw new Error('It broke.'); }
function aDate() { return { at: new Date(0) }; }
function hidden_() { return 1; }
var menu = { factor: 2, item(value) { return this.factor * value; } };
function sleep(ms) { for (let left = ms; left > 0; left -= 60000) Utilities.sleep(Math.min(left, 60000)); return 'awake'; }
function stubborn() { for (let i = 0; i < 100; i++) { try { Utilities.sleep(60000); } catch (error) { } } MailApp.sendEmail('a@example.com', 's', 'b'); return 'done'; }
function lockAndSleep() { LockService.getDocumentLock().waitLock(0); Utilities.sleep(300000); Utilities.sleep(300000); }
function tryLock(ms) { return LockService.getDocumentLock().tryLock(ms); }
function schedule() { ScriptApp.newTrigger('hourly').timeBased().everyHours(1).create(); }
function scheduleLost() { ScriptApp.newTrigger('gone').timeBased().after(60000).create(); }
function hourly(e) { PropertiesService.getDocumentProperties().setProperty('last', e.triggerUid + ' ' + e.hour + ' ' + e.authMode); return new Date().toISOString(); }
function busy() { Utilities.sleep(300000); }
function busyHourly() { ScriptApp.newTrigger('busy').timeBased().everyMinutes(10).create(); }
function ui() { SpreadsheetApp.getUi(); }
function scheduleUi() { ScriptApp.newTrigger('ui').timeBased().after(60000).create(); }
function mail() { MailApp.sendEmail('a@example.com', 'Subject', 'Body'); return Utilities.getUuid(); }
function onOpen(e) { SpreadsheetApp.getUi().createMenu('Spendsheet').addItem('Open', 'sidebar').addToUi(); return String(e.authMode); }
function sidebar() { SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutputFromFile('sidebar').setTitle('Spend')); }
function properties() { return PropertiesService.getDocumentProperties().getProperties(); }
`;

const distDir = mkdtempSync(join(tmpdir(), 'world-'));
writeFileSync(join(distDir, 'Code.js'), CODE);
writeFileSync(join(distDir, 'sidebar.html'), '<b>side</b>');

const worlds: World[] = [];
function world(options: Partial<WorldOptions> = {}): World {
  const made = createWorld({ distDir, now: '2026-11-02T08:00:00Z', timeZone: 'Europe/Berlin', ...options });
  worlds.push(made);
  return made;
}
afterAll(() => worlds.forEach((made) => made.dispose()));

describe('a run', () => {
  it('loads the bundle afresh, with nothing but ECMAScript and the services', () => {
    const made = world();
    expect([made.run('loads').value, made.run('loads').value]).toEqual([1, 1]);
    expect(made.run('globals').value).toEqual([]);
    expect(made.loadMs).toBeGreaterThan(0);
    expect(made.bundleBytes).toBe(CODE.length);
  });

  it('calls no service while it loads', () => {
    const made = world();
    expect(made.load('NONE').value).toContain('onOpen');
    expect(made.calls).toEqual({});
  });

  it('lives on the virtual clock', () => {
    const made = world();
    const at = Date.parse('2026-11-02T08:00:00Z');
    expect(made.run('now').value).toEqual([at, '2026-11-02T08:00:00.000Z', true, true]);
    expect(made.run('sleep', [90_000])).toEqual({ value: 'awake', simulatedMs: 90_000 });
    expect(made.nowIso()).toBe('2026-11-02T08:01:30.000Z');
  });

  it('gets arrays, dates and errors of its own realm', () => {
    expect(world().run('realm').value).toEqual([true, true, true, 'Exception']);
  });

  it('writes cells that stay, counted by tab', () => {
    const made = world();
    expect(made.run('write', [[['a', 1], ['b', 2]]]).error).toBeUndefined();
    expect(made.run('read').value).toEqual([['a', 1], ['b', 2]]);
    expect(made.cellsWritten()).toEqual({ Log: 4 });
    expect(made.calls['SpreadsheetApp']).toBeGreaterThan(3);
    made.resetCounts();
    expect([made.cellsWritten(), made.calls]).toEqual([{}, {}]);
  });

  it('ends with the error of the script, by name, text and place', () => {
    const { error } = world().run('fail');
    expect(error).toMatchObject({ name: 'Error', message: 'It broke.' });
    expect(error?.stack).toContain('Code.js');
  });

  it('reaches a method of an object, as menu items may name one', () => {
    expect(world().run('menu.item', [21]).value).toBe(42);
  });

  it('does not find private or absent functions', () => {
    const made = world();
    expect(made.run('hidden_').error?.message).toBe('Script function not found: hidden_');
    expect(made.run('absent').error?.message).toBe('Script function not found: absent');
  });
});

describe('the kill', () => {
  it('comes at six minutes, and no catch brings the run back', () => {
    const made = world();
    expect(made.run('stubborn')).toEqual({ killed: 'Exceeded maximum execution time', simulatedMs: 360_000 });
    expect(made.outbox).toEqual([]);
  });

  it('comes at 30 seconds for a simple trigger', () => {
    expect(world().run('sleep', [60_000], { mode: 'LIMITED' })).toEqual({ killed: 'Exceeded maximum execution time', simulatedMs: 30_000 });
  });

  it('gives the lock back', () => {
    const made = world();
    expect(made.run('lockAndSleep').killed).toBeDefined();
    expect(made.run('tryLock', [0]).value).toBe(true);
  });

  it('is planned once by a number of calls, over runs', () => {
    const made = world({ faults: { stopAfterCalls: 2 } });
    expect(made.run('sleep', [1]).value).toBe('awake');
    expect(made.run('sleep', [180_000]).killed).toBe('Stopped by the fault plan.');
    expect(made.run('sleep', [180_000]).value).toBe('awake');
    expect(made.calls['Utilities']).toBe(5);
  });
});

describe('contention', () => {
  it('keeps a run from a lock another one holds', () => {
    const made = world();
    made.holdLock('document', 10_000);
    expect(made.run('tryLock', [5000])).toMatchObject({ value: false });
    expect(made.run('tryLock', [6000])).toMatchObject({ value: true });
  });
});

describe('clock triggers', () => {
  it('fire hour by hour, with their event, while the clock moves on', () => {
    const made = world();
    made.run('schedule');
    const outcomes = made.advanceTo('2026-11-02T11:30:00Z');
    expect(outcomes.length).toBeGreaterThanOrEqual(3);
    expect(outcomes.every(({ error }) => error === undefined)).toBe(true);
    expect(new Set(outcomes.map(({ value }) => String(value).slice(14, 16))).size).toBe(1);
    expect((made.run('properties').value as { last: string }).last).toMatch(/^\d+ \d+ FULL$/);
    expect(made.nowIso() >= '2026-11-02T11:30:00.000Z').toBe(true);
  });

  it('fail when their function is gone, and reach no window', () => {
    const made = world();
    made.run('scheduleLost');
    made.run('scheduleUi');
    const outcomes = made.advanceTo('2026-11-02T08:10:00Z');
    expect(outcomes.map(({ error }) => error?.message)).toEqual(['Script function not found: gone', 'Cannot call SpreadsheetApp.getUi() from this context.']);
    expect(made.advanceTo('2026-11-02T09:00:00Z')).toEqual([]);
  });

  it('stop for the day after 90 minutes of running', () => {
    const made = world();
    made.run('busyHourly');
    const outcomes = made.advanceTo('2026-11-02T12:00:00Z');
    expect(outcomes.filter(({ error }) => error === undefined)).toHaveLength(18);
    expect(outcomes[18]?.error?.message).toBe('Service using too much computer time for one day');
  });
});

describe('google.script.run', () => {
  it('carries plain JSON; undefined in a list becomes null', () => {
    const { value } = world().clientCall('echo', [{ a: [1, undefined, 'x'], b: undefined, c: null }]);
    expect(value).toEqual({ a: [1, null, 'x'], c: null });
  });

  it('refuses dates, functions and cycles on either side', () => {
    const made = world();
    const cycle: Record<string, unknown> = {};
    cycle['self'] = cycle;
    expect(made.clientCall('echo', [{ at: new Date(0) }]).error?.message).toBe('Failed due to illegal value in property: at');
    expect(made.clientCall('echo', [() => 1]).error?.message).toBe('Failed due to illegal value in property: 0');
    expect(made.clientCall('echo', [cycle]).error?.message).toBe('Failed due to illegal value in property: self');
    expect(made.clientCall('aDate', []).error?.message).toBe('Failed due to illegal value in property: at');
  });

  it('brings the text of an error and nothing else of it', () => {
    expect(world().clientCall('fail', []).error?.message).toBe('It broke.');
  });
});

describe('the window', () => {
  it('gets menu and sidebar', () => {
    const made = world();
    expect(made.run('onOpen', undefined, { mode: 'NONE' }).value).toBe('NONE');
    made.run('onOpen', undefined, { mode: 'LIMITED' });
    expect(made.menus).toEqual([{ title: 'Spendsheet', items: [{ label: 'Open', handler: 'sidebar' }], addOn: false }]);
    expect(made.sidebarHtml()).toBeNull();
    made.run('sidebar');
    expect(made.sidebarHtml()).toBe('<b>side</b>');
  });

  it('has no sidebar in a simple trigger, no sheet before the add-on is enabled', () => {
    const made = world();
    expect(made.run('sidebar', [], { mode: 'LIMITED' }).error?.message).toMatch(/You do not have permission to call .*showSidebar/);
    expect(made.run('read', [], { mode: 'NONE' }).error?.message).toMatch(/You do not have permission to call .*getActiveSpreadsheet/);
    made.run('write', [[['a']]]);
    expect(made.run('write', [[['b']]], { mode: 'CUSTOM_FUNCTION' }).error?.message).toMatch(/You do not have permission to call .*setValues/);
    expect(made.run('read', [], { mode: 'CUSTOM_FUNCTION' }).value).toEqual([['a']]);
  });
});

describe('the state of a world', () => {
  it('is JSON, written whole, and goes on where it stopped', () => {
    const dir = mkdtempSync(join(tmpdir(), 'state-'));
    expect(loadStateFrom(dir)).toBeNull();
    const first = world();
    first.run('write', [[['a', 1]]]);
    first.run('schedule');
    const uuid = first.run('mail').value;
    saveStateTo(dir, first.saveState());
    expect(readdirSync(dir)).toEqual(['world.json']);
    const state = loadStateFrom(dir);
    if (!state) throw new Error('The state was not kept.');
    const second = world({ state });
    expect(second.nowIso()).toBe(first.nowIso());
    expect(second.run('read').value).toEqual([['a', 1]]);
    expect(second.outbox).toEqual([]);
    expect(second.run('mail').value).not.toBe(uuid);
    expect(second.outbox[0]?.id).not.toBe(first.outbox[0]?.id);
    expect(second.advanceTo('2026-11-02T09:30:00Z').length).toBeGreaterThan(0);
    expect(first.saveState().outboxIds).toHaveLength(1);
  });

  it('of another version is refused with what to do', () => {
    const dir = mkdtempSync(join(tmpdir(), 'state-'));
    writeFileSync(join(dir, 'world.json'), '{"version":0}');
    expect(() => loadStateFrom(dir)).toThrow(/Delete the folder and run again/);
  });
});
