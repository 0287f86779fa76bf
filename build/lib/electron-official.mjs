// @ts-check
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { buildCacheDirectory, repositoryRoot } from './paths.mjs';
import { run } from './run.mjs';

/** How long a failed download is remembered, so that the next start does not wait for it again. */
const rememberedMs = 24 * 60 * 60 * 1000;
/** With another runtime to fall back on, a slow download is not worth waiting for. */
const limitWithFallbackMs = 60_000;
const limitWithoutFallbackMs = 15 * 60_000;

/**
 * The official binary of the `electron` package, downloaded by its own installer if need be.
 * @param {{ log: (line: string) => void, hasFallback: boolean }} options with a fallback the
 *   download gets a minute, and a failure is remembered for a day
 * @returns {Promise<import('./electron.mjs').Found>}
 */
export async function officialElectron({ log, hasFallback }) {
  const folder = path.join(repositoryRoot, 'node_modules', 'electron');
  const manifest = await readJson(path.join(folder, 'package.json'));
  const version = stringProperty(manifest, 'version');
  if (version === undefined) return { missing: 'the electron package is not installed' };
  const installed = await installedElectron(folder, version);
  if (installed !== undefined) return { found: installed };

  const memory = path.join(buildCacheDirectory(), `electron-${version}-not-reachable.json`);
  if (hasFallback) {
    const why = rememberedFailure(await readJson(memory), Date.now());
    if (why !== undefined) return { missing: `${why}; remembered for a day in ${memory}` };
  }
  log(`Downloading Electron ${version} with its own installer…`);
  const result = await run(process.execPath, [path.join(folder, 'install.js')], {
    cwd: folder,
    limitMs: hasFallback ? limitWithFallbackMs : limitWithoutFallbackMs,
  });
  const found = result.code === 0 ? await installedElectron(folder, version) : undefined;
  if (found !== undefined) return { found };
  const reason = result.timedOut ? 'it took too long' : firstLine(result.stderr);
  const why = `the official Electron ${version} could not be downloaded: ${reason}`;
  if (hasFallback) {
    await mkdir(path.dirname(memory), { recursive: true });
    await writeFile(memory, JSON.stringify({ why, failedAt: Date.now() }));
  }
  return { missing: why };
}

/**
 * Reads the memory of a failed download.
 * @param {unknown} memory
 * @param {number} now
 * @returns {string | undefined} why it failed; undefined where it is worth another try
 */
export function rememberedFailure(memory, now) {
  const why = stringProperty(memory, 'why');
  if (why === undefined || !isRecord(memory)) return undefined;
  const failedAt = memory['failedAt'];
  if (typeof failedAt !== 'number' || failedAt > now) return undefined;
  return now - failedAt < rememberedMs ? why : undefined;
}

/**
 * Electron's installer writes `path.txt` last, so a download that was cut short does not count.
 * @param {string} folder
 * @param {string} version
 * @returns {Promise<import('./electron.mjs').Electron | undefined>}
 */
async function installedElectron(folder, version) {
  try {
    const relative = await readFile(path.join(folder, 'path.txt'), 'utf8');
    const installed = await readFile(path.join(folder, 'dist', 'version'), 'utf8');
    if (installed.trim().replace(/^v/, '') !== version) return undefined;
    return { executablePath: path.join(folder, 'dist', relative), version, source: 'official' };
  } catch {
    return undefined;
  }
}

/**
 * @param {string} file
 * @returns {Promise<unknown>} undefined where it is missing or not JSON
 */
async function readJson(file) {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
function isRecord(value) {
  return typeof value === 'object' && value !== null;
}

/**
 * @param {unknown} value
 * @param {string} name
 */
function stringProperty(value, name) {
  const property = isRecord(value) ? value[name] : undefined;
  return typeof property === 'string' ? property : undefined;
}

/** @param {string} text */
function firstLine(text) {
  return text.trim().split('\n')[0] ?? '';
}
