// @ts-check
// usage: node build/licences.mjs [--check]
// Prints the licences of everything that goes into the program; fails where one is missing or is not
// among those that may be shipped.
import { shippedLicences } from './package/licences.mjs';

try {
  const text = shippedLicences();
  if (!process.argv.includes('--check')) console.log(text);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
