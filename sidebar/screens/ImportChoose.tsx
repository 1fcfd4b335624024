import { useEffect, useState } from 'preact/hooks';
import type { ImportOffer } from '../../src/app/api.js';
import { Button } from '../parts/Button.js';
import { Notice } from '../parts/Notice.js';
import { useAction } from '../session.js';
import { ago, countText, spanText } from '../words.js';
import type { ImportSteps } from './import-run.js';

/** The two ways in, what is understood, and what was imported before. */
export function ImportChoose({ steps }: { steps: ImportSteps }) {
  const { running, failure, run } = useAction();
  const [offer, setOffer] = useState<ImportOffer | null>(null);
  const read = async (forget: string | null): Promise<void> => { setOffer(await run('importMappings', { forget })); };
  useEffect(() => { void read(null); }, []);
  return (
    <>
      <p>Console exports, FOCUS files, own request logs, or any table. You see what it would write before anything is written.</p>
      <div class="actions">
        <label class="button primary file-button">
          Choose a file
          <input type="file" accept=".csv,.tsv,.txt,.json,.jsonl,.ndjson,text/csv,application/json" onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            if (file !== undefined) void steps.chooseFile(file);
          }} />
        </label>
        <Button kind="secondary" onClick={() => { void steps.choosePasted(); }}>Use the Import tab</Button>
      </div>
      <p class="quiet small">Up to 5 MB. Or paste rows into a tab named Import, their header first.</p>
      {failure !== null && <Notice tone="bad" failure={failure} />}
      {offer !== null && <Offer offer={offer} busy={running !== null} forget={(signature) => { void read(signature); }} />}
    </>
  );
}

function Offer({ offer, busy, forget }: { offer: ImportOffer; busy: boolean; forget: (signature: string) => void }) {
  return (
    <>
      {offer.imports.length > 0 && (
        <section>
          <h2>Imported so far</h2>
          <ul class="feeds card">
            {offer.imports.map(({ name, fileName, at, from, to, rows }) => (
              <li key={name}>
                <p class="strong">{name}</p>
                <p class="quiet small">{[fileName, `${countText(rows, 'row')}, ${spanText(from, to)}`, ago(at, Date.now())].filter(Boolean).join(' · ')}</p>
              </li>
            ))}
          </ul>
        </section>
      )}
      {offer.mappings.length > 0 && (
        <section>
          <h2>Saved mappings</h2>
          <ul class="feeds card">
            {offer.mappings.map(({ signature, name, headers }) => (
              <li key={signature}>
                <div class="row"><span class="strong">{name}</span><Button kind="text" busy={busy} label={`Forget the mapping ${name}`} onClick={() => { forget(signature); }}>Forget</Button></div>
                <p class="quiet small">{headers.join(', ')}</p>
              </li>
            ))}
          </ul>
        </section>
      )}
      <details class="advanced">
        <summary>What is understood</summary>
        <ul class="bullets small">{offer.formats.map(({ id, label }) => <li key={id}>{label}</li>)}</ul>
      </details>
    </>
  );
}
