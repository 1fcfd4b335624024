import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parse } from 'csv-parse/sync';

/** Comma, double quote, UTF-8, from line 1, values as stored and not as shown, every sheet to its own file. */
const CSV_OF_EVERY_SHEET = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1';

/**
 * The cells of every sheet as LibreOffice computes them from the file alone: an
 * engine that shares no code with ours. Texts as CSV holds them; numbers keep 15 digits.
 */
export function recalculated(workbook: Uint8Array): Map<string, string[][]> {
  const folder = mkdtempSync(join(tmpdir(), 'spendsheet-oracle-'));
  try {
    writeFileSync(join(folder, 'workbook.xlsx'), workbook);
    // A profile of its own: two runs at once would otherwise wait for each other, or fail.
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
    execFileSync('soffice', [profile, '--headless', '--convert-to', CSV_OF_EVERY_SHEET, '--outdir', join(folder, 'csv'), join(folder, 'workbook.xlsx')], { stdio: 'pipe', timeout: 240_000 });
    return new Map(readdirSync(join(folder, 'csv')).map((file) => [sheetName(file), rowsOf(join(folder, 'csv', file))]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function sheetName(file: string): string {
  return file.replace(/^workbook-/, '').replace(/\.csv$/, '');
}

function rowsOf(path: string): string[][] {
  return parse(readFileSync(path, 'utf8'), { relax_column_count: true, skip_empty_lines: false });
}
