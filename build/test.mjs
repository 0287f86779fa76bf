// @ts-check
// usage: node build/test.mjs [--only check,unit,component,integration,e2e,kill,package]
// Installs what is missing, runs every check and suite, several at a time, and ends with the sum over
// all of them, whatever happens on the way.
import { parseArgs } from 'node:util';
import { ensureInstalled } from './lib/install.mjs';
import { selectStages } from './lib/test-stages.mjs';
import { attentionLines, countOutcomes, resultsOf, sumLine } from './lib/test-sum.mjs';

const startedAt = Date.now();
const results = await resultsOf('npm test', async () => {
  const { values } = parseArgs({ options: { only: { type: 'string' } } });
  const stages = selectStages(values.only);
  await ensureInstalled();
  const { testAll } = await import('./lib/test-all.mjs');
  return testAll(stages, startedAt);
});

for (const line of attentionLines(results)) console.log(line);
process.exitCode = countOutcomes(results).failed === 0 ? 0 : 1;
console.log(sumLine(results));
