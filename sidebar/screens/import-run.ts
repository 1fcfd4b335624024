import { useState } from 'preact/hooks';
import type { ImportChoices, ImportConsent, ImportOutcome, ImportPreview } from '../../src/app/api.js';
import type { Failure } from '../failure.js';
import { ask } from '../server.js';
import { slicesOf, textOfFile } from './import-file.js';

export const NO_CHOICES: ImportChoices = { format: '', name: '', mapping: null, dateOrder: null, decimalMark: null, allRows: false };

/** How far an import has come. `upload` is '' for the rows of the Import tab. */
export type ImportRun = Readonly<{
  phase: 'choose' | 'sending' | 'reading' | 'review' | 'writing' | 'done';
  upload: string;
  fileName: string;
  sent: number;
  slices: number;
  choices: ImportChoices;
  preview: ImportPreview | null;
  outcome: ImportOutcome | null;
  failure: Failure | null;
}>;

export type ImportSteps = Readonly<{
  run: ImportRun;
  chooseFile: (file: File) => Promise<void>;
  choosePasted: () => Promise<void>;
  /** Reads the file again with other choices. */
  look: (choices: ImportChoices) => Promise<void>;
  commit: (consent: ImportConsent) => Promise<void>;
  again: () => void;
}>;

/** Drives an import: send, preview, commit. */
export function useImport(choices: ImportChoices): ImportSteps {
  const start: ImportRun = { phase: 'choose', upload: '', fileName: '', sent: 0, slices: 0, choices, preview: null, outcome: null, failure: null };
  const [run, setRun] = useState(start);
  const change = (part: Partial<ImportRun>): void => { setRun((was) => ({ ...was, ...part })); };

  const look = async (from: Pick<ImportRun, 'upload' | 'fileName' | 'preview'>, wanted: ImportChoices): Promise<void> => {
    change({ ...from, phase: 'reading', choices: wanted, failure: null });
    const answer = await ask('importPreview', { upload: from.upload, fileName: from.fileName, choices: wanted });
    if (answer.ok) change({ phase: 'review', preview: answer.value });
    else change({ phase: from.preview === null ? 'choose' : 'review', failure: answer.failure });
  };

  return {
    run,
    chooseFile: async (file) => {
      change({ ...start, phase: 'sending', fileName: file.name });
      const read = await textOfFile(file);
      const sent = read.ok ? await send(read.text, (done, slices) => { change({ sent: done, slices }); }) : read;
      if (sent.ok) await look({ upload: sent.upload, fileName: file.name, preview: null }, choices);
      else change({ phase: 'choose', failure: sent.failure });
    },
    choosePasted: () => look({ upload: '', fileName: '', preview: null }, choices),
    look: (wanted) => look(run, wanted),
    commit: async (consent) => {
      change({ phase: 'writing', failure: null });
      const answer = await ask('importCommit', { upload: run.upload, fileName: run.fileName, choices: run.choices, ...consent });
      if (answer.ok) change({ phase: 'done', outcome: answer.value });
      else change({ phase: 'review', failure: answer.failure });
    },
    again: () => { setRun(start); },
  };
}

type Sent = Readonly<{ ok: true; upload: string }> | Readonly<{ ok: false; failure: Failure }>;

/** Sends a text slice by slice, one after the other. */
async function send(text: string, tell: (done: number, slices: number) => void): Promise<Sent> {
  const upload = `u${Date.now().toString(36)}${Math.random().toString(36).slice(2, 10)}`;
  const slices = slicesOf(text);
  tell(0, slices.length);
  for (const [index, slice] of slices.entries()) {
    const answer = await ask('importUpload', { upload, part: index + 1, parts: slices.length, text: slice });
    if (!answer.ok) return { ok: false, failure: answer.failure };
    tell(index + 1, slices.length);
  }
  return { ok: true, upload };
}
