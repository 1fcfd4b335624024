import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ProviderFields } from '../../../local/config/connections.js';
import { checkConfig, readConfig } from '../../../local/config/read.js';

const acme: ProviderFields = {
  id: 'acme',
  label: 'Acme AI',
  credentials: [{ id: 'adminKey', label: 'Admin key', createAt: 'https://console.acme.example/keys', scope: 'usage:read', kind: 'text' }],
  settings: [
    { id: 'region', label: 'Region', help: 'Where the data lives.', kind: 'choice', choices: ['eu', 'us'], required: true, default: 'us' },
    { id: 'workspaces', label: 'Workspaces', help: 'Ids.', kind: 'text', required: false, pattern: '[a-z0-9_, ]*', patternHint: 'must be ids separated by commas.' },
  ],
};
const cloud: ProviderFields = {
  id: 'cloud',
  label: 'Cloud',
  credentials: [{ id: 'serviceAccount', label: 'Service account key', createAt: 'https://cloud.example/keys', scope: 'viewer', kind: 'json' }],
  settings: [{ id: 'table', label: 'Table', help: 'Full name of the export table.', kind: 'text', required: true }],
};
const pair: ProviderFields = {
  id: 'pair',
  label: 'Pair',
  credentials: [
    { id: 'publicKey', label: 'Public key', createAt: 'https://pair.example', scope: 'read', kind: 'text' },
    { id: 'secretKey', label: 'Secret key', createAt: 'https://pair.example', scope: 'read', kind: 'text' },
  ],
  settings: [],
};
const providers = [acme, cloud, pair];
const SECRET = 'sk-very-secret-0001';

function check(json: unknown): ReturnType<typeof checkConfig> {
  return checkConfig(json, '/', providers);
}
function problem(json: unknown): string {
  try {
    check(json);
  } catch (error) {
    return String(error);
  }
  return 'accepted';
}

