// Public keys of age as people write them. A key with a slip in it must be seen before anything is encrypted
// for it: nobody could ever open that.

const CHARSET = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const GENERATORS = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];
/** `age1` and 32 bytes in fives of bits, with a checksum of six letters. */
const LENGTH = 62;

/** True for an X25519 recipient of age: `age1` and 58 letters whose checksum holds (Bech32, BIP 173). */
export function isAgeRecipient(text: string): boolean {
  if (text.length !== LENGTH || !text.startsWith('age1')) return false;
  const words = [...text.slice(4)].map((letter) => CHARSET.indexOf(letter));
  return words.every((word) => word >= 0) && checksum([...prefixWords('age'), ...words]) === 1;
}

function prefixWords(prefix: string): readonly number[] {
  const codes = [...prefix].map((letter) => letter.charCodeAt(0));
  return [...codes.map((code) => code >> 5), 0, ...codes.map((code) => code & 31)];
}

function checksum(words: readonly number[]): number {
  let sum = 1;
  for (const word of words) {
    const top = sum >>> 25;
    sum = ((sum & 0x1ffffff) << 5) ^ word;
    for (const [bit, generator] of GENERATORS.entries()) if ((top >>> bit) & 1) sum ^= generator;
  }
  return sum;
}
