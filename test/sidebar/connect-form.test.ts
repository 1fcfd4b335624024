import { draftOf, errorsOf, formOf, freeName } from '../../sidebar/screens/connect-form.js';
import { acme, cloud, connection } from './fake-server.js';

const draft = draftOf(acme, null, []);

describe('the connect form', () => {
  it('opens with the defaults of the declaration', () => {
    expect(draft).toEqual({ name: 'Acme AI', baseUrl: '', settings: { organization: '', region: 'us', tax: 'no' }, untested: false });
  });

  it('opens a second connection under a free name', () => {
    expect(freeName('Acme AI', ['Acme AI', 'Acme AI 2'])).toBe('Acme AI 3');
  });

  it('opens a change with what the connection has, the provider’s own address left blank', () => {
    expect(draftOf(acme, connection({ settings: { organization: 'org-9', region: 'eu' } }), ['Acme AI'])).toEqual({ name: 'Acme AI', baseUrl: '', settings: { organization: 'org-9', region: 'eu', tax: 'no' }, untested: false });
    expect(draftOf(acme, connection({ baseUrl: 'https://proxy.example' }), []).baseUrl).toBe('https://proxy.example');
  });

  it('wants the key of a new connection, not of one that has it', () => {
    const filled = { ...draft, settings: { ...draft.settings, organization: 'org-1' } };
    expect(errorsOf(acme, filled, { adminKey: '' }, null, [])).toEqual({ 'secret-adminKey': 'Paste the admin key.' });
    expect(errorsOf(acme, filled, { adminKey: '' }, connection(), ['Acme AI'])).toEqual({});
    expect(errorsOf(acme, filled, { adminKey: '' }, connection({ credentials: { adminKey: 'not set for you; ana@company.example holds it' } }), ['Acme AI'])).toEqual({ 'secret-adminKey': 'Paste the admin key.' });
  });

  it('matches a pattern against the whole value and says the hint', () => {
    const typed = (organization: string) => errorsOf(acme, { ...draft, settings: { ...draft.settings, organization } }, { adminKey: 'k' }, null, []);
    expect(typed('org-4f2a')).toEqual({});
    expect(typed('xorg-4f2a')).toEqual({ 'setting-organization': 'Write it like org-4f2a.' });
    expect(typed('')).toEqual({ 'setting-organization': 'Fill this in.' });
  });

  it('refuses a taken name, an address with a query and half a key file', () => {
    expect(errorsOf(cloud, { name: 'Acme AI', baseUrl: 'https://x.example?a=1', settings: {}, untested: false }, { file: '{"a":' }, null, ['Acme AI'])).toEqual({
      'secret-file': 'Paste the whole file as downloaded, from { to }.',
      name: 'A connection has this name. Choose another.',
      baseUrl: 'It must begin with https:// and have no query.',
    });
  });

  it('asks to keep an untested connection only when the user said so', () => {
    expect(formOf(cloud, { name: ' N ', baseUrl: '', settings: {}, untested: true }, { file: '{}' })).toEqual({ provider: 'nimbus', name: 'N', baseUrl: '', credentials: { file: '{}' }, settings: {}, keepAnyway: true });
    expect(formOf(cloud, { name: 'N', baseUrl: '', settings: {}, untested: false }, {})).not.toHaveProperty('keepAnyway');
  });
});
