import path from 'node:path';
import { resolveElectron } from '../../build/lib/electron.mjs';
import { packApp } from '../../build/package/pack-app.mjs';
import { output, platform } from './packed';

/** Packs the program that `npm test` has built, once for all specs. */
export default async function packOnce(): Promise<void> {
  const { executablePath, version } = await resolveElectron();
  await packApp({
    platform,
    output,
    make: 'folder',
    electronVersion: version,
    electronDist: path.dirname(executablePath),
    signing: { kind: 'unsigned' },
    updateFeed: undefined,
  });
}
