import { providers } from '../../../src/providers/index.js';
import type { HttpAnswer } from '../../../src/app/ports.js';
import { reportText } from '../../../src/app/sync/report.js';
import { answered, markCalls } from './answers.js';
import type { Company } from './company.js';
import { companyOf, runScene, scenesOf, vendorOf } from './scene.js';

/** Every provider with a vendor that says the secrets of the connection back, each with a text of its own that must show up nowhere. */
providers.forEach(markCalls);

/** Ways a vendor repeats what it was given. The long one is shortened before it is shown. */
const ECHOES: readonly (readonly [string, (secret: string, all: string) => string])[] = [
  ['as it is', (secret) => `Wrong key ${secret} given.`],
  ['in a header', (secret) => `Authorization: Bearer ${secret}`],
  ['in an address', (secret) => `GET /v1?key=${encodeURIComponent(secret)} and /k/${encodeURIComponent(secret)}`],
  ['at the end of a long text', (secret) => `${'x'.repeat(225)} ${secret}`],
  ['in base64, as basic authorization', (_, all) => `Authorization: Basic ${Buffer.from(all).toString('base64')}`],
];
/** The usual places of an error sentence, each with another status. */
const REFUSALS: readonly (readonly [number, (text: string) => unknown])[] = [
  [400, (text) => ({ error: { message: text } })],
  [401, (text) => ({ error: text, error_description: text, message: text, Message: text, detail: text })],
  [403, (text) => ({ errors: [{ message: text }], msg: text, code: 1 })],
  [500, (text) => ({ error: { message: text } })],
];

describe.each(providers.map((provider) => [provider.id, provider] as const))('%s', (_, provider) => {
  const [scene] = scenesOf(provider);
  if (scene === undefined) throw new Error(`${provider.id} has no feed.`);

  it('shows no secret when all is well, and sends none to an address that came in an answer', () => {
    scenesOf(provider).forEach((each) => {
      const us = companyOf(each);
      us.vendor = vendorOf(each);
      const report = runScene(us, each);
      expectSecret(us, [report, reportText(report), [...us.state], us.said, us.book.sheets.map((sheet) => [sheet.name, sheet.rows])]);
      const named = us.answers.join('\n');
      us.asked.filter(({ http }) => us.canaries.forms.some((form) => JSON.stringify(http).includes(form))).forEach(({ http }) => {
        const origin = new URL(http.url).origin;
        if (origin !== new URL(us.baseUrl).origin) expect([http.url, named.includes(origin)]).toEqual([http.url, false]);
      });
    });
  });

  it.each(ECHOES)('shows no secret the vendor repeats %s', (__, echo) => {
    const us = companyOf(scene);
    us.canaries.secrets.forEach((secret) => {
      const text = echo(secret, us.canaries.secrets.join(':'));
      REFUSALS.forEach(([status, body]) => {
        const told = answered(status, JSON.stringify(body(text)));
        runWith(us, told, null);
        if (provider.token !== undefined) runWith(us, told, told);
      });
      runWith(us, { answered: false, reason: text }, null);
      runWith(us, answered(200, text), null);
      runWith(us, answered(200, JSON.stringify({ data: text, secret })), null);
    });
    expectSecret(us, us.book.sheets.map((sheet) => [sheet.name, sheet.rows]));
  });

  function runWith(us: Company, answer: HttpAnswer, signIn: HttpAnswer | null): void {
    us.now += 3_600_000;
    us.vendor = () => answer;
    us.signIn = signIn;
    const report = runScene(us, scene as NonNullable<typeof scene>);
    expectSecret(us, [report, reportText(report), [...us.state], us.said]);
  }
});

function expectSecret(us: Company, shown: unknown): void {
  const text = JSON.stringify(shown);
  us.canaries.forms.forEach((form) => { expect([form.slice(0, 12), text.includes(form)]).toEqual([form.slice(0, 12), false]); });
}
