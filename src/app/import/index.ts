import type { ImportChoices, ImportConsent, ImportOutcome, ImportPreview, ImportSource } from '../api.js';
import type { App } from '../app.js';
import { commitImport } from './commit.js';
import { readFile, type FileReading } from './file.js';
import { mappingFor } from './memory.js';
import { NO_CHOICES, readPasted } from './pasted.js';
import { previewImport } from './preview.js';
import { dropUpload, uploadedText } from './upload.js';

export { importOffer } from './offer.js';
export { importPasted } from './pasted.js';
export { keepSlice } from './upload.js';

/** A file as a runner hands it over. */
export type GivenFile = Readonly<{ kind: string; name: string; text: string; file?: string }> & Partial<ImportConsent & Pick<ImportChoices, 'dateOrder' | 'decimalMark' | 'allRows' | 'mapping'>>;

export function importPreview(app: App, source: ImportSource): ImportPreview {
  return previewImport(app, readingOf(app, source), source.choices);
}

export function importCommit(app: App, source: ImportSource & ImportConsent): ImportOutcome {
  const outcome = commitImport(app, readingOf(app, source), source.choices, source);
  if (source.upload !== '') dropUpload(app.ports, source.upload);
  return outcome;
}

/** Imports a file given whole. @throws Fault as `commitImport` */
export function importFile(app: App, { kind, name, text, file, ...given }: GivenFile): ImportOutcome {
  const choices: ImportChoices = { ...NO_CHOICES, ...given, format: kind, name };
  const reading = readFile(text, file ?? (name === '' ? 'The file' : name), choices, (headers) => mappingFor(app.ports, headers));
  return commitImport(app, reading, choices, { goodLines: given.goodLines === true, replace: given.replace === true });
}

function readingOf(app: App, { upload, fileName, choices }: ImportSource): FileReading {
  if (upload === '') return readPasted(app, choices);
  return readFile(uploadedText(app.ports, upload), fileName, choices, (headers) => mappingFor(app.ports, headers));
}
