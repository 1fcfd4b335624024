import { Button } from '../parts/Button.js';
import { Link } from '../parts/Link.js';
import { ScreenFrame } from '../parts/ScreenFrame.js';
import { useSession } from '../session.js';

/** Why a vendor cannot be connected, and how its spend gets into the workbook all the same. */
export function Road({ road: id }: { road: string }) {
  const { state, go } = useSession();
  const road = state.roads.find((one) => one.id === id);
  if (road === undefined) {
    return <ScreenFrame title="Not available" back={{ screen: 'choose' }}><p>This version of Spendsheet does not know the vendor.</p></ScreenFrame>;
  }
  const carriers = state.providers.filter((provider) => road.providers.includes(provider.id));
  return (
    <ScreenFrame title={road.label} back={{ screen: 'choose' }}>
      <p>{road.why}</p>
      <h2>What to do instead</h2>
      <ol class="steps">
        {road.steps.map(({ text, at }) => <li key={text}>{text}{at !== undefined && <> <Link to={at}>Open the page</Link></>}</li>)}
      </ol>
      {carriers.length + road.imports.length > 0 && (
        <div class="actions">
          {carriers.map(({ id: provider, label }) => <Button key={provider} kind="primary" onClick={() => { go({ screen: 'connect', provider, connection: null }); }}>Connect {label}</Button>)}
          {road.imports.slice(0, 1).map((kind) => <Button key={kind} kind={carriers.length === 0 ? 'primary' : 'secondary'} onClick={() => { go({ screen: 'import', wanted: { kind, provider: id } }); }}>Import a file</Button>)}
        </div>
      )}
    </ScreenFrame>
  );
}
