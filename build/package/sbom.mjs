// @ts-check
import { npm } from '../lib/npm.mjs';
import { repositoryRoot } from '../lib/paths.mjs';
import { electronVersion } from './electron-version.mjs';
import { manifest } from './product.mjs';

/**
 * @typedef {object} Bom CycloneDX 1.5, as npm writes it
 * @property {string} bomFormat
 * @property {{ name: string, version?: string, purl?: string }[]} components
 * @property {{ ref: string, dependsOn?: string[] }[]} dependencies
 * @property {{ component?: { 'bom-ref'?: string, name?: string } }} metadata
 */

/**
 * Lists what a package is made of: what npm knows of the lock file, and the Electron around it.
 * @returns {Promise<Bom>}
 * @throws {Error} with npm's words when it fails
 */
export async function softwareBom() {
  const args = ['sbom', '--sbom-format', 'cyclonedx', '--omit', 'dev', '--package-lock-only'];
  const { code, stdout, stderr } = await npm(args, { cwd: repositoryRoot });
  if (code !== 0) throw new Error(`npm sbom failed: ${stderr}`);
  return withElectron(JSON.parse(stdout), await electronVersion());
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
