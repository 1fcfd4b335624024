const FIRST = ['ana', 'ben', 'carla', 'dev', 'elif', 'finn', 'goran', 'hana', 'ivo', 'jana', 'kofi', 'lena', 'milo', 'nadia', 'omar', 'pia', 'quentin', 'rosa', 'sven', 'tara'];
const LAST = ['moss', 'okafor', 'silva'];

/** People of the demo company by their number; the same number is the same person with every provider. */
export function staffName(index: number): string {
  const first = FIRST[index % FIRST.length] ?? '';
  const round = Math.floor(index / FIRST.length);
  return round === 0 ? first : `${first}.${LAST[(round - 1) % LAST.length] ?? ''}`;
}

export function staffEmail(index: number): string {
  return `${staffName(index)}@demo.example`;
}
