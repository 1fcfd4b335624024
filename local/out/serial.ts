const MS_PER_DAY = 86_400_000;
/** Serial 0 of every spreadsheet: 1899-12-30. */
const EPOCH_MS = Date.UTC(1899, 11, 30);

/** Serial number of an ISO day. */
export function serialOfDay(day: string): number {
  return Math.round((Date.parse(`${day}T00:00:00Z`) - EPOCH_MS) / MS_PER_DAY);
}

/** Serial number of an ISO wall-clock time, taken as it reads: `2026-11-16T09:30:00`. */
export function serialOfDateTime(dateTime: string): number {
  const wallClock = dateTime.replace(/(Z|[+-]\d\d:?\d\d)$/, '');
  return (Date.parse(`${wallClock}Z`) - EPOCH_MS) / MS_PER_DAY;
}

/** ISO day of a serial number, its time of day dropped. */
export function dayOfSerial(serial: number): string {
  return new Date(EPOCH_MS + Math.floor(serial) * MS_PER_DAY).toISOString().slice(0, 10);
}