describe('the configuration of the local runner', () => {
  it('fills what is left out with a quiet default', () => {
    expect(check({})).toEqual({
      now: null, timeZone: 'UTC', baseCurrency: null, connections: [], tabs: {}, files: [], send: [], menu: [], demo: false, faults: null,
    });
  });

  it('reads the instant with its offset', () => {
    expect(check({ now: '2026-11-16T08:30:00+01:00' }).now).toBe(Date.UTC(2026, 10, 16, 7, 30));
  });

  it.each([
    [{ conections: [] }, 'ConfigError: config.conections: There is no such field.'],
    [{ connections: [{ provider: 'acme', credentials: SECRET, setings: {} }] }, 'config.connections[0].setings: There is no such field.'],
    [{ connections: [{ credentials: SECRET }] }, 'config.connections[0].provider: is missing.'],
    [{ connections: [{ provider: 'acme', credentials: SECRET }, { provider: 'akme' }] }, 'config.connections[1].provider: There is no such provider. Known: acme, cloud, pair.'],
    [{ connections: [{ provider: 'acme', credentials: 7 }] }, 'config.connections[0].credentials: must be text or an object of texts.'],
    [{ connections: [{ provider: 'acme' }] }, 'config.connections[0].credentials.adminKey: is missing.'],
    [{ connections: [{ provider: 'acme', credentials: { password: SECRET } }] }, 'config.connections[0].credentials.password: Acme AI has no such credential. Known: adminKey.'],
    [{ connections: [{ provider: 'acme', credentials: SECRET, settings: { zone: 'x' } }] }, 'config.connections[0].settings.zone: Acme AI has no such setting. Known: region, workspaces.'],
    [{ connections: [{ provider: 'acme', credentials: SECRET, settings: { region: 'mars' } }] }, 'config.connections[0].settings.region: must be one of eu, us.'],
    [{ connections: [{ provider: 'acme', credentials: SECRET, settings: { workspaces: 'A;B' } }] }, 'config.connections[0].settings.workspaces: must be ids separated by commas.'],
    [{ connections: [{ provider: 'cloud', credentials: '{}' }] }, 'config.connections[0].settings.table: is missing. Full name of the export table.'],
    [{ connections: [{ provider: 'pair', credentials: SECRET }] }, 'config.connections[0].credentials: Pair takes 2 credentials; give an object with publicKey, secretKey.'],
    [{ connections: [{ provider: 'acme', credentials: SECRET, baseUrl: 'localhost:1' }] }, 'config.connections[0].baseUrl: must be an http or https address.'],
    [{ connections: {} }, 'config.connections: must be a list.'],
    [{ now: '2026-11-16' }, 'config.now: must be an ISO instant such as 2026-11-16T07:30:00Z.'],
    [{ now: '2026-11-16T07:30:00' }, 'config.now: must end with Z or an offset such as +01:00.'],
    [{ timeZone: 'Mars/Olympus' }, 'config.timeZone: must be an IANA time zone such as Europe/Berlin.'],
    [{ baseCurrency: 'euro' }, 'config.baseCurrency: must be a currency code of three capital letters such as EUR.'],
    [{ baseCurrency: 'XQZ' }, 'config.baseCurrency: must be the code of a currency in use, such as EUR.'],
    [{ send: ['digest', 'fax'] }, 'config.send[1]: must be digest or review.'],
    [{ demo: 'yes' }, 'config.demo: must be true or false.'],
    [{ demo: ['acme', 'akme'] }, 'config.demo[1]: There is no such provider. Known: acme, cloud, pair.'],
    [{ demo: [7] }, 'config.demo[0]: must be text.'],
    [{ faults: { stopAfterCalls: 0 } }, 'config.faults.stopAfterCalls: must be 1 or more.'],
    [{ faults: { fail: [{}] } }, 'config.faults.fail[0].service: is missing.'],
    [{ faults: { fail: ['MailAp'] } }, 'config.faults.fail[0]: must be of one of these services: CacheService,'],
    [{ files: [{ kind: 'fokus', path: 'no-such.csv' }] }, 'config.files[0].kind: is no kind of file. Leave it out to recognise the file by its header, or choose one of anthropic-usage,'],
    [{ tabs: { 'API usage': 'no-such.csv' } }, 'config.tabs["API usage"]: There is no file /no-such.csv.'],
    [{ files: [{ kind: 'focus', path: 'no-such.csv' }] }, 'config.files[0].path: There is no file /no-such.csv.'],
    [[], 'config: must be an object.'],
    [null, 'config: must be an object.'],
  ])('refuses %j by naming the field', (json, text) => {
    expect(problem(json)).toContain(text);
    expect(problem(json)).not.toContain(SECRET);
  });

  it('refuses two connections of one name', () => {
    const connection = { provider: 'acme', credentials: SECRET };
    expect(problem({ connections: [connection, connection] })).toContain('config.connections[1].name: Another connection has this name.');
  });

  it.each([SECRET, { adminKey: SECRET }, { apiKey: SECRET }, { key: SECRET }, { token: SECRET }])('takes the one secret of a provider in the form %j', (credentials) => {
    expect(check({ connections: [{ provider: 'acme', credentials }] }).connections[0]?.credentials).toEqual({ adminKey: SECRET });
  });

  it('takes a service account as the file itself, as its text and under its field', () => {
    const file = { client_email: 'a@b.example', private_key: SECRET };
    const settings = { table: 'p.d.t' };
    for (const credentials of [file, JSON.stringify(file), { serviceAccount: file }, { key: file }]) {
      expect(check({ connections: [{ provider: 'cloud', credentials, settings }] }).connections[0]?.credentials).toEqual({ serviceAccount: JSON.stringify(file) });
    }
  });

  it('plans faults from a service, a method of one, or more about it', () => {
    const fail = ['MailApp', 'UrlFetchApp.fetchAll', { service: 'SpreadsheetApp', method: 'flush', nth: 2, message: 'Service error.' }];
    expect(check({ faults: { stopAfterCalls: 40, fail } }).faults).toEqual({
      stopAfterCalls: 40,
      fail: [{ service: 'MailApp' }, { service: 'UrlFetchApp', method: 'fetchAll' }, { service: 'SpreadsheetApp', method: 'flush', nth: 2, message: 'Service error.' }],
    });
  });

  it('turns settings into what a person would type', () => {
    const settings = { workspaces: ['w_1', 'w_2'] };
    expect(check({ connections: [{ provider: 'acme', credentials: SECRET, settings }] }).connections[0]).toEqual({
      provider: 'acme', name: 'Acme AI', baseUrl: '', credentials: { adminKey: SECRET }, settings: { workspaces: 'w_1, w_2' },
    });
  });
});

describe('a configuration file', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'spendsheet-config-'));
  });
  afterAll(() => { rmSync(folder, { recursive: true }); });

  it('resolves paths from its own folder', () => {
    writeFileSync(join(folder, 'rows.csv'), 'Provider\nAcme\n');
    writeFileSync(join(folder, 'config.json'), JSON.stringify({ tabs: { Subscriptions: 'rows.csv' } }));
    expect(readConfig(join(folder, 'config.json'), providers).tabs).toEqual({ Subscriptions: join(folder, 'rows.csv') });
  });

  it('says the line of a JSON mistake and quotes nothing of it', () => {
    writeFileSync(join(folder, 'bad.json'), `{\n"connections": [\n{"credentials": "${SECRET}" "x"}]}`);
    expect(() => readConfig(join(folder, 'bad.json'), providers)).toThrow(/^config: is not valid JSON: line 3\.$/);
  });

  it('says which file is not there', () => {
    expect(() => readConfig(join(folder, 'none.json'), providers)).toThrow(`config: There is no file ${join(folder, 'none.json')}.`);
  });
});
