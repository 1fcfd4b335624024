import { createPublicKey, createVerify, generateKeyPairSync } from 'node:crypto';
import { releaseThreads, run, thrown } from './harness';

afterAll(releaseThreads);

/** Byte vectors recorded on the live platform. */
const SPECIAL = '€🙂';

describe('digests', () => {
  it.each([
    ['MD5', [-16, -20, -112, 64, -50, -47, -118, 102, -113, 70, -112, 94, -34, -49, 117, -103]],
    ['SHA_1', [-94, -96, 117, 87, 84, -100, -66, 98, -21, -116, 87, 55, 93, -82, -11, -73, 79, 108, -115, 95]],
    ['SHA_256', [54, -72, -70, -64, 23, 78, -86, 57, -77, -65, 45, 3, -95, 47, -122, 55, -91, 107, -91, 39, -55, 20, -87, -65, -17, 29, 111, 118, -120, -69, 93, -93]],
  ])('%s gives the signed bytes of the platform', (algorithm, expected) => {
    const { Utilities } = run();
    expect(Utilities.computeDigest(Utilities.DigestAlgorithm[algorithm], 'input to hash')).toEqual(expected);
  });

  it.each([
    ['SHA_384', 48],
    ['SHA_512', 64],
  ])('%s has its length', (algorithm, length) => {
    const { Utilities } = run();
    expect(Utilities.computeDigest(Utilities.DigestAlgorithm[algorithm], 'input to hash')).toHaveLength(length);
  });

  it('read text as US-ASCII unless told UTF-8: every other character is a question mark', () => {
    const { Utilities } = run();
    const ascii = [-22, 3, -4, -72, -60, 120, 34, -68, -25, 114, -49, 108, 7, -48, -21, -69];
    const utf8 = [-71, 89, 42, -99, 35, -63, -51, -82, 83, 46, 87, -53, -35, -67, 116, -6];
    const md5 = Utilities.DigestAlgorithm.MD5;
    expect(Utilities.computeDigest(md5, SPECIAL)).toEqual(ascii);
    expect(Utilities.computeDigest(md5, '??')).toEqual(ascii);
    expect(Utilities.computeDigest(md5, SPECIAL, Utilities.Charset.UTF_8)).toEqual(utf8);
    expect(Utilities.computeDigest(md5, Utilities.newBlob(SPECIAL).getBytes())).toEqual(utf8);
  });

  it('refuse arguments as the platform does', () => {
    const { Utilities } = run();
    const { MD5 } = Utilities.DigestAlgorithm;
    expect(thrown(() => Utilities.computeDigest('text'))).toMatch(/^Exception: The parameters \(.*\) don't match the method signature for Utilities\.computeDigest\.$/);
    expect(thrown(() => Utilities.computeDigest('MD5', 'text'))).toMatch(/don't match/);
    expect(thrown(() => Utilities.computeDigest(MD5, 'text', 'UTF-8'))).toMatch(/don't match/);
    expect(thrown(() => Utilities.computeDigest(MD5, [1], Utilities.Charset.UTF_8))).toMatch(/don't match/);
    expect(thrown(() => Utilities.computeDigest(MD5, ['1bad']))).toMatch(/^Exception: Cannot convert /);
  });
});

describe('signatures', () => {
  it('HMAC-SHA256 matches the platform, in ASCII by default', () => {
    const { Utilities } = run();
    const plain = [53, -75, -52, -25, -47, 86, -21, 14, -2, -57, 5, -13, 24, 105, -2, -84, 127, 115, -40, -75, -93, -27, -21, 34, -55, -117, -36, -103, -47, 116, -55, -61];
    const ascii = [-125, 73, -127, -128, -43, -39, 99, -10, 39, -49, -128, 27, 8, -117, 4, -120, -26, -111, 16, 114, -115, 1, -1, -68, -27, 88, 7, 117, 55, -87, -123, -52];
    const utf8 = [76, -16, 35, 99, -128, 106, -22, -17, -102, -19, 4, 97, -75, 64, 107, 79, 99, 19, -54, -6, 90, 54, 121, -39, -126, 13, 2, -40, -84, 109, -2, 115];
    expect(Utilities.computeHmacSha256Signature('this is my input', 'my key - use a stronger one')).toEqual(plain);
    expect(Utilities.computeHmacSha256Signature('café', SPECIAL)).toEqual(ascii);
    expect(Utilities.computeHmacSha256Signature('café', SPECIAL, Utilities.Charset.UTF_8)).toEqual(utf8);
    expect(Utilities.computeHmacSignature(Utilities.MacAlgorithm.HMAC_SHA_256, 'café', SPECIAL, Utilities.Charset.UTF_8)).toEqual(utf8);
  });

  it('HMAC wants both text or both bytes', () => {
    const { Utilities } = run();
    const bytes = Utilities.newBlob('key').getBytes();
    expect(thrown(() => Utilities.computeHmacSha256Signature('text', bytes))).toMatch(/don't match/);
    expect(thrown(() => Utilities.computeHmacSha256Signature(bytes, 'text'))).toMatch(/don't match/);
    expect(thrown(() => Utilities.computeHmacSha256Signature(bytes, bytes, Utilities.Charset.UTF_8))).toMatch(/don't match/);
    expect(thrown(() => Utilities.computeHmacSha256Signature('text'))).toMatch(/don't match/);
    expect(thrown(() => Utilities.computeHmacSha256Signature(['x'], bytes))).toMatch(/Cannot convert/);
    expect(Utilities.computeHmacSha256Signature(bytes, bytes)).toHaveLength(32);
  });

  it('RS256 signs with a PKCS#8 key and any verifier accepts it', () => {
    const { Utilities } = run();
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048, privateKeyEncoding: { type: 'pkcs8', format: 'pem' }, publicKeyEncoding: { type: 'spki', format: 'pem' } });
    const signature = Buffer.from(Utilities.computeRsaSha256Signature('header.payload', privateKey));
    expect(createVerify('sha256').update('header.payload').verify(createPublicKey(publicKey), signature)).toBe(true);
  });

  it('RS256 refuses what is no key without repeating it', () => {
    expect(thrown(() => run().Utilities.computeRsaSha256Signature('text', 'my secret'))).toBe('Exception: Invalid argument: key');
  });
});

describe('base64', () => {
  it('takes text as UTF-8 and gives signed bytes back', () => {
    const { Utilities } = run();
    expect(Utilities.base64Encode('café')).toBe('Y2Fmw6k=');
    expect(Utilities.base64Decode('Y2Fmw6k=')).toEqual([99, 97, 102, -61, -87]);
    expect(Utilities.base64EncodeWebSafe([-1, -17, -2])).toBe('_-_-');
    expect(Utilities.base64Encode([-1, -17, -2])).toBe('/+/+');
    expect(Utilities.newBlob(Utilities.base64DecodeWebSafe('_-_-')).getBytes()).toEqual([-1, -17, -2]);
    expect(thrown(() => Utilities.base64Decode('~~~'))).toBe('Exception: Could not decode string.');
  });
});

describe('blobs', () => {
  it('know text, bytes, type and name', () => {
    const { Utilities } = run();
    const blob = Utilities.newBlob('a,b', 'text/csv', 'x.csv');
    expect([blob.getName(), blob.getContentType(), blob.getDataAsString()]).toEqual(['x.csv', 'text/csv', 'a,b']);
    expect([Utilities.newBlob('a').getName(), Utilities.newBlob('a').getContentType()]).toEqual([null, 'text/plain']);
    expect(blob.copyBlob().setDataFromString('ü').getBytes()).toEqual([-61, -68]);
    expect(blob.getDataAsString()).toBe('a,b');
  });

  it('gzip and back', () => {
    const { Utilities } = run();
    const packed = Utilities.gzip(Utilities.newBlob('text'.repeat(100)));
    expect([packed.getContentType(), packed.getName()]).toEqual(['application/x-gzip', 'archive.gz']);
    const unpacked = Utilities.ungzip(packed);
    expect([unpacked.getDataAsString(), unpacked.getName(), unpacked.getContentType()]).toEqual(['text'.repeat(100), 'archive', null]);
  });
});

describe('dates', () => {
  const at = new Date('2026-03-29T00:59:59.007Z');

  it.each([
    ['GMT', 'yyyy-MM-dd HH:mm:ss', '2026-03-29 00:59:59'],
    ['Europe/Berlin', "yyyy-MM-dd'T'HH:mm:ssXXX", '2026-03-29T01:59:59+01:00'],
    ['America/New_York', 'yyyy-MM-dd HH:mm Z', '2026-03-28 20:59 -0400'],
    ['Asia/Kolkata', 'EEE, d MMM yyyy h:mm a', 'Sun, 29 Mar 2026 6:29 AM'],
    ['GMT', 'EEEE MMMM yy u D w SSS', 'Sunday March 26 7 88 14 007'],
    ['GMT', "h 'o''clock' ''yy X", "12 o'clock '26 Z"],
    ['GMT+2', 'HH:mm XX', '02:59 +0200'],
  ])('are shown in %s by the Java pattern %s', (zone, pattern, expected) => {
    const { Utilities } = run();
    expect(Utilities.formatDate(at, zone, pattern)).toBe(expected);
  });

  it('know daylight saving on both sides of the jump', () => {
    const { Utilities } = run();
    expect(Utilities.formatDate(new Date('2026-03-29T01:00:00Z'), 'Europe/Berlin', 'HH:mm z')).toMatch(/^03:00 /);
    expect(Utilities.formatDate(new Date('2026-10-25T00:30:00Z'), 'Europe/Berlin', 'HH:mm XXX')).toBe('02:30 +02:00');
    expect(Utilities.formatDate(new Date('2026-10-25T01:30:00Z'), 'Europe/Berlin', 'HH:mm XXX')).toBe('02:30 +01:00');
  });

  it('are parsed by pattern and zone', () => {
    const { Utilities } = run();
    expect(Utilities.parseDate('2023-01-01T12:00:00Z', 'GMT', "yyyy-MM-dd'T'HH:mm:ss'Z'").getTime()).toBe(Date.UTC(2023, 0, 1, 12));
    expect(Utilities.parseDate('2026-07-01 00:00', 'Europe/Berlin', 'yyyy-MM-dd HH:mm').toISOString()).toBe('2026-06-30T22:00:00.000Z');
    expect(Utilities.parseDate('20260701', 'GMT', 'yyyyMMdd').toISOString()).toBe('2026-07-01T00:00:00.000Z');
    expect(thrown(() => Utilities.parseDate('invalid date', 'GMT', 'yyyy'))).toBe('Exception: Unparseable date: "invalid date"');
  });

  it('must be dates', () => {
    expect(thrown(() => run().Utilities.formatDate('2026-01-01', 'GMT', 'yyyy'))).toBe("Exception: The parameters (String,String,String) don't match the method signature for Utilities.formatDate.");
  });
});

describe('the rest', () => {
  it('formats like printf', () => {
    const { Utilities } = run();
    expect(Utilities.formatString('%s + %d = %5.2f|%-4s|%03d|%%', 'a', 2, 3.14159, 'x', 7)).toBe('a + 2 =  3.14|x   |007|%');
  });

  it('parses CSV with quotes', () => {
    const { Utilities } = run();
    expect(Utilities.parseCsv('a,b,"c,d"\ne,"say ""hi""",\r\n')).toEqual([['a', 'b', 'c,d'], ['e', 'say "hi"', '']]);
    expect(Utilities.parseCsv('a;b', ';')).toEqual([['a', 'b']]);
  });

  it('sleeps on the virtual clock', () => {
    const { Utilities, execution } = run();
    Utilities.sleep(60_000);
    expect(execution.simulatedMs()).toBe(60_000);
    expect(thrown(() => Utilities.sleep('rubbish'))).toMatch(/^Exception: Cannot convert/);
  });

  it('draws the same identifiers from the same seed', () => {
    const first = run().Utilities;
    const ids = [first.getUuid(), first.getUuid()];
    expect(ids[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(ids[0]).not.toBe(ids[1]);
    expect(run().Utilities.getUuid()).toBe(ids[0]);
  });

  it('says aloud what is not there', () => {
    expect(thrown(() => run().Utilities.jsonParse)).toBe('Error: not in the stand-in: Utilities.jsonParse');
    expect(thrown(() => run().Utilities.zip([]))).toBe('Error: not in the stand-in: Utilities.zip');
  });
});
