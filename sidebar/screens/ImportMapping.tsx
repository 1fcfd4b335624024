import { useEffect, useState } from 'preact/hooks';
import type { ColumnMapping, ImportKind, ImportOffer, ImportPreview } from '../../src/app/api.js';
import { Button } from '../parts/Button.js';
import { Field } from '../parts/Field.js';
import { Loading } from '../parts/Loading.js';
import { Notice } from '../parts/Notice.js';
import { useAction } from '../session.js';
import { fixedOf, withColumn, withFixed, withKind } from './import-mapping.js';

type Props = Readonly<{ preview: ImportPreview; mapping: ColumnMapping; busy: boolean; onUse: (mapping: ColumnMapping) => void }>;

/** The form that says which column holds what. Closed when the guess or the saved mapping is complete. */
export function ImportMapping({ preview, mapping: given, busy, onUse }: Props) {
  const { failure, run } = useAction();
  const [offer, setOffer] = useState<ImportOffer | null>(null);
  const [mapping, setMapping] = useState(given);
  useEffect(() => { void run('importMappings', { forget: null }).then(setOffer); }, []);
  const fields = offer?.kinds.find(({ kind }) => kind === mapping.kind)?.fields ?? [];
  const column = (field: string): string => mapping.columns[field] ?? '';
  return (
    <details class="advanced" {...(preview.unmapped.length > 0 ? { open: true } : {})}>
      <summary>Columns</summary>
      {preview.unmapped.length > 0 && <Notice tone="warn"><p>Still to be told: {preview.unmapped.join(', ')}.</p></Notice>}
      {failure !== null && <Notice tone="bad" failure={failure} />}
      {offer === null && failure === null && <Loading what="Reading the fields…" />}
      {offer !== null && (
        <>
          <Field id="import-kind" label="The table holds">
            {(attributes) => <select {...attributes} value={mapping.kind} onChange={(event) => { setMapping(withKind(mapping, event.currentTarget.value as ImportKind, offer)); }}>{offer.kinds.map(({ kind, label }) => <option key={kind} value={kind}>{label}</option>)}</select>}
          </Field>
          {fields.map(({ id, label, required, fixable }) => (
            <Field key={id} id={`import-${id}`} label={label} optional={!required} help={exampleOf(preview, column(id))}>
              {(attributes) => (
                <>
                  <select {...attributes} value={column(id)} onChange={(event) => { setMapping(withColumn(mapping, id, event.currentTarget.value)); }}>
                    <option value="">{fixable ? 'The same for all rows:' : 'None'}</option>
                    {preview.headers.filter((header) => header !== '').map((header) => <option key={header} value={header}>{header}</option>)}
                  </select>
                  {fixable && column(id) === '' && <input type="text" class="below" aria-label={`${label} of all rows`} value={fixedOf(mapping, id)} onInput={(event) => { setMapping(withFixed(mapping, id, event.currentTarget.value)); }} />}
                </>
              )}
            </Field>
          ))}
          {column('inputTokens') !== '' && (
            <Field id="import-figure" label="Input tokens">
              {(attributes) => (
                <select {...attributes} value={mapping.inputFigure} onChange={(event) => { setMapping({ ...mapping, inputFigure: event.currentTarget.value as ColumnMapping['inputFigure'] }); }}>
                  <option value="untold">Not known: the counts decide</option>
                  <option value="inclusive">Hold the cached tokens</option>
                  <option value="disjoint">Stand beside the cached tokens</option>
                </select>
              )}
            </Field>
          )}
          <div class="actions"><Button kind="secondary" busy={busy} onClick={() => { onUse(mapping); }}>Use these columns</Button></div>
        </>
      )}
    </details>
  );
}

/** What stands in the first rows of a column. */
function exampleOf({ headers, firstRows }: ImportPreview, header: string): string | undefined {
  const at = headers.indexOf(header);
  const texts = header === '' ? [] : firstRows.map((cells) => cells[at] ?? '').filter((text) => text !== '');
  return texts.length === 0 ? undefined : `For example ${texts.slice(0, 2).join(', ').slice(0, 60)}`;
}
