// One-time codes: the vectors of RFC 4226, RFC 6238 and RFC 4648.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { base32, base32Bytes, hotp, otpauthUri, totpStep } from '../../src/model/totp.ts';
import { runs } from '../support/runs.ts';

const SECRET = Buffer.from('12345678901234567890');

describe('codes', () => {
  it.each(
    ['755224', '287082', '359152', '969429', '338314', '254676', '287922', '162583', '399871', '520489'].map(
      (code, counter) => ({ code, counter }),
    ),
  )('RFC 4226, appendix D: counter $counter gives $code', ({ code, counter }) => {
    expect(hotp(SECRET, counter)).toBe(code);
  });

  // The RFC prints eight digits: ours are the last six.
  it.each([
    [59, '94287082'],
    [1111111109, '07081804'],
    [1111111111, '14050471'],
    [1234567890, '89005924'],
    [2000000000, '69279037'],
    [20000000000, '65353130'],
  ])('RFC 6238, appendix B: at %d s it is %s', (seconds, code) => {
    expect(hotp(SECRET, totpStep(seconds * 1000))).toBe(code.slice(2));
  });
});

describe('base32', () => {
  it.each([
    ['', ''],
    ['f', 'MY======'],
    ['fo', 'MZXQ===='],
    ['foo', 'MZXW6==='],
    ['foob', 'MZXW6YQ='],
    ['fooba', 'MZXW6YTB'],
    ['foobar', 'MZXW6YTBOI======'],
  ])('RFC 4648, section 10: %j is %s', (text, padded) => {
    expect(base32(Buffer.from(text))).toBe(padded.replace(/=+$/, ''));
    expect(Buffer.from(base32Bytes(padded) ?? [9]).toString()).toBe(text);
    expect(Buffer.from(base32Bytes(padded.toLowerCase()) ?? [9]).toString()).toBe(text);
  });

  it.each(['M', 'MZ=', '1', 'MY!', 'MZ', 'MYA'])('%j is none', (text) => {
    expect(base32Bytes(text)).toBeUndefined();
  });

  it('comes back as it went', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        expect(base32Bytes(base32(bytes))).toEqual(bytes);
      }),
      runs(),
    );
  });
});

it('an otpauth URI is what authenticators read', () => {
  const uri = new URL(otpauthUri('Shipshape', 'ana', SECRET));
  expect(uri.protocol).toBe('otpauth:');
  expect(uri.pathname).toContain('Shipshape:ana');
  expect(Object.fromEntries(uri.searchParams)).toEqual({
    secret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ',
    issuer: 'Shipshape',
    algorithm: 'SHA1',
    digits: '6',
    period: '30',
  });
});
