import { describe, expect, it } from '@jest/globals';

import { keyIdOf, openKey, sealKey } from './key-envelope.ts';
import { readMasterKey } from './master-key.ts';

const first = readMasterKey(`2027-01:${Buffer.alloc(32, 7).toString('base64')}`);
const second = readMasterKey(`2028-01:${Buffer.alloc(32, 9).toString('hex')}`);
const secret = new TextEncoder().encode('a private key');

describe('key envelopes', () => {
  it('open with the master key and purpose they were sealed with, while old and new master keys live side by side', () => {
    const envelope = sealKey(secret, first, 'authority/issuing');
    expect(keyIdOf(envelope)).toBe('2027-01');
    expect(openKey(envelope, [second, first], 'authority/issuing')).toEqual(secret);
  });

  it('never show the secret, and never come out the same twice', () => {
    const envelopes = [1, 2].map(() => Buffer.from(sealKey(secret, first, 'authority/issuing')));
    expect(envelopes[0]?.includes(Buffer.from(secret))).toBe(false);
    expect(envelopes[0]?.equals(envelopes[1] ?? Buffer.alloc(0))).toBe(false);
  });

  it('do not open for another purpose, so that rows cannot be swapped', () => {
    const envelope = sealKey(secret, first, 'authority/issuing');
    expect(() => openKey(envelope, [first], 'authority/tsa')).toThrow(
      expect.objectContaining({ code: 'KEY_ENVELOPE_DAMAGED' }),
    );
  });

  it('do not open when any byte of them is changed', () => {
    const envelope = sealKey(secret, first, 'authority/issuing');
    for (const position of envelope.keys()) {
      const damaged = Uint8Array.from(envelope);
      damaged[position] = (damaged[position] ?? 0) ^ 1;
      expect(() => openKey(damaged, [first, second], 'authority/issuing')).toThrow();
    }
  });

  it('name the master key that is missing', () => {
    const envelope = sealKey(secret, first, 'authority/issuing');
    expect(() => openKey(envelope, [second], 'authority/issuing')).toThrow(
      expect.objectContaining({ code: 'KEY_ENVELOPE_KEY_UNKNOWN', message: 'no master key called "2027-01"' }),
    );
  });

  it.each(['', 'no-colon', 'id:', 'id:c2hvcnQ=', `Bad Id:${'00'.repeat(32)}`])('%j is not a master key', (text) => {
    expect(() => readMasterKey(text)).toThrow(expect.objectContaining({ code: 'MASTER_KEY_UNUSABLE' }));
  });
});
