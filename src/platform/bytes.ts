/** Apps Script bytes run from -128 to 127. */
export function signedBytes(bytes: readonly number[]): number[] {
  return bytes.map((byte) => (byte > 127 ? byte - 256 : byte));
}

/** Two lower-case digits a byte, for signed and unsigned bytes alike. */
export function hexOfBytes(bytes: readonly number[]): string {
  return bytes.map((byte) => (byte & 255).toString(16).padStart(2, '0')).join('');
}
