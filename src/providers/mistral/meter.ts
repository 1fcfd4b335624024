/** Where an entry stood and which array it was in. */
export type Kind = Readonly<{ section: string; kind: string }>;

/** Sections whose quantities are tokens of a text model. */
const TOKEN_SECTIONS = ['completion', 'chat', 'training', 'libraries_api.tokens', 'vibe_code.completion'];
const TOKEN_METERS: Readonly<Record<string, 'input' | 'output' | 'cacheRead'>> = { input: 'input', output: 'output', cached: 'cacheRead' };
/** What other sections count. */
const UNITS: Readonly<Record<string, string>> = { ocr: 'page', pages: 'page', connectors: 'call', audio: 'second', audio_seconds: 'second', audio_characters: 'character', tokens: 'token', completion: 'token', chat: 'token', training: 'token' };

/** The token meter of an entry; '' for what is not tokens, or a kind of tokens that is not known. */
export function meterOf({ section, kind }: Kind): 'input' | 'output' | 'cacheRead' | '' {
  return TOKEN_SECTIONS.includes(section) ? (TOKEN_METERS[kind] ?? '') : '';
}

/** What the quantity of an entry counts when it is no token meter: pages, seconds. Input is the plain case; another kind is told apart. */
export function unitOf({ section, kind }: Kind): string {
  const name = section.slice(section.indexOf('.') + 1);
  const unit = UNITS[name] ?? name;
  return kind === 'input' ? unit : `${unit}, ${kind.replace(/_/g, ' ')}`;
}
