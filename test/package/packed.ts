import path from 'node:path';
import { repositoryRoot } from '../../build/lib/paths.mjs';
import { unpackedApp } from '../../build/package/pack-app.mjs';
import type { Platform } from '../../src/shared/contract/snapshot';

/** This computer's platform, as packages name it. */
export const platform = process.platform as Platform;

/** Where the specs' package is made; `dist` is left to whoever packs by hand. */
export const output = path.join(repositoryRoot, 'out', 'package', 'unpacked');

/** The packed program that the specs look at. */
export const packed = unpackedApp(platform, output);
