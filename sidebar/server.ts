import type { CommandName, Commands } from '../src/app/api.js';
import { failureOf, recognised, type Failure } from './failure.js';

/** What HtmlService gives the page. Each `with…` returns a new runner; a call returns nothing. */
type ServerRunner = Readonly<{
  withSuccessHandler: (handler: (answer: unknown) => void) => ServerRunner;
  withFailureHandler: (handler: (error: Error) => void) => ServerRunner;
  sidebarCommand: (name: string, input: unknown) => void;
}>;

declare const google: Readonly<{ script: Readonly<{ run: ServerRunner }> }>;

export type Answer<T> = Readonly<{ ok: true; value: T }> | Readonly<{ ok: false; failure: Failure }>;
export type Ask = <N extends CommandName>(name: N, input: Commands[N]['input']) => Promise<Answer<Commands[N]['value']>>;

/** Calls the one server function. The promise always resolves; a failure is already in plain words. */
export const ask: Ask = (name, input) =>
  new Promise((resolve) => {
    const fail = (failure: Failure): void => { resolve({ ok: false, failure }); };
    try {
      google.script.run
        .withSuccessHandler((answer) => { resolve(answerOf(answer)); })
        .withFailureHandler((error) => { fail(failureOf(error.message)); })
        .sidebarCommand(name, input);
    } catch (error) {
      fail(failureOf(error instanceof Error ? error.message : ''));
    }
  });

/** Commands answer with `Reply`; a run that Google cut off answers with nothing. */
function answerOf<T>(answer: unknown): Answer<T> {
  if (typeof answer !== 'object' || answer === null || !('ok' in answer)) return { ok: false, failure: failureOf('') };
  if (answer.ok === true && 'value' in answer) return { ok: true, value: answer.value as T };
  const { kind, message, fix } = answer as { kind?: unknown; message?: unknown; fix?: unknown };
  const text = typeof message === 'string' ? message : '';
  const platform = kind === 'platform' ? recognised(text) : null;
  return { ok: false, failure: platform ?? { message: text === '' ? failureOf('').message : text, fix: typeof fix === 'string' ? fix : '' } };
}
