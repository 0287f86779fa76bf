// @ts-check
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { npm } from '../lib/npm.mjs';
import { repositoryRoot } from '../lib/paths.mjs';
import { electronVersion } from './electron-version.mjs';
import { shippedPackages } from './licences.mjs';
import { manifest } from './product.mjs';

/**
 * @typedef {object} Bom CycloneDX 1.5, as npm writes it
 * @property {string} bomFormat
 * @property {{ 'bom-ref'?: string, name: string, version?: string }[]} components
 * @property {{ ref: string, dependsOn?: string[] }[]} dependencies
 * @property {{ component?: { 'bom-ref'?: string, name?: string } }} metadata
 */

/**
 * Lists what a package is made of: what npm knows of the lock file, and the Electron around it.
 * @returns {Promise<Bom>}
 * @throws {Error} with npm's words when it fails
 */
export async function softwareBom() {
  // With `--omit dev`, npm leaves out what a development dependency needs as well, such as React.
  const args = ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'];
  const { code, stdout, stderr } = await npm(args, { cwd: repositoryRoot });
  if (code !== 0) throw new Error(`npm sbom failed: ${stderr}`);
  const lock = JSON.parse(await readFile(path.join(repositoryRoot, 'package-lock.json'), 'utf8'));
  const shipped = shippedOf(JSON.parse(stdout), shippedPackages(lock));
  return withElectron(shipped, await electronVersion());
}

/**
 * Leaves of a list what is shipped, and of what these depend on the same.
 * @param {Bom} bom
 * @param {readonly import('./licences.mjs').ShippedPackage[]} packages
 * @returns {Bom}
 */
export function shippedOf(bom, packages) {
  const names = new Set(packages.map(({ name, version }) => `${name}@${version}`));
  const components = bom.components.filter(({ name, version }) => names.has(`${name}@${version}`));
  const refs = new Set([
    bom.metadata.component?.['bom-ref'],
    ...components.map((component) => component['bom-ref']),
  ]);
  const dependencies = bom.dependencies
    .filter(({ ref }) => refs.has(ref))
    .map((entry) => ({
      ...entry,
      dependsOn: entry.dependsOn?.filter((ref) => refs.has(ref)) ?? [],
    }));
  return { ...bom, components, dependencies };
}

/**
 * Electron is a development dependency by npm's account, and the largest part of what is shipped.
 * @param {Bom} bom
 * @param {string} version
 * @returns {Bom}
 */
export function withElectron(bom, version) {
  const purl = `pkg:npm/electron@${version}`;
  const electron = {
    'bom-ref': purl,
    type: 'framework',
    name: 'electron',
    version,
    purl,
    licenses: [{ license: { id: 'MIT' } }],
  };
  // npm names the root after its folder.
  const component = { ...bom.metadata.component, name: manifest.name };
  const root = component['bom-ref'];
  const dependencies = bom.dependencies.map((entry) =>
    entry.ref === root ? { ...entry, dependsOn: [...(entry.dependsOn ?? []), purl] } : entry,
  );
  return {
    ...bom,
    metadata: { ...bom.metadata, component },
    components: [...bom.components, electron],
    dependencies: [...dependencies, { ref: purl, dependsOn: [] }],
  };
}
