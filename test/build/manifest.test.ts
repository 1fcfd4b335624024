import { readFileSync } from 'node:fs';
import { manifestText } from '../../local/build/manifest.js';

const manifest = readFileSync('appsscript.json', 'utf8');

describe('the manifest', () => {
  it('runs on V8 and leaves the days to UTC', () => {
    expect(JSON.parse(manifest)).toMatchObject({ timeZone: 'Etc/UTC', runtimeVersion: 'V8', exceptionLogging: 'STACKDRIVER' });
  });

  it('is pushed as it stands', () => {
    expect(manifestText(manifest, false)).toBe(manifest);
  });

  it('asks to read BigQuery only when the build is told to', () => {
    expect(manifest).not.toContain('bigquery');
    expect(manifestText(manifest, true)).toContain('"https://www.googleapis.com/auth/bigquery.readonly"\n  ]');
  });
});
