import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readXlsx } from 'hucre';

export type OracleCell = string | number | boolean | Date | null;

/**
 * The cells of every sheet as LibreOffice computes them from the file alone: an
 * engine that shares no code with ours. It reads the workbook, computes every
 * formula, since the file holds no results, and saves it with them.
 */
export async function recalculated(workbook: Uint8Array): Promise<Map<string, OracleCell[][]>> {
  const folder = mkdtempSync(join(tmpdir(), 'spendsheet-oracle-'));
  try {
    writeFileSync(join(folder, 'workbook.xlsx'), workbook);
    // A profile of its own: two runs at once would otherwise wait for each other, or fail.
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
    execFileSync('soffice', [profile, '--headless', '--convert-to', 'xlsx:Calc MS Excel 2007 XML', '--outdir', join(folder, 'computed'), join(folder, 'workbook.xlsx')], { stdio: 'pipe', timeout: 240_000 });
    const { sheets } = await readXlsx(readFileSync(join(folder, 'computed', 'workbook.xlsx')), { readStyles: true });
    return new Map(sheets.map((sheet) => [sheet.name, sheet.rows.map((row, r) => row.map((value, c) => sheet.cells?.get(`${String(r)},${String(c)}`)?.formulaResult ?? value))]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A computed cell as the CSV of a tab writes it: days in ISO form, truth in capitals. */
export function plainText(cell: OracleCell | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString().replace(/T00:00:00\.000Z$/, '').slice(0, 19);
  return typeof cell === 'boolean' ? String(cell).toUpperCase() : String(cell);
}
