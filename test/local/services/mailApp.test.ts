import PostalMime from 'postal-mime';
import { releaseThreads, run, thrown } from './harness';

afterAll(releaseThreads);

const message = { to: 'a@example.com,b@example.com', subject: 'Wöchentlich', body: 'Text', htmlBody: '<p>Hallo <img src="cid:chart"></p>' };

describe('sendEmail', () => {
  it('makes a MIME file any mail reader understands', async () => {
    const { MailApp, Utilities, outbox } = run();
    MailApp.sendEmail({ ...message, inlineImages: { chart: Utilities.newBlob([-119, 80, 78, 71], 'image/png', 'chart.png') }, attachments: [Utilities.newBlob('x,y', 'text/csv', 'rows.csv')], name: 'Spendsheet' });
    const read = await PostalMime.parse(outbox[0]?.eml ?? '');
    expect(read.subject).toBe('Wöchentlich');
    expect(read.from).toEqual({ address: 'finance@example.com', name: 'Spendsheet' });
    expect(read.to?.map(({ address }) => address)).toEqual(['a@example.com', 'b@example.com']);
    expect(read.text?.trim()).toBe('Text');
    expect(read.html).toContain('cid:chart');
    expect(read.date).toBe('2026-11-02T08:00:00.000Z');
    expect(read.attachments.map(({ filename, contentId }) => [filename, contentId])).toEqual([['chart.png', '<chart>'], ['rows.csv', undefined]]);
  });

  it('gives the same bytes for the same message at the same time', () => {
    const [first, second] = [run(), run()];
    first.MailApp.sendEmail(message);
    second.MailApp.sendEmail(message);
    expect(first.outbox[0]?.eml.length).toBeGreaterThan(300);
    expect(first.outbox[0]).toEqual(second.outbox[0]);
    second.MailApp.sendEmail(message);
    expect(second.outbox[1]?.id).not.toBe(second.outbox[0]?.id);
  });

  it('takes its positional forms', () => {
    const { MailApp, outbox } = run();
    MailApp.sendEmail('a@example.com', 'Subject', 'Body');
    MailApp.sendEmail('a@example.com', 'Subject', 'Body', { htmlBody: '<b>x</b>', cc: 'c@example.com' });
    MailApp.sendEmail('a@example.com', 'reply@example.com', 'Subject', 'Body');
    expect(outbox.map(({ html }) => html)).toEqual(['', '<b>x</b>', '']);
    expect(outbox[2]?.eml).toContain('Reply-To: reply@example.com');
    expect(thrown(() => MailApp.sendEmail('a@example.com'))).toMatch(/don't match the method signature for MailApp.sendEmail/);
  });

  it('takes 50 recipients a message, copies included', () => {
    const { MailApp } = run();
    const people = (count: number) => Array.from({ length: count }, (_none, index) => `p${index}@example.com`).join(',');
    MailApp.sendEmail({ ...message, to: people(49), bcc: 'x@example.com' });
    expect(thrown(() => MailApp.sendEmail({ ...message, to: people(49), cc: 'x@example.com', bcc: 'y@example.com' }))).toBe('Exception: Limit Exceeded: Email Recipients Per Message.');
  });

  it('counts recipients against the day and sends nothing beyond it', () => {
    const { MailApp, outbox } = run({ quotas: { email: 3 } });
    expect(MailApp.getRemainingDailyQuota()).toBe(3);
    MailApp.sendEmail(message);
    expect(MailApp.getRemainingDailyQuota()).toBe(1);
    expect(thrown(() => MailApp.sendEmail(message))).toBe('Exception: Service invoked too many times for one day: email.');
    expect([outbox.length, MailApp.getRemainingDailyQuota()]).toEqual([1, 1]);
  });

  it('refuses bodies above 200 KB, long subjects, bad addresses and nobody', () => {
    const { MailApp } = run();
    expect(thrown(() => MailApp.sendEmail({ ...message, htmlBody: 'x'.repeat(204_801) }))).toBe('Exception: Limit Exceeded: Email Body Size.');
    expect(thrown(() => MailApp.sendEmail({ ...message, subject: 'x'.repeat(251) }))).toBe('Exception: Argument too large: subject');
    expect(thrown(() => MailApp.sendEmail({ ...message, to: 'nobody' }))).toBe('Exception: Invalid email: nobody');
    expect(thrown(() => MailApp.sendEmail({ ...message, to: '' }))).toBe('Exception: Failed to send email: no recipient');
  });

  it('hides blind copies from the file', () => {
    const { MailApp, outbox } = run();
    MailApp.sendEmail({ ...message, bcc: 'hidden@example.com' });
    expect(outbox[0]?.eml).not.toContain('hidden@example.com');
  });
});
