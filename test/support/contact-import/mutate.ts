import { seededRandom, type SeededRandom } from '../../kill/seeded-random';

/** What trips parsers: the signs that formats are made of, and bytes that are none. */
const tokens = [
  '"',
  '""',
  ',',
  ';',
  '\t',
  '|',
  '\r',
  '\n',
  '\r\n',
  '\n ',
  'sep=,\n',
  '=\r\n',
  '=3D',
  '\\',
  '\\n',
  ':',
  'BEGIN:VCARD\r\n',
  'END:VCARD\r\n',
  'AGENT:\r\n',
  'PHOTO;ENCODING=b:',
  ';CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE',
  '<',
  '>',
  '</c>',
  '<row r="999999999">',
  '<c r="ZZZ1" t="s"><v>',
  '&#x0;',
  '&amp;',
  '&lol;',
  '<!DOCTYPE x [',
  ']]>',
  '<![CDATA[',
  'PK\x03\x04',
  '\x00',
  '\x1a',
  '\xef\xbb\xbf',
  '\xff\xfe',
  '\xfe\xff',
  '\x80',
  '\xc3',
  '\xf0\x9f',
  '1e308',
  '-1',
  '9'.repeat(400),
] as const;

const kinds = ['flip', 'token', 'drop', 'cut', 'repeat', 'splice', 'noise'] as const;

/** Changes bytes in one to eight places, the same for the same seed. */
export function mutate(original: Buffer, other: Buffer, seed: number): Buffer {
  const random = seededRandom(seed);
  let bytes: Buffer = Buffer.from(original);
  for (let left = random.between(1, 8); left > 0; left -= 1) bytes = once(bytes, other, random);
  return bytes;
}

function once(bytes: Buffer, other: Buffer, random: SeededRandom): Buffer {
  const at = random.between(0, bytes.length);
  const end = Math.min(bytes.length, at + random.between(0, 64));
  const insert = (piece: Buffer, until = at) =>
    Buffer.concat([bytes.subarray(0, at), piece, bytes.subarray(until)]);
  switch (random.oneOf(kinds)) {
    case 'flip': {
      const flipped = Buffer.from(bytes);
      if (at < flipped.length)
        flipped.writeUInt8(flipped.readUInt8(at) ^ (1 << random.between(0, 7)), at);
      return flipped;
    }
    case 'token':
      return insert(Buffer.from(random.oneOf(tokens), 'latin1'));
    case 'drop':
      return insert(Buffer.alloc(0), end);
    case 'cut':
      return random.between(0, 3) === 0 ? bytes.subarray(0, at) : bytes;
    case 'repeat': {
      const times = random.between(1, 300);
      return insert(Buffer.concat(Array.from({ length: times }, () => bytes.subarray(at, end))));
    }
    case 'splice': {
      const from = random.between(0, other.length);
      return insert(other.subarray(from, from + random.between(0, 512)), end);
    }
    case 'noise':
      return insert(Buffer.from(Array.from({ length: 16 }, () => random.between(0, 255))), end);
  }
}
