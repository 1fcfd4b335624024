import { createContext } from 'preact';
import { useContext, useState } from 'preact/hooks';
import type { CommandName, Commands, ImportKind, SidebarState } from '../src/app/api.js';
import type { Failure } from './failure.js';
import { ask } from './server.js';

/** Where the user is. */
export type Place =
  | Readonly<{ screen: 'home' }>
  | Readonly<{ screen: 'choose' }>
  | Readonly<{ screen: 'road'; road: string }>
  | Readonly<{ screen: 'connect'; provider: string; connection: string | null }>
  | Readonly<{ screen: 'preview'; connection: string }>
  | Readonly<{ screen: 'sync'; connection: string | null }>
  /** A report that costs money, with what the user said yes to. */
  | Readonly<{ screen: 'paid'; connection: string; report: string; agreedQueries: number }>
  | Readonly<{ screen: 'connection'; connection: string }>
  /** `wanted` is what a road asks for. */
  | Readonly<{ screen: 'import'; wanted: Readonly<{ kind: ImportKind; provider: string }> | null }>
  | Readonly<{ screen: 'close' }>
  | Readonly<{ screen: 'statements' }>
  | Readonly<{ screen: 'schedule' }>;

/** What every screen is given. */
export type Session = Readonly<{
  state: SidebarState;
  setState: (state: SidebarState) => void;
  go: (place: Place) => void;
  /** Whether the user went anywhere yet; the page must not take the focus from the sheet as it opens. */
  moved: boolean;
  /** Reads the state again; says what went wrong, or null. */
  refresh: () => Promise<Failure | null>;
}>;

export const SessionContext = createContext<Session | null>(null);

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('A screen stands outside the session.');
  return session;
}

export type Action = Readonly<{
  /** The command under way, or null. */
  running: CommandName | null;
  failure: Failure | null;
  /** The command's value, or null after a failure, which is then in `failure`. */
  run: <N extends CommandName>(name: N, input: Commands[N]['input']) => Promise<Commands[N]['value'] | null>;
}>;

/** Runs commands for a screen and keeps what it shows meanwhile. */
export function useAction(): Action {
  const [running, setRunning] = useState<CommandName | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const run: Action['run'] = async (name, input) => {
    setRunning(name);
    setFailure(null);
    const answer = await ask(name, input);
    setRunning(null);
    if (answer.ok) return answer.value;
    setFailure(answer.failure);
    return null;
  };
  return { running, failure, run };
}
