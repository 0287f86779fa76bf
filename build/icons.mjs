// @ts-check
// usage: node build/icons.mjs
// Draws every icon from resources/icon.svg with rsvg-convert (Debian: librsvg2-bin). What it writes is
// committed, so that building the program needs no drawing tool.
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { icns, ico } from './lib/icon-containers.mjs';

const resources = join(import.meta.dirname, '..', 'resources');
const source = join(resources, 'icon.svg');

/** The same parts of the picture for each state of the outbox. */
const states = {
  idle: '',
  sending: '.still { display: none } .moving { display: inline }',
  attention: '.badge { display: inline }',
};
/** A colour for each panel; the arrow is a hole but for the coloured icon, which reads on any panel. */
const tones = {
  dark: '.tray { color: #ffffff } .arrow { display: none }',
  light: '.tray { color: #1b1d21 } .arrow { display: none }',
  unknown: '.tray { color: #2f7cf6 } .arrow { stroke: #ffffff }',
};
const tray = '.app { display: none } .tray { display: inline }';
// macOS tints a template image by its opacity alone.
const template = '.tray { color: #000000 } .arrow { display: none } circle { fill: #000000 }';

for (const platform of ['darwin', 'win32', 'linux']) {
  mkdirSync(join(resources, 'tray', platform), { recursive: true });
}
for (const [state, parts] of Object.entries(states)) {
  for (const [scale, suffix] of /** @type {const} */ ([
    [1, ''],
    [2, '@2x'],
  ])) {
    write(`tray/darwin/${state}Template${suffix}.png`, draw(18 * scale, tray + parts + template));
    for (const [tone, colours] of Object.entries(tones)) {
      write(`tray/linux/${state}-${tone}${suffix}.png`, draw(24 * scale, tray + parts + colours));
    }
  }
  for (const [tone, colours] of Object.entries(tones)) {
    const pictures = [16, 20, 24, 32, 48].map((size) => ({
      size,
      png: draw(size, tray + parts + colours),
    }));
    write(`tray/win32/${state}-${tone}.ico`, ico(pictures));
  }
}
const pictures = [16, 24, 32, 48, 64, 128, 256, 512, 1024].map((size) => ({
  size,
  png: draw(size, ''),
}));
write('icon.png', draw(512, ''));
write('icon.ico', ico(pictures.filter(({ size }) => size <= 256)));
write('icon.icns', icns(pictures));
mkdirSync(join(resources, 'icons'), { recursive: true });
for (const { size, png } of pictures) write(`icons/${size}x${size}.png`, png);

/**
 * Draws the picture as a square PNG.
 * @param {number} size in pixels
 * @param {string} stylesheet
 * @returns {Buffer}
 */
function draw(size, stylesheet) {
  const styles = join(tmpdir(), `quicksend-icon-${String(process.pid)}.css`);
  writeFileSync(styles, stylesheet);
  try {
    const side = String(size);
    return execFileSync('rsvg-convert', ['-w', side, '-h', side, '-s', styles, source]);
  } finally {
    rmSync(styles);
  }
}

/**
 * @param {string} name below resources
 * @param {Buffer} content
 */
function write(name, content) {
  writeFileSync(join(resources, name), content);
  console.log(`${name}: ${String(content.length)} bytes`);
}
