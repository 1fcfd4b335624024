import { createHmac, createHash, createVerify, generateKeyPairSync } from 'node:crypto';
import type { World } from '../../local/standin/world.js';
import type { Ports } from '../../src/app/ports.js';
import { onPorts, worldOfPorts } from './on-ports.js';

let world: World;
beforeEach(async () => {
  world = await worldOfPorts({ timeZone: 'Asia/Kolkata' });
});
afterEach(() => {
  world.dispose();
});

describe('the ports', () => {
  it('are made without calling a service, in any authorization mode', () => {
    world.resetCounts();
    onPorts(world, () => null);
    expect(world.calls).toEqual({});
  });
});

describe('the clock', () => {
  it('tells the wall clock of the spreadsheet\'s zone', () => {
    expect(onPorts(world, ({ clock }) => clock.local(clock.now()))).toEqual({ day: '2026-11-16', hour: 15, minute: 0 });
    expect(onPorts(world, ({ clock }) => clock.local(Date.UTC(2026, 10, 16, 20, 15)))).toEqual({ day: '2026-11-17', hour: 1, minute: 45 });
  });
});

describe('secrets', () => {
  it('are kept per connection, replaced and removed', () => {
    onPorts(world, ({ secrets }) => {
      secrets.write('OpenAI', { key: 'one' });
      secrets.write('Anthropic', { key: 'two' });
      secrets.write('OpenAI', { key: 'three' });
    });
    expect(onPorts(world, ({ secrets }) => secrets.read())).toEqual({ Anthropic: { key: 'two' }, OpenAI: { key: 'three' } });
    onPorts(world, ({ secrets }) => {
      secrets.write('Anthropic', null);
    });
    expect(onPorts(world, ({ secrets }) => secrets.read())).toEqual({ OpenAI: { key: 'three' } });
  });

  it('lie with the user under the spreadsheet\'s id, never with the document', () => {
    const [user, document, id] = onPorts(world, ({ secrets, workbook }) => {
      secrets.write('OpenAI', { key: 'one' });
      return [PropertiesService.getUserProperties().getKeys(), PropertiesService.getDocumentProperties().getKeys(), workbook.id()] as const;
    });
    expect(user).toEqual([`${id}_secrets`]);
    expect(document).toEqual([]);
  });
});

describe('mail', () => {
  it('goes out in messages of fifty recipients', () => {
    const to = Array.from({ length: 60 }, (_, index) => `p${String(index)}@example.com`);
    const send = ({ mail }: Ports, recipients: string[]): number[] => {
      const before = mail.remainingToday();
      mail.send({ to: recipients, subject: 'Week', html: '<p>x</p>', text: 'x' });
      return [before, mail.remainingToday()];
    };
    expect(onPorts(world, send, to)).toEqual([100, 40]);
    expect(world.outbox).toHaveLength(2);
  });
});

describe('triggers', () => {
  it('end as exactly one, whatever was there', () => {
    const steps = onPorts(world, ({ triggers }) => {
      const first = triggers.ensureHourly('tick');
      const second = triggers.ensureHourly('tick');
      ScriptApp.newTrigger('tick').timeBased().everyHours(2).create();
      return [first, second, triggers.count('tick'), triggers.ensureHourly('tick'), triggers.count('tick')];
    });
    expect(steps).toEqual([true, false, 2, true, 1]);
  });

  it('go for one handler and stay for another', () => {
    const counts = onPorts(world, ({ triggers }) => {
      triggers.ensureHourly('tick');
      triggers.ensureHourly('other');
      triggers.remove('tick');
      return [triggers.count('tick'), triggers.count('other')];
    });
    expect(counts).toEqual([0, 1]);
  });
});

describe('the lock', () => {
  it('is refused while another run holds it and free after', () => {
    world.holdLock('document', 60_000);
    expect(onPorts(world, ({ lock }) => lock.tryAcquire(1000))).toBe(false);
    world.setNow('2026-11-16T09:35:00Z');
    expect(onPorts(world, ({ lock }) => lock.tryAcquire(1000))).toBe(true);
  });

  it('makes the run see what was written before it got it', () => {
    const read = onPorts(world, ({ lock, state }) => {
      const before = state.read('cursor');
      PropertiesService.getDocumentProperties().setProperty('state.cursor', '7');
      lock.tryAcquire(0);
      return [before, state.read('cursor')];
    });
    expect(read).toEqual([null, 7]);
  });
});

describe('the signer', () => {
  const text = 'Währung €';

  it('hashes and signs UTF-8', () => {
    const signed = onPorts(world, ({ signer }, given) => {
      const sign = signer();
      const key = sign.hmacSha256(given, 'secret');
      return { hash: sign.sha256Hex(given), once: sign.hex(key), twice: sign.hex(sign.hmacSha256(given, key)), url: sign.base64Url(given), plain: sign.base64(given) };
    }, text);
    const once = createHmac('sha256', 'secret').update(text).digest();
    expect(signed).toEqual({
      hash: createHash('sha256').update(text).digest('hex'),
      once: once.toString('hex'),
      twice: createHmac('sha256', once).update(text).digest('hex'),
      url: Buffer.from(text).toString('base64url'),
      plain: Buffer.from(text).toString('base64'),
    });
  });

  it('signs with a service account\'s key', () => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const signature = onPorts(world, ({ signer }, given) => signer().rs256(given.text, given.pem), { text, pem });
    expect(signature).toMatch(/^[\w-]+$/);
    expect(createVerify('RSA-SHA256').update(text).verify(publicKey, signature, 'base64url')).toBe(true);
  });
});

describe('the host', () => {
  it('opens the built sidebar', () => {
    onPorts(world, ({ host }) => {
      host.openSidebar('Spendsheet');
    });
    expect(world.sidebarHtml()).toBe('<p>The sidebar</p>');
  });

  it('knows the user, and where to authorise again', () => {
    expect(onPorts(world, ({ host }) => [host.userEmail(), host.reauthorizeUrl()])).toEqual(['finance@example.com', null]);
  });
});
