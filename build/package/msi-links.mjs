// @ts-check
import { manifest } from './product.mjs';

/** Where the end of the program's files stands in electron-builder's template for WiX. */
const endOfFiles = '</ComponentGroup>';
const links = 'Quicksend.sms';
const capabilities = 'Software\\Quicksend\\Capabilities';

/**
 * Adds to an MSI's project what `assets/installer.nsh` does for the other installer: the program is
 * listed among those that can open `sms:` links, and the user chooses. Windows Installer takes the
 * entries away with the program.
 * @param {string} project WiX source, as electron-builder writes it
 * @returns {string}
 * @throws {Error} where the template is not the one that this was written for
 */
export function withLinks(project) {
  if (project.split(endOfFiles).length !== 2) {
    throw new Error(
      'electron-builder’s project for the MSI has changed: see build/package/msi-links.mjs',
    );
  }
  return project.replace(endOfFiles, () => `  ${component()}\n    ${endOfFiles}`);
}

function component() {
  const program = `[APPLICATIONFOLDER]${manifest.productName}.exe`;
  const values = [
    [`Software\\Classes\\${links}`, '', 'URL:SMS'],
    [`Software\\Classes\\${links}`, 'URL Protocol', ''],
    [`Software\\Classes\\${links}\\DefaultIcon`, '', `${program},0`],
    [`Software\\Classes\\${links}\\shell\\open\\command`, '', `"${program}" "--" "%1"`],
    [capabilities, 'ApplicationName', manifest.productName],
    [capabilities, 'ApplicationDescription', manifest.description],
    [`${capabilities}\\UrlAssociations`, 'sms', links],
    ['Software\\RegisteredApplications', manifest.productName, capabilities],
  ];
  const lines = values.map(([key = '', name = '', value = ''], index) => {
    const named = name === '' ? '' : ` Name="${attribute(name)}"`;
    // A component without a file is known by an entry of the registry.
    const known = index === 0 ? ' KeyPath="yes"' : '';
    return `        <RegistryValue Root="HKCU" Key="${attribute(key)}"${named} Type="string" Value="${attribute(value)}"${known}/>`;
  });
  // Fixed for all time, as the product's upgrade code is.
  const head = '<Component Id="links" Guid="{0F2E8B0B-2C8D-4A57-9E0B-6A0C7C1E5D43}">';
  return [head, ...lines, '      </Component>'].join('\n');
}

/** @param {string} text */
function attribute(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
