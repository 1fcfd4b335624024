import { Button } from '../parts/Button.js';
import { Notice } from '../parts/Notice.js';
import { useAction } from '../session.js';

const SHAPES = [['generic', 'CSV'], ['quickbooks', 'QuickBooks Online'], ['xero', 'Xero']] as const;

/** The journal of a closed month, in the shape a bookkeeping program reads. */
export function JournalFiles({ month }: { month: string }) {
  const { running, failure, run } = useAction();
  const download = async (shape: string): Promise<void> => {
    const file = await run('journalFile', { month, shape });
    if (file !== null) save(file.fileName, file.text);
  };
  return (
    <section aria-labelledby="files-title">
      <h2 id="files-title">Download the journal</h2>
      {failure !== null && <Notice tone="bad" failure={failure} />}
      <div class="actions">
        {SHAPES.map(([shape, label]) => <Button key={shape} kind="secondary" busy={running !== null} onClick={() => { void download(shape); }}>{label}</Button>)}
      </div>
    </section>
  );
}

function save(fileName: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  // The browser reads the address after this turn.
  setTimeout(() => { URL.revokeObjectURL(address); }, 10_000);
}
