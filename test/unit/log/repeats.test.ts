import { expect, it } from 'vitest';
import { withoutRepeats } from '../../../src/main/log/repeats';
import { createManualClock } from '../../support/outbox/manual-clock';

function aLog() {
  const clock = createManualClock();
  const lines: string[] = [];
  const write = withoutRepeats((level: 'info' | 'warn', line: string) => {
    lines.push(`${level} ${line}`);
  }, clock.after);
  return { clock, lines, write };
}

it('writes a line at once, and how often it came again a second later', async () => {
  const { clock, lines, write } = aLog();
  for (let time = 0; time < 10_000; time += 1) write('warn', 'ipc payload refused');
  expect(lines).toEqual(['warn ipc payload refused']);
  await clock.advance(1_000);
  expect(lines).toEqual(['warn ipc payload refused', 'warn ipc payload refused again=9999']);
});

it('writes lines that differ, or that come later, as they come', async () => {
  const { clock, lines, write } = aLog();
  write('info', 'ready');
  write('warn', 'ready');
  write('info', 'paused');
  await clock.advance(1_000);
  write('info', 'ready');
  expect(lines).toEqual(['info ready', 'warn ready', 'info paused', 'info ready']);
});
