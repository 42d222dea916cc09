// Whether a Redis snapshot is whole: its first bytes, its last opcode, and its checksum over all between, a
// CRC-64 after Jones (reflected, https://redis.io: src/crc64.c), kept in two halves of 32 bits. Pure.

const POLYNOMIAL = 0x95ac9329ac4bc9b5n;
const END = 0xff;
const TRAILER = 9;

export type RdbCheck = {
  add(piece: Uint8Array): void;
  /** Why it is not whole; undefined: it is. */
  end(): string | undefined;
};

export function createRdbCheck(): RdbCheck {
  const table = makeTable();
  let [high, low] = [0, 0];
  let start = Buffer.alloc(0);
  let held = Buffer.alloc(0);

  function hash(bytes: Uint8Array): void {
    for (const byte of bytes) {
      const index = ((low ^ byte) & 0xff) * 2;
      low = ((low >>> 8) | (high << 24)) ^ (table[index + 1] ?? 0);
      high = (high >>> 8) ^ (table[index] ?? 0);
    }
  }
  return {
    add(piece) {
      if (start.length < 9) start = Buffer.concat([start, piece.subarray(0, 9 - start.length)]);
      const all = Buffer.concat([held, piece]);
      const ready = Math.max(0, all.length - TRAILER);
      hash(all.subarray(0, ready));
      held = Buffer.from(all.subarray(ready));
    },
    end() {
      if (!/^REDIS\d{4}$/.test(start.toString('latin1'))) return 'it does not begin as a snapshot does';
      if (held.length < TRAILER || held[0] !== END) return 'its end is missing';
      hash(held.subarray(0, 1));
      const said = held.readBigUInt64LE(1);
      const found = (BigInt(high >>> 0) << 32n) | BigInt(low >>> 0);
      // A server may be told to leave the checksum out.
      return said === 0n || said === found ? undefined : 'its checksum is another';
    },
  };
}

function makeTable(): Uint32Array {
  const reflected = BigInt(`0b${POLYNOMIAL.toString(2).padStart(64, '0')}`);
  const table = new Uint32Array(512);
  for (let byte = 0; byte < 256; byte += 1) {
    let value = BigInt(byte);
    for (let bit = 0; bit < 8; bit += 1) value = value & 1n ? (value >> 1n) ^ reflected : value >> 1n;
    table[byte * 2] = Number(value >> 32n);
    table[byte * 2 + 1] = Number(value & 0xffffffffn);
  }
  return table;
}
