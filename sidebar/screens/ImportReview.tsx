import { useState } from 'preact/hooks';
import type { ColumnMapping, ImportChoices, ImportPreview } from '../../src/app/api.js';
import { Button } from '../parts/Button.js';
import { Field } from '../parts/Field.js';
import { Notice } from '../parts/Notice.js';
import { countText } from '../words.js';
import { ImportMapping } from './ImportMapping.js';
import { ImportTargets } from './ImportTargets.js';
import type { ImportSteps } from './import-run.js';

type Props = Readonly<{ preview: ImportPreview; steps: ImportSteps; guess: ColumnMapping | null }>;

/** What an import would write, what it leaves open, and the yes. */
export function ImportReview({ preview, steps, guess }: Props) {
  const { run, look, commit } = steps;
  const [name, setName] = useState(run.choices.name === '' ? preview.name : run.choices.name);
  const [goodLines, setGoodLines] = useState(false);
  const [replace, setReplace] = useState(false);
  const busy = run.phase !== 'review';
  const change = (part: Partial<ImportChoices>): void => { void look({ ...run.choices, name, ...part }); };
  const ready = preview.format !== null && preview.questions.length === 0 && preview.goodLines > 0 && (preview.badLines === 0 || goodLines);
  const send = async (): Promise<void> => {
    // Another name is another import: what it replaces and what covers it must be seen again.
    if (name.trim() !== preview.name) change({ name: name.trim() });
    else await commit({ goodLines, replace });
  };
  return (
    <>
      <p>{preview.format === null ? 'This table is not one of the known exports.' : <><span class="strong">{preview.format.label}</span>, {countText(preview.goodLines, 'line')} read.</>}</p>
      {run.failure !== null && <Notice tone="bad" failure={run.failure} />}
      <Questions preview={preview} change={change} />
      {guess !== null && <ImportMapping key={preview.headers.join('|')} preview={preview} mapping={guess} busy={busy} onUse={(mapping) => { change({ mapping }); }} />}
      <ImportTargets preview={preview} />
      {preview.format?.id === 'focus' && <label class="check"><input type="checkbox" checked={run.choices.allRows} onChange={(event) => { change({ allRows: event.currentTarget.checked }); }} />Also charges that are not about AI</label>}
      <BadLines preview={preview} checked={goodLines} onCheck={setGoodLines} />
      {preview.covered.length > 0 && (
        <Notice tone="warn">
          <p class="strong">Some days are reported already</p>
          {preview.covered.map((text) => <p key={text} class="small">{text}</p>)}
          <label class="check"><input type="checkbox" checked={replace} onChange={(event) => { setReplace(event.currentTarget.checked); }} />Replace: count this file on these days. Otherwise they are left out.</label>
        </Notice>
      )}
      {preview.format !== null && (
        <Field id="import-name" label="Name of the import" help="Stands as connection in the rows. Files of one name follow each other.">
          {(attributes) => <input {...attributes} type="text" maxLength={60} value={name} onInput={(event) => { setName(event.currentTarget.value); }} />}
        </Field>
      )}
      <div class="actions sticky">
        {ready && <Button kind="primary" busy={busy} onClick={() => { void send(); }}>{run.phase === 'writing' ? 'Importing…' : name.trim() === preview.name ? 'Import' : 'Look again'}</Button>}
        <Button kind={ready ? 'text' : 'secondary'} onClick={steps.again}>Choose another</Button>
      </div>
    </>
  );
}

/** Asked only where the file itself does not tell. */
function Questions({ preview, change }: { preview: ImportPreview; change: (part: Partial<ImportChoices>) => void }) {
  if (preview.questions.length === 0) return null;
  return (
    <Notice tone="warn">
      {preview.questions.includes('dateOrder') && (
        <>
          <p class="strong">How are dates written?</p>
          <div class="actions">
            <Button kind="secondary" onClick={() => { change({ dateOrder: 'monthFirst' }); }}>Month first, 11/05/2026</Button>
            <Button kind="secondary" onClick={() => { change({ dateOrder: 'dayFirst' }); }}>Day first, 05/11/2026</Button>
          </div>
        </>
      )}
      {preview.questions.includes('decimalMark') && (
        <>
          <p class="strong">How are numbers written?</p>
          <div class="actions">
            <Button kind="secondary" onClick={() => { change({ decimalMark: 'point' }); }}>1,234.50</Button>
            <Button kind="secondary" onClick={() => { change({ decimalMark: 'comma' }); }}>1.234,50</Button>
          </div>
        </>
      )}
    </Notice>
  );
}

function BadLines({ preview, checked, onCheck }: { preview: ImportPreview; checked: boolean; onCheck: (checked: boolean) => void }) {
  const { badLines, problems, goodLines } = preview;
  if (badLines === 0) return null;
  return (
    <Notice tone="bad">
      <p class="strong">{countText(badLines, 'line')} cannot be used</p>
      <ul class="small">{problems.map(({ line, column, what }) => <li key={`${line} ${column}`}>Line {line}{column === '' ? '' : `, ${column}`}: {what}</li>)}</ul>
      {badLines > problems.length && <p class="small">And {countText(badLines - problems.length, 'more line')}.</p>}
      {goodLines > 0 && <label class="check"><input type="checkbox" checked={checked} onChange={(event) => { onCheck(event.currentTarget.checked); }} />Import the {countText(goodLines, 'good line')} all the same</label>}
    </Notice>
  );
}
