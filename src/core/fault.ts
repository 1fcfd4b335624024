/** What the user can do about it decides the kind; the HTTP status does not. */
export type FaultKind =
  | 'credential' // the key is wrong, expired or of the wrong sort
  | 'permission' // the key is right but may not do this
  | 'notEnabled' // the provider does not offer this to the account
  | 'quota' // too many requests, try later
  | 'outage' // the provider or the way to it is down, try later
  | 'shape' // the answer is not what the provider documents
  | 'config' // a setting or a cell must be corrected
  | 'platform'; // a limit of the spreadsheet host

/** An error made for the person who opens the sheet. It never holds a secret or a value of a payload. */
export class Fault extends Error {
  override readonly name = 'Fault';

  constructor(
    readonly kind: FaultKind,
    /** One sentence: `The key was refused.` */
    readonly what: string,
    /** `acme/costs page 3` */
    readonly where: string,
    /** The next step: `Create a key with usage:read and connect again.` */
    readonly fix: string,
    /** What led to it; kept as `cause`, the way newer engines keep it. */
    cause?: unknown,
  ) {
    super(`${where}: ${what} ${fix}`.trim());
    if (cause !== undefined) Object.defineProperty(this, 'cause', { value: cause, configurable: true, writable: true });
  }
}

/** `error` as a fault; anything unforeseen becomes a platform fault with its own text. */
export function faultOf(error: unknown, where: string): Fault {
  if (error instanceof Fault) return error;
  const text = error instanceof Error ? error.message : String(error);
  return new Fault('platform', text.endsWith('.') ? text : `${text}.`, where, 'Run it again; if it stays, report it with this text.', error);
}
