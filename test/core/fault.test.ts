import { Fault, faultOf } from '../../src/core/fault.js';

describe('a fault', () => {
  it('reads as where, what happened and what to do', () => {
    expect(new Fault('credential', 'The key was refused.', 'acme/costs page 3', 'Create a key.').message).toBe('acme/costs page 3: The key was refused. Create a key.');
    expect(new Fault('quota', 'Too many requests.', 'acme', '').message).toBe('acme: Too many requests.');
  });

  it('keeps what led to it without showing it', () => {
    const cause = new Error('socket');
    const fault = new Fault('outage', 'No answer.', 'acme', 'Try later.', cause);
    expect((fault as { cause?: unknown }).cause).toBe(cause);
    expect(JSON.stringify(fault)).not.toContain('socket');
  });

  it('stays itself when it is caught again, and takes in what nobody foresaw', () => {
    const fault = new Fault('shape', 'Odd.', 'a', 'b');
    expect(faultOf(fault, 'elsewhere')).toBe(fault);
    expect(faultOf(new TypeError('x is undefined'), 'sync')).toMatchObject({ kind: 'platform', what: 'x is undefined.', where: 'sync' });
    expect(faultOf('broken.', 'sync').what).toBe('broken.');
  });
});
