/**
 * What every stand-in service is given. One per run of the script's user;
 * services hold their data elsewhere and ask this before each operation.
 */
export interface Runtime {
  /**
   * To be called first by each public method of a service: counts it, lets the
   * virtual clock advance by the method's typical latency, enforces the auth
   * mode, the planned faults and the six-minute kill. Throws as the platform does.
   */
  call(service: string, method: string): void;
  /** Milliseconds since 1970 on the virtual clock. */
  now(): number;
  /** Advances the virtual clock. */
  sleep(ms: number): void;
  /** Time zone of the spreadsheet, IANA name. */
  readonly timeZone: string;
  /** A Date, array or error of the script's realm, so that `instanceof` holds there. */
  readonly realm: Readonly<{
    date(ms: number): Date;
    array<T>(items: readonly T[]): T[];
    error(message: string, name?: string): Error;
    /** Whether a value is a Date of any realm. */
    isDate(value: unknown): value is Date;
  }>;
}

/** Thrown through the script when its six minutes are over or a planned stop is reached; nothing in the realm can catch it for good. */
export class Killed extends Error {
  constructor(readonly reason: string) {
    super(reason);
    this.name = 'Killed';
  }
}
