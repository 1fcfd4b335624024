import { releaseThreads, run, thrown } from './harness';

afterAll(releaseThreads);

describe('properties', () => {
  it('are null when absent or deleted, and text always', () => {
    const { PropertiesService } = run();
    const store = PropertiesService.getUserProperties();
    expect(store.getProperty('a')).toBeNull();
    expect(store.setProperty('a', 5).getProperty('a')).toBe('5');
    store.deleteProperty('a');
    expect(store.getProperty('a')).toBeNull();
    expect(store.getProperty('toString')).toBeNull();
  });

  it('are apart per store', () => {
    const { PropertiesService } = run();
    PropertiesService.getScriptProperties().setProperty('a', 'script');
    expect(PropertiesService.getDocumentProperties().getProperty('a')).toBeNull();
    expect(PropertiesService.getScriptProperties().getProperties()).toEqual({ a: 'script' });
  });

  it('hold 9 KB a value, counted in bytes', () => {
    const store = run().PropertiesService.getUserProperties();
    store.setProperty('a', 'x'.repeat(9216));
    expect(thrown(() => store.setProperty('a', 'x'.repeat(9217)))).toBe('Exception: Argument too large: value');
    expect(thrown(() => store.setProperty('a', 'ü'.repeat(4609)))).toBe('Exception: Argument too large: value');
    expect(store.getProperty('a')).toHaveLength(9216);
  });

  it('hold 500 KB a store', () => {
    const store = run().PropertiesService.getDocumentProperties();
    for (let index = 10; index < 65; index += 1) store.setProperty(`k${index}`, 'x'.repeat(9200));
    expect(thrown(() => store.setProperty('more', 'x'.repeat(9200)))).toBe('Exception: You have exceeded the property storage quota. Please remove some properties and try again.');
  });

  it('stop for the day when the quota is used', () => {
    const store = run({ quotas: { properties: 2 } }).PropertiesService.getUserProperties();
    store.setProperty('a', '1');
    store.getProperty('a');
    expect(thrown(() => store.getProperty('a'))).toBe('Exception: Service invoked too many times for one day: properties get.');
  });

  it('come back 24 hours after the first use', () => {
    const first = run({ quotas: { properties: 1 } });
    first.PropertiesService.getUserProperties().setProperty('a', '1');
    const sooner = run({ quotas: { properties: 1 }, state: first.state, now: '2026-11-03T07:59:59Z' });
    expect(thrown(() => sooner.PropertiesService.getUserProperties().getProperty('a'))).toContain('for one day');
    const later = run({ quotas: { properties: 1 }, state: first.state, now: '2026-11-03T08:00:01Z' });
    expect(later.PropertiesService.getUserProperties().getProperty('a')).toBe('1');
  });

  it('can replace all others', () => {
    const store = run().PropertiesService.getUserProperties();
    store.setProperties({ a: 1, b: 2 });
    store.setProperties({ c: 3 }, true);
    expect(store.getKeys()).toEqual(['c']);
  });
});

describe('the cache', () => {
  it('forgets on the virtual clock and misses with null', () => {
    const { CacheService, Utilities } = run();
    const cache = CacheService.getUserCache();
    expect(cache.put('k', 'v', 2)).toBeNull();
    expect(cache.get('k')).toBe('v');
    Utilities.sleep(2000);
    expect(cache.get('k')).toBeNull();
    cache.put('k', 'v');
    Utilities.sleep(299_000);
    expect(cache.get('k')).toBe('v');
    expect(cache.remove('k')).toBeNull();
    expect(cache.getAll(['k', 'l'])).toEqual({});
  });

  it('refuses keys above 250 characters and values above 100 KB', () => {
    const cache = run().CacheService.getScriptCache();
    expect(thrown(() => cache.put('k'.repeat(251), 'v'))).toBe('Exception: Argument too large: key');
    expect(thrown(() => cache.put('k', 'v'.repeat(102_401)))).toBe('Exception: Argument too large: value');
    cache.put('k'.repeat(250), 'v'.repeat(102_400));
  });

  it('keeps the 900 items farthest from expiry once there are more than 1,000', () => {
    const { CacheService, state } = run();
    const cache = CacheService.getScriptCache();
    cache.putAll(Object.fromEntries(Array.from({ length: 1000 }, (_none, index) => [`k${index}`, 'v'])), 100);
    expect(Object.keys(state.cache.script)).toHaveLength(1000);
    cache.put('last', 'v', 600);
    expect(Object.keys(state.cache.script)).toHaveLength(900);
    expect(cache.get('last')).toBe('v');
  });
});

describe('locks', () => {
  it('are taken, taken again and given back', () => {
    const lock = run().LockService.getDocumentLock();
    expect(lock.hasLock()).toBe(false);
    expect(lock.tryLock(10_000)).toBe(true);
    expect(lock.tryLock(10_000)).toBe(true);
    lock.waitLock(1000);
    lock.releaseLock();
    expect(lock.hasLock()).toBe(false);
  });

  it('take no wait for a free lock and refuse a negative one', () => {
    const lock = run().LockService.getScriptLock();
    expect(lock.tryLock(0)).toBe(true);
    lock.releaseLock();
    expect(lock.tryLock(-100)).toBe(false);
    expect(thrown(() => lock.waitLock(-100))).toBe('Exception: Lock timeout: another process was holding the lock for too long.');
  });

  it('wait on the virtual clock for another run', () => {
    const { LockService, held, clock, execution } = run();
    held.document = clock.ms + 3000;
    expect(LockService.getUserLock().tryLock(0)).toBe(true);
    expect(LockService.getDocumentLock().tryLock(1000)).toBe(false);
    expect(thrown(() => LockService.getDocumentLock().waitLock(500))).toBe('Exception: Lock timeout: another process was holding the lock for too long.');
    expect(LockService.getDocumentLock().tryLock(5000)).toBe(true);
    expect(execution.simulatedMs()).toBeGreaterThanOrEqual(3000);
  });
});
