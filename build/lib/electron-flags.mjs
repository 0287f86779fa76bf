// @ts-check

/**
 * What Chromium needs to start as root, where its sandbox cannot work. Only the harness passes
 * this: the app itself never turns its sandbox off.
 * @returns {string[]}
 */
export function rootFlags() {
  return process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}

/**
 * The flags for the virtual desktop: without a GPU, the GPU process may end the app.
 * @returns {string[]}
 */
export function virtualDesktopFlags() {
  return [...rootFlags(), '--disable-gpu'];
}
