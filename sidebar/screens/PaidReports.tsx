import { useEffect, useRef, useState } from 'preact/hooks';
import type { ConnectionCard, PaidReportCard } from '../../src/app/api.js';
import { Button } from '../parts/Button.js';
import { Link } from '../parts/Link.js';
import { useSession } from '../session.js';
import { askedText, countText, spanText } from '../words.js';

/** Reports the provider charges for: never fetched by themselves, and only after a yes to their price. */
export function PaidReports({ connection, provider }: { connection: ConnectionCard; provider: string }) {
  return (
    <section>
      <h2>Reports that cost money</h2>
      <ul class="cards">{connection.paidReports.map((report) => <Report key={report.id} connection={connection.name} provider={provider} report={report} />)}</ul>
    </section>
  );
}

function Report({ connection, provider, report }: { connection: string; provider: string; report: PaidReportCard }) {
  const [asked, setAsked] = useState(false);
  return (
    <li class="card">
      <h3 class="card-title">{report.label}</h3>
      <p class="small">{provider} charges {report.pricePerQuery} a query.</p>
      <p class="small"><Link to={report.priceAt}>See its prices</Link></p>
      <p class="quiet small">{askedText(report.lastAsked, Date.now())}</p>
      {asked
        ? <Question connection={connection} provider={provider} report={report} leave={() => { setAsked(false); }} />
        : <div class="actions"><Button kind="secondary" onClick={() => { setAsked(true); }}>Ask for {report.label}</Button></div>}
    </li>
  );
}

/** Says the period and the whole price, and goes on only after a yes. */
function Question({ connection, provider, report, leave }: { connection: string; provider: string; report: PaidReportCard; leave: () => void }) {
  const { go } = useSession();
  const question = useRef<HTMLDivElement>(null);
  useEffect(() => { question.current?.focus(); }, []);
  const id = `paid-${report.id}`;
  return (
    <div class="question" role="group" aria-labelledby={id} tabIndex={-1} ref={question}>
      <p class="strong" id={id}>Let {provider} charge you {report.cost}?</p>
      <p>{report.label}, {spanText(report.from, report.to)}: {countText(report.queries, 'query', 'queries')} at {report.pricePerQuery}. A query that fails and is repeated may be charged too.</p>
      <div class="actions">
        <Button kind="primary" onClick={() => { go({ screen: 'paid', connection, report: report.id, agreedQueries: report.queries }); }}>Yes, ask for it</Button>
        <Button kind="text" onClick={leave}>Not now</Button>
      </div>
    </div>
  );
}
