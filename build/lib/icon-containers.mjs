// @ts-check

/** @typedef {{ readonly size: number, readonly png: Buffer }} Picture a square PNG and its side in pixels */

/**
 * Packs pictures of up to 256 pixels into a Windows icon (ICO with PNG entries, Windows Vista and newer).
 * @param {readonly Picture[]} pictures
 * @returns {Buffer}
 */
export function ico(pictures) {
  const header = Buffer.alloc(6 + 16 * pictures.length);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(pictures.length, 4);
  let offset = header.length;
  pictures.forEach(({ size, png }, index) => {
    const at = 6 + 16 * index;
    // A side of 256 is written as 0.
    header.writeUInt8(size % 256, at);
    header.writeUInt8(size % 256, at + 1);
    header.writeUInt16LE(1, at + 4);
    header.writeUInt16LE(32, at + 6);
    header.writeUInt32LE(png.length, at + 8);
    header.writeUInt32LE(offset, at + 12);
    offset += png.length;
  });
  return Buffer.concat([header, ...pictures.map(({ png }) => png)]);
}

/** The types of an Apple icon's entries by their side in pixels; the second is for a display of double density. */
const icnsTypes = /** @type {Readonly<Record<number, readonly string[]>>} */ ({
  32: ['ic11'],
  64: ['ic12'],
  128: ['ic07'],
  256: ['ic08', 'ic13'],
  512: ['ic09', 'ic14'],
  1024: ['ic10'],
});

/**
 * Packs pictures into an Apple icon (ICNS with PNG entries); sides that it does not know are left out.
 * @param {readonly Picture[]} pictures
 * @returns {Buffer}
 */
export function icns(pictures) {
  const entries = pictures.flatMap(({ size, png }) =>
    (icnsTypes[size] ?? []).map((type) => chunk(type, png)),
  );
  return chunk('icns', Buffer.concat(entries));
}

/**
 * @param {string} type four letters
 * @param {Buffer} content
 * @returns {Buffer}
 */
function chunk(type, content) {
  const header = Buffer.alloc(8);
  header.write(type, 'latin1');
  header.writeUInt32BE(header.length + content.length, 4);
  return Buffer.concat([header, content]);
}
