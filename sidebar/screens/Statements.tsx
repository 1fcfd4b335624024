import { useEffect, useState } from 'preact/hooks';
import type { StatementFile, StatementOffer } from '../../src/app/api.js';
import { Button } from '../parts/Button.js';
import { Field } from '../parts/Field.js';
import { Notice } from '../parts/Notice.js';
import { ScreenFrame } from '../parts/ScreenFrame.js';
import { useAction } from '../session.js';

/** What a customer is charged for a month: to read, to copy into a mail, to keep as a file. */
export function Statements() {
  const { running, failure, run } = useAction();
  const [offer, setOffer] = useState<StatementOffer | null>(null);
  const [month, setMonth] = useState('');
  const [customer, setCustomer] = useState('');
  const [made, setMade] = useState<StatementFile | null>(null);
  useEffect(() => { void run('statements', null).then(setOffer); }, []);
  const chosen = offer?.months.find((one) => one.month === month) ?? offer?.months[0];
  const name = chosen?.customers.includes(customer) === true ? customer : chosen?.customers[0] ?? '';
  const make = async (): Promise<void> => {
    setMade(null);
    if (chosen !== undefined) setMade(await run('statement', { customer: name, month: chosen.month }));
  };
  return (
    <ScreenFrame title="Statement of a customer" back={{ screen: 'home' }}>
      {failure !== null && <Notice tone="bad" failure={failure} />}
      {offer !== null && chosen === undefined && <p>No customer bears a cost yet. Map charges to customers on the Mapping tab, then choose “Charge-back” in the menu.</p>}
      {chosen !== undefined && offer !== null && (
        <>
          <Field id="month" label="Month">
            {(attributes) => <select {...attributes} value={chosen.month} onChange={(event) => { setMonth(event.currentTarget.value); setMade(null); }}>{offer.months.map((one) => <option key={one.month}>{one.month}</option>)}</select>}
          </Field>
          <Field id="customer" label="Customer">
            {(attributes) => <select {...attributes} value={name} onChange={(event) => { setCustomer(event.currentTarget.value); setMade(null); }}>{chosen.customers.map((one) => <option key={one}>{one}</option>)}</select>}
          </Field>
          <div class="actions"><Button kind="primary" busy={running === 'statement'} onClick={() => { void make(); }}>Make the statement</Button></div>
        </>
      )}
      {made !== null && (
        <section>
          <h2>{made.subject}</h2>
          <pre class="statement" tabIndex={0}>{made.text}</pre>
          <p><a download={`${made.fileName}.txt`} href={fileOf(made.text, 'text/plain')}>Save as text</a></p>
          <p><a download={`${made.fileName}.csv`} href={fileOf(made.csv, 'text/csv')}>Save as CSV</a></p>
        </section>
      )}
    </ScreenFrame>
  );
}

/** The file inside the link itself: the sidebar may keep nothing elsewhere. */
function fileOf(text: string, type: string): string {
  return `data:${type};charset=utf-8,${encodeURIComponent(text)}`;
}
