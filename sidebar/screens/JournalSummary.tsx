import type { JournalPreview } from '../../src/app/api.js';
import { Notice } from '../parts/Notice.js';
import { amountText, countText } from '../words.js';

/** Debits and credits by account, before or after they are posted. */
export function JournalSummary({ journal, isPosted }: { journal: JournalPreview; isPosted: boolean }) {
  if (journal.lines === 0) return <p class="quiet spaced">{isPosted ? 'No journal entries.' : 'No journal entries would be written.'}</p>;
  return (
    <section aria-labelledby="journal-title">
      <h2 id="journal-title">{isPosted ? 'Journal' : 'Journal it would write'}</h2>
      <p>{countText(journal.entries, 'entry', 'entries')}, {countText(journal.lines, 'line')}, {journal.isBalanced ? 'balanced' : 'not balanced'}.</p>
      {!journal.isBalanced && <Notice tone="bad" failure={{ message: 'Debits and credits differ.', fix: 'Report this with the Journal tab.' }} />}
      <dl class="sample">
        {journal.accounts.map(({ code, name, currency, debit, credit }) => (
          <div key={`${code} ${name} ${currency}`}>
            <dt>{name === '' ? code : name}</dt>
            <dd>{debit === 0 ? '' : `Dr ${amountText(debit, currency)}`}{debit !== 0 && credit !== 0 && <br />}{credit === 0 ? '' : `Cr ${amountText(credit, currency)}`}</dd>
          </div>
        ))}
      </dl>
      <p class="help">Accruals are taken back on the first day of the next month. Change accounts on the Accounts tab.</p>
    </section>
  );
}
