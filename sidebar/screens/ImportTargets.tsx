import type { ImportPreview } from '../../src/app/api.js';
import { countText, spanText } from '../words.js';

/** Which rows go to which tab, with a few of them, and what is left out on purpose. */
export function ImportTargets({ preview }: { preview: ImportPreview }) {
  return (
    <>
      {preview.targets.length > 0 && <ul class="cards">{preview.targets.map((target) => <Target key={target.tab} target={target} />)}</ul>}
      {preview.passedOver.map(({ what, lines }) => <p key={what} class="quiet small">{lines === 0 ? what : `Left out, ${countText(lines, 'line')}: ${what}`}</p>)}
    </>
  );
}

function Target({ target }: { target: ImportPreview['targets'][number] }) {
  const { tab, rows, from, to, total, replaces, sample } = target;
  return (
    <li class="card">
      <h2 class="card-title">{countText(rows, 'row')} to tab {tab}</h2>
      <p class="quiet small">{spanText(from, to)}{total === '' ? '' : `, ${total}`}</p>
      {replaces > 0 && <p class="quiet small">Takes the place of {countText(replaces, 'row')} of the same import.</p>}
      {sample.length > 0 && (
        <details>
          <summary class="small">{sample.length === 1 ? 'Sample row' : `${sample.length} sample rows`}</summary>
          {sample.map((row, index) => <dl class="sample" key={index}>{Object.entries(row).map(([header, text]) => <div key={header}><dt>{header}</dt><dd>{text}</dd></div>)}</dl>)}
        </details>
      )}
    </li>
  );
}
