/** `value` as a record, an empty one when it is something else. State of an older form is left behind, not trusted. */
export function recordIn(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}
