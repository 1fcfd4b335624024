import { face, type ServiceRuntime } from './face.js';

export type Account = Readonly<{ email: string; locale: string; scriptTimeZone: string }>;

export function createSession(runtime: ServiceRuntime, account: Account) {
  const user = () => face(runtime, { service: null, name: 'Session.User' }, { getEmail: () => account.email, toString: () => account.email });
  return face(runtime, { service: 'Session', name: 'Session' }, {
    getActiveUser: user,
    getEffectiveUser: user,
    getScriptTimeZone: () => account.scriptTimeZone,
    getActiveUserLocale: () => account.locale,
  });
}
