import { BadArgument } from '../fault.js';

export function integer(value: unknown): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new BadArgument();
  return Math.trunc(value);
}

export function optionalInteger(value: unknown, otherwise: number): number {
  return value === undefined ? otherwise : integer(value);
}

export function text(value: unknown): string {
  if (typeof value !== 'string') throw new BadArgument();
  return value;
}

export function textOrNull(value: unknown): string | null {
  return value === null || value === undefined ? null : text(value);
}

export function truth(value: unknown): boolean {
  if (typeof value !== 'boolean') throw new BadArgument();
  return value;
}

export function list(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new BadArgument();
  return value;
}

/** Rows of cells; lists of the script's realm are lists here too. */
export function table(value: unknown): readonly (readonly unknown[])[] {
  const rows = list(value);
  if (!rows.every((row) => Array.isArray(row))) throw new BadArgument();
  return rows as readonly (readonly unknown[])[];
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
