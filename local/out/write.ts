import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { OutboxMail } from '../standin/world.js';
import { writeWhole } from './atomic.js';
import { csvOf } from './csv.js';
import type { SheetPicture } from './picture.js';
import { xlsxOf } from './xlsx.js';

/** The workbook as one file, and each tab as CSV; tabs that are no more lose their file. */
export async function writeWorkbook(folder: string, sheets: readonly SheetPicture[]): Promise<void> {
  writeWhole(join(folder, 'workbook.xlsx'), await xlsxOf(sheets));
  const files = new Map<string, SheetPicture>(sheets.map((sheet) => [`${fileName(sheet.name)}.csv`, sheet]));
  for (const [file, sheet] of files) writeWhole(join(folder, 'tabs', file), csvOf(sheet));
  removeOthers(join(folder, 'tabs'), (file) => !file.endsWith('.csv') || files.has(file));
}

/** New mails as files beside those of earlier runs of the same state; mails of another state go. */
export function writeOutbox(folder: string, mails: readonly OutboxMail[], sentIds: readonly string[]): void {
  for (const mail of mails) {
    writeWhole(join(folder, 'outbox', `${mail.id}.eml`), mail.eml);
    writeWhole(join(folder, 'outbox', `${mail.id}.html`), mail.html);
  }
  removeOthers(join(folder, 'outbox'), (file) => !/\.(eml|html)$/.test(file) || sentIds.includes(file.replace(/\.\w+$/, '')));
}

/** Exactly these files in a folder that holds nothing else; none and no folder where there are none. */
export function writeFiles(folder: string, files: readonly (readonly [name: string, text: string])[]): void {
  files.forEach(([name, text]) => { writeWhole(join(folder, name), text); });
  removeOthers(folder, (file) => files.some(([name]) => name === file));
}

function removeOthers(folder: string, isKept: (file: string) => boolean): void {
  if (!existsSync(folder)) return;
  for (const file of readdirSync(folder)) if (!isKept(file)) rmSync(join(folder, file));
}

/** A tab may be named as no file can be. */
function fileName(tab: string): string {
  return tab.replace(/[/\\:*?"<>|]/g, '_');
}
