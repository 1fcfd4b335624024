import { decimal } from '../../../src/core/decimal.js';
import { digestMessage } from '../../../src/app/mail/digest-message.js';
import { delta, quietDigest, richDigest } from './samples.js';

const to = ['cfo@example.com', 'ops@example.com'];

/** What a reader sees: no tags, entities read. */
function words(html: string): string {
  return html.replace(/<style[\s\S]*?<\/style>/g, '').replace(/<!--[\s\S]*?-->/g, '').replace(/<[^>]+>/g, ' ')
    .replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&#39;/g, "'").replace(/&amp;/g, '&').replace(/\s+/g, ' ');
}

describe('the digest mail', () => {
  it('says the week, the amount and the trend in its subject', () => {
    const whole = { ...richDigest(), missingRows: 0, buckets: [], providers: [] };
    expect(digestMessage(whole, to)).toMatchObject({ to, subject: 'AI spend, week of 9–15 Nov: 4,812.40 USD, up 12%' });
  });

  it('says at least in the subject when a part of the week is missing', () => {
    expect(digestMessage(richDigest(), to).subject).toBe('AI spend, week of 9–15 Nov: at least 4,812.40 USD, up 12%');
  });

  it('leaves the trend out when there is no week before', () => {
    expect(digestMessage({ ...quietDigest(), total: delta('100', null) }, to).subject).toBe('AI spend, week of 9–15 Nov: 100.00 USD');
  });

  it('never shows an unknown total as zero', () => {
    const { subject, html, text } = digestMessage({ ...quietDigest(), total: delta(null, '100') }, to);
    expect(subject).toBe('AI spend, week of 9–15 Nov: total not known');
    expect(words(html)).toContain('Total not known');
    expect(text).toContain('Total not known');
    expect(words(html)).not.toMatch(/\b0\.00 USD/);
  });

  it.each(['html', 'text'] as const)('tells spent, why and what to decide before any table in the %s', (part) => {
    const message = digestMessage(richDigest(), to);
    const seen = part === 'html' ? words(message.html) : message.text;
    const { spent, moved, decide } = richDigest().lines;
    const places = [spent, moved, decide].map((line) => seen.lastIndexOf(line));
    const table = seen.toLowerCase().indexOf('by bucket');
    expect(places).not.toContain(-1);
    expect([...places, table]).toEqual([...places, table].sort((a, b) => a - b));
  });

  it.each(['html', 'text'] as const)('says in the %s what is incomplete and what is estimated', (part) => {
    const message = digestMessage(richDigest(), to);
    const seen = part === 'html' ? words(message.html) : message.text;
    expect(seen).toContain('The total is incomplete');
    expect(seen).toContain('312.10 USD of it is estimated, not billed. 14 rows of the week have no cost yet, so the true figure is higher.');
  });

  it('makes no reservation about a whole and billed week', () => {
    const { html, text } = digestMessage(quietDigest(), to);
    expect(words(html)).not.toMatch(/incomplete|estimated|at least/i);
    expect(text).not.toMatch(/incomplete|estimated|at least/i);
  });

  it('says on the 1st that the month has no full day yet', () => {
    const { html, text } = digestMessage({ ...quietDigest(), today: '2026-06-01' }, to);
    expect(words(html)).toContain('no full day yet');
    expect(text).toContain('Month:  no full day yet\n');
  });

  it('says the same in the plain text as in the HTML', () => {
    const { html, text } = digestMessage(richDigest(), to);
    const seen = words(html);
    for (const fact of ['1,850.20', '+960.10', '+108%', 'doubled or more', 'claude-opus-4-5', '−350.05', 'Cursor Business: notice by 20 Nov', '20 Nov', '33,280.00',
      'The key was refused.', 'Create an admin key', 'Reports three days late.', '9,918.02 USD', 'Thu 12 Nov', '1,298.40', '9 Nov', 'not known', 'new this week']) {
      expect(seen).toContain(fact);
      expect(text).toContain(fact);
    }
  });

  it('shows the text of a provider as text, never as markup', () => {
    const { html } = digestMessage(richDigest(), to);
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(html).toContain('&lt;b&gt;Bold &amp; Co&lt;/b&gt;');
    expect(html).not.toMatch(/<img|<b>Bold/);
  });

  it('takes line breaks and direction marks out of foreign text', () => {
    const [first] = richDigest().drivers;
    if (first === undefined) throw new Error('The sample has a driver.');
    const { text } = digestMessage({ ...richDigest(), drivers: [{ ...first, service: 'a\r\nBcc: x\u202eevil' }] }, to);
    expect(text).toContain('- a Bcc: x evil (Anthropic · Research): +910.40 to 1,200.10 USD');
  });

  it('draws the days of the week as bars, the dearest full, a credit none', () => {
    const daily = richDigest().daily.map((entry) => (entry.day === '2026-11-15' ? { ...entry, cost: decimal('-20') } : entry));
    const { html } = digestMessage({ ...richDigest(), daily }, to);
    const row = (label: string): string => html.slice(html.indexOf(label), html.indexOf('</tr></table>', html.indexOf(label)));
    expect(row('Thu 12 Nov')).toContain('class="bar" width="100%"');
    expect(row('Thu 12 Nov')).not.toContain('class="track"');
    expect(row('Sun 15 Nov')).not.toContain('class="bar"');
    expect(words(html)).toContain('−20.00');
  });

  it('adds up each of the eight weeks', () => {
    const { text } = digestMessage({ ...richDigest(), daily: richDigest().daily.map(({ day }) => ({ day, cost: decimal('1.1') })) }, to);
    expect(text.match(/From .*: 7\.70 USD/g)).toHaveLength(8);
    expect(text).toContain('From 21 Sep: 7.70 USD');
  });

  it('joins a vendor that stands in several buckets, below its providers', () => {
    const mail = digestMessage(richDigest(), to);
    expect(words(mail.html)).toContain('OpenAI all buckets 1,571.20 1,921.25 −350.05 −18%');
    expect(mail.text).toContain('- Anthropic (all buckets): 1,980.20');
  });

  it('counts what a long list leaves out', () => {
    const [provider] = richDigest().providers;
    if (provider === undefined) throw new Error('The sample has a provider.');
    const many = digestMessage({ ...richDigest(), providers: Array.from({ length: 40 }, (_, index) => ({ ...provider, provider: `Vendor ${index}` })) }, to);
    expect(words(many.html)).toContain('and 28 more in the workbook');
    expect(many.text).toContain('and 28 more in the workbook');
  });

  it('asks nothing of the network and stays far below what mail programs cut', () => {
    const [provider] = richDigest().providers;
    const [decision] = richDigest().decisions;
    const [finding] = richDigest().findings;
    const [driver] = richDigest().drivers;
    if (!provider || !decision || !finding || !driver) throw new Error('The sample is rich.');
    const full = { providers: Array(40).fill(provider), decisions: Array(40).fill(decision), findings: Array(40).fill(finding), drivers: Array(40).fill(driver) };
    const { html } = digestMessage({ ...richDigest(), ...full }, to);
    expect(Buffer.byteLength(html)).toBeLessThan(60_000);
    expect(html).not.toMatch(/<img|<link|<script|@import|url\(|<[^>]+ src=/);
    expect(new Set(html.match(/https?:\/\/[^"' ]+/g))).toEqual(new Set(['http://www.w3.org/1999/xhtml', 'https://docs.google.com/spreadsheets/d/abc/edit']));
  });

  it('leaves no slot unfilled', () => {
    expect(digestMessage(richDigest(), to).html).not.toContain('{{');
    expect(digestMessage(quietDigest(), to).html).not.toContain('{{');
  });
});
