// @ts-check
import { readFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * Keeps JSON that main imports out of its code: each file lies beside the code, and an object is
 * read when its first property is asked for.
 *
 * As code, V8 scans every byte of it before anything runs, some 5 ms for 100 kB at each start.
 * All of main's code lies in one folder, so that `__dirname` is the files' folder, too.
 * @returns {import('vite').Plugin}
 */
export function jsonBesideCode() {
  return {
    name: 'json-beside-code',
    enforce: 'pre',
    async load(id) {
      if (!id.endsWith('.json')) return null;
      const content = /** @type {Record<string, unknown> | unknown[]} */ (
        JSON.parse(await readFile(id, 'utf8'))
      );
      const fileName = `data/${path.basename(path.dirname(id))}-${path.basename(id)}`;
      this.emitFile({ type: 'asset', fileName, source: JSON.stringify(content) });
      return { code: reader(fileName, content), moduleType: 'js' };
    },
  };
}

/** From here on a proxy is less to load than it is slower to ask, by some 0.1 µs. */
const mostGetters = 20;

/**
 * The code that reads a file; a list is read at once.
 * @param {string} fileName
 * @param {Record<string, unknown> | unknown[]} content
 */
function reader(fileName, content) {
  const keys = Object.keys(content).map((key) => JSON.stringify(key));
  // The metadata of phone numbers has a few, and is asked a hundred times for each number.
  const getters = `{ ${keys.map((key) => `get ${key}() { return read()[${key}]; }`).join(', ')} }`;
  // A property for each of many would be code again: some 300 for the words of all errors.
  const proxy = `new Proxy({}, {
    get: (_, key) => read()[key],
    has: (_, key) => key in read(),
    ownKeys: () => Reflect.ownKeys(read()),
    getOwnPropertyDescriptor: (_, key) => Reflect.getOwnPropertyDescriptor(read(), key),
  })`;
  const late = keys.length > mostGetters ? proxy : getters;
  return `
    import { readFileSync } from 'node:fs';
    import { join } from 'node:path';
    let content;
    const read = () =>
      content ??= JSON.parse(readFileSync(join(__dirname, ${JSON.stringify(fileName)}), 'utf8'));
    export default ${Array.isArray(content) ? 'read()' : late};
  `;
}
