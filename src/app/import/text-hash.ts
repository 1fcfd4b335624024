/** A short fingerprint: equal texts give equal ones, different texts different ones in practice. For identity, not for secrecy. */
export function textHash(text: string): string {
  let a = 0x811c9dc5;
  let b = 5381;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    a = Math.imul(a ^ code, 0x01000193) >>> 0;
    b = (Math.imul(b, 33) ^ code) >>> 0;
  }
  return `${a.toString(36)}${b.toString(36)}`;
}
