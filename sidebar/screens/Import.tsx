import type { ColumnMapping, ImportKind } from '../../src/app/api.js';
import { Button } from '../parts/Button.js';
import { Loading } from '../parts/Loading.js';
import { Notice } from '../parts/Notice.js';
import { ProgressBar } from '../parts/ProgressBar.js';
import { ScreenFrame } from '../parts/ScreenFrame.js';
import { useSession } from '../session.js';
import { ImportChoose } from './ImportChoose.js';
import { ImportReview } from './ImportReview.js';
import { NO_CHOICES, useImport, type ImportRun } from './import-run.js';

/** What a road asks for: rows of this kind, of this provider. */
export type Wanted = Readonly<{ kind: ImportKind; provider: string }>;

/** A file or pasted rows on their way into the tabs: choose, look, import. */
export function Import({ wanted }: { wanted: Wanted | null }) {
  const { go, refresh } = useSession();
  const steps = useImport(NO_CHOICES);
  const { run } = steps;
  const back = { screen: 'home' as const };
  if (run.phase === 'done' && run.outcome !== null) {
    const { message, added, changed, removed } = run.outcome;
    return (
      <ScreenFrame key="done" title="Imported" back={back}>
        <Notice tone="good" failure={{ message, fix: added + changed + removed === 0 ? 'The same rows were imported before.' : '' }} />
        <div class="actions">
          <Button kind="primary" onClick={() => { void refresh(); go(back); }}>Done</Button>
          <Button kind="secondary" onClick={steps.again}>Import another file</Button>
        </div>
      </ScreenFrame>
    );
  }
  if (run.preview !== null && (run.phase === 'review' || run.phase === 'writing' || run.phase === 'reading')) {
    return (
      <ScreenFrame key="review" title={run.preview.fileName === '' ? 'Import tab' : run.preview.fileName} back={back}>
        <ImportReview preview={run.preview} steps={steps} guess={guessFor(run.preview.mapping, wanted)} />
      </ScreenFrame>
    );
  }
  return (
    <ScreenFrame key="choose" title="Import a file" back={back}>
      {run.failure !== null && <Notice tone="bad" failure={run.failure} />}
      {run.phase === 'choose' ? <ImportChoose steps={steps} /> : <UnderWay run={run} />}
    </ScreenFrame>
  );
}

/** The mapping as a road would have it, where the file is one to map. */
function guessFor(mapping: ColumnMapping | null, wanted: Wanted | null): ColumnMapping | null {
  if (mapping === null || wanted === null || mapping.columns['provider'] !== undefined) return mapping;
  return { ...mapping, kind: wanted.kind, fixed: { provider: wanted.provider, ...mapping.fixed } };
}

function UnderWay({ run }: { run: ImportRun }) {
  if (run.phase === 'reading') return <Loading what="Reading the rows…" />;
  return (
    <>
      <p><span class="strong">{run.fileName}</span> is being read. Nothing is written yet.</p>
      <ProgressBar done={run.sent} total={run.slices} label="Upload" />
    </>
  );
}
