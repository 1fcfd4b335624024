import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { allowed } from '../../../local/standin/modes';
import { Killed } from '../../../local/standin/runtime';
import { releaseThreads, run, thrown } from './harness';

afterAll(releaseThreads);

describe('auth modes', () => {
  it('NONE allows menus and locale, nothing of the document or the user', () => {
    const { PropertiesService, UrlFetchApp, Session, Utilities } = run({ mode: 'NONE' });
    expect(thrown(() => PropertiesService.getUserProperties())).toBe('Exception: You do not have permission to call PropertiesService.getUserProperties');
    expect(thrown(() => UrlFetchApp.fetch('https://a.example'))).toBe('Exception: You do not have permission to call UrlFetchApp.fetch');
    expect(Session.getActiveUserLocale()).toBe('en');
    expect(Utilities.base64Encode('a')).toBe('YQ==');
    expect(['getUi', 'createAddonMenu', 'addItem', 'addToUi'].every((method) => allowed('NONE', 'SpreadsheetApp', method))).toBe(true);
    expect(['getActiveSpreadsheet', 'getSheetByName', 'showSidebar'].some((method) => allowed('NONE', 'SpreadsheetApp', method))).toBe(false);
  });

  it('LIMITED allows sheet and properties, no network, mail or sidebar', () => {
    const { PropertiesService, UrlFetchApp, MailApp } = run({ mode: 'LIMITED' });
    PropertiesService.getDocumentProperties().setProperty('a', 'b');
    expect(thrown(() => UrlFetchApp.fetch('https://a.example'))).toContain('You do not have permission');
    expect(thrown(() => MailApp.getRemainingDailyQuota())).toContain('You do not have permission');
    expect(allowed('LIMITED', 'SpreadsheetApp', 'setValues')).toBe(true);
    expect(allowed('LIMITED', 'SpreadsheetApp', 'showSidebar')).toBe(false);
  });

  it('a custom function reads the sheet and the network, and writes nothing', () => {
    expect(allowed('CUSTOM_FUNCTION', 'SpreadsheetApp', 'getValues')).toBe(true);
    expect(allowed('CUSTOM_FUNCTION', 'SpreadsheetApp', 'setValues')).toBe(false);
    expect(allowed('CUSTOM_FUNCTION', 'SpreadsheetApp', 'getUi')).toBe(false);
    expect(allowed('CUSTOM_FUNCTION', 'UrlFetchApp', 'fetch')).toBe(true);
    expect(allowed('CUSTOM_FUNCTION', 'MailApp', 'sendEmail')).toBe(false);
  });
});

describe('the end of a run', () => {
  it.each([
    ['FULL', 359_999],
    ['LIMITED', 29_999],
    ['CUSTOM_FUNCTION', 29_999],
  ] as const)('%s is killed when its time is over, and stays dead', (mode, last) => {
    const { Utilities, execution } = run({ mode });
    while (execution.simulatedMs() < last) Utilities.sleep(Math.min(100_000, last - execution.simulatedMs()));
    expect(execution.killed).toBeNull();
    expect(() => Utilities.sleep(1)).toThrow(Killed);
    expect(execution.killed).toBe('Exceeded maximum execution time');
    expect(() => Utilities.getUuid()).toThrow(Killed);
    expect(execution.simulatedMs()).toBe(last + 1);
  });
});

describe('planned faults', () => {
  it('stop the run right before the call after the n-th, once', () => {
    const { PropertiesService, calls } = run({ faults: { stopAfterCalls: 2 } });
    const store = PropertiesService.getUserProperties();
    store.setProperty('a', '1');
    expect(() => store.setProperty('b', '1')).toThrow(Killed);
    expect(calls['PropertiesService']).toBe(2);
  });

  it('fail the n-th call of a method with the text given', () => {
    const { MailApp, outbox } = run({ faults: { fail: [{ service: 'MailApp', method: 'sendEmail', nth: 2, message: 'Service unavailable: Mail' }] } });
    const send = () => MailApp.sendEmail('a@example.com', 's', 'b');
    send();
    expect(thrown(send)).toBe('Exception: Service unavailable: Mail');
    send();
    expect(outbox).toHaveLength(2);
  });

  it('fail each call of a service with the usual text', () => {
    const { CacheService } = run({ faults: { fail: [{ service: 'CacheService' }] } });
    expect(thrown(() => CacheService.getUserCache())).toBe("Exception: We're sorry, a server error occurred. Please wait a bit and try again.");
  });
});

describe('html and text output', () => {
  it('reads a pushed file by its name and names one that is missing', () => {
    const distDir = mkdtempSync(join(tmpdir(), 'dist-'));
    writeFileSync(join(distDir, 'sidebar.html'), '<b>side</b>');
    const { HtmlService } = run({ distDir });
    const output = HtmlService.createHtmlOutputFromFile('sidebar').setTitle('Spend').setWidth(300).appendUntrusted('<i>');
    expect([output.getContent(), output.getTitle(), output.getWidth()]).toEqual(['<b>side</b>&lt;i&gt;', 'Spend', 300]);
    expect(thrown(() => HtmlService.createHtmlOutputFromFile('other'))).toBe('Exception: No HTML file named other was found.');
    expect(HtmlService.createTemplate('<p>').evaluate().getContent()).toBe('<p>');
    expect(thrown(() => HtmlService.createTemplate('<?= 1 ?>').evaluate())).toMatch(/not in the stand-in/);
  });

  it('chains a text output and clears it to null', () => {
    const { ContentService } = run();
    const output = ContentService.createTextOutput('a').append('b').setMimeType(ContentService.MimeType.JSON);
    expect([output.getContent(), String(output.getMimeType())]).toEqual(['ab', 'JSON']);
    expect(output.clear().getContent()).toBeNull();
  });

  it('keeps what is logged, in one list', () => {
    const { Logger, console, logs } = run({ mode: 'NONE' });
    Logger.log('%s of %s', 1, 2);
    console.warn('careful', { a: 1 });
    expect(logs).toEqual([{ level: 'info', text: '1 of 2' }, { level: 'warn', text: 'careful { a: 1 }' }]);
    expect(Logger.getLog()).toBe('1 of 2');
  });
});
