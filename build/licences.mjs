// @ts-check
// usage: node build/licences.mjs [--check]
// Prints the licences of everything that goes into the program, or with --check how much there is; fails
// where a licence is missing or is not among those that may be shipped, or a package has no reason.
import { shippedLicences } from './package/licences.mjs';
import { runtimePackages } from './package/runtime-packages.mjs';

try {
  const text = shippedLicences();
  const { names, chosen, problems } = runtimePackages();
  if (problems.length > 0) throw new Error(problems.map((problem) => `- ${problem}`).join('\n'));
  console.log(
    process.argv.includes('--check')
      ? `${names.length} packages of others in the program, ${chosen.length} of them chosen: each has its reason and its licence.`
      : text,
  );
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
