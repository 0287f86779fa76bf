// @ts-check
// usage: node build/sbom.mjs
// Prints what a package is made of, as CycloneDX JSON.
import { softwareBom } from './package/sbom.mjs';

console.log(JSON.stringify(await softwareBom(), undefined, 2));
