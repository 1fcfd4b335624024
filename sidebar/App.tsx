import { useCallback, useEffect, useState } from 'preact/hooks';
import type { SidebarState } from '../src/app/api.js';
import type { Failure } from './failure.js';
import { Button } from './parts/Button.js';
import { Loading } from './parts/Loading.js';
import { Notice } from './parts/Notice.js';
import { Choose } from './screens/Choose.js';
import { Close } from './screens/Close.js';
import { Connect } from './screens/Connect.js';
import { Connection } from './screens/Connection.js';
import { Home } from './screens/Home.js';
import { Import } from './screens/Import.js';
import { Preview } from './screens/Preview.js';
import { Road } from './screens/Road.js';
import { Schedule } from './screens/Schedule.js';
import { Statements } from './screens/Statements.js';
import { Sync } from './screens/Sync.js';
import { ask } from './server.js';
import { SessionContext, type Place } from './session.js';

const HOME: Place = { screen: 'home' };

/** Reads the state, then shows the place the user is at. */
export function App() {
  const [state, setState] = useState<SidebarState | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [place, go] = useState<Place>(HOME);
  const refresh = useCallback(async (): Promise<Failure | null> => {
    const answer = await ask('state', null);
    if (answer.ok) setState(answer.value);
    return answer.ok ? null : answer.failure;
  }, []);
  const open = useCallback(async () => {
    setFailure(null);
    setFailure(await refresh());
  }, [refresh]);
  useEffect(() => { void open(); }, [open]);

  if (state === null && failure !== null) {
    return (
      <main class="screen">
        <h1>Spendsheet could not open</h1>
        <Notice tone="bad" failure={failure} />
        <Button kind="primary" onClick={() => { void open(); }}>Try again</Button>
      </main>
    );
  }
  if (state === null) return <Loading what="Opening Spendsheet…" />;
  return <SessionContext.Provider value={{ state, setState, go, moved: place !== HOME, refresh }}><Screen place={place} /></SessionContext.Provider>;
}

/** A key per place, so that a screen starts afresh for another connection. */
function Screen({ place }: { place: Place }) {
  switch (place.screen) {
    case 'home': return <Home />;
    case 'choose': return <Choose />;
    case 'road': return <Road key={place.road} road={place.road} />;
    case 'connect': return <Connect key={`${place.provider} ${place.connection ?? ''}`} provider={place.provider} connection={place.connection} />;
    case 'preview': return <Preview key={place.connection} connection={place.connection} />;
    case 'sync': return <Sync connection={place.connection} />;
    case 'paid': return <Sync connection={place.connection} paid={place} />;
    case 'connection': return <Connection key={place.connection} name={place.connection} />;
    case 'import': return <Import wanted={place.wanted} />;
    case 'close': return <Close />;
    case 'statements': return <Statements />;
    case 'schedule': return <Schedule />;
  }
}
