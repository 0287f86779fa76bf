import { describe, expect, test } from 'vitest';
import { createCloseQuestion } from '../../../src/main/shell/close-question';
import { createManualClock } from '../../support/outbox/manual-clock';

function aQuestion() {
  const clock = createManualClock();
  const question = createCloseQuestion((delayMs, callback) => clock.after(delayMs, callback));
  const answers: string[] = [];
  return {
    ...question,
    clock,
    answers,
    /** Somebody asks for the window to close; what they are told is noted. */
    ask: (who: string) => {
      void question
        .ask(() => answers.push(`${who} closes`))
        .then((isClosed) => answers.push(`${who}: ${isClosed ? 'closed' : 'open'}`));
    },
  };
}

describe('a window that is to close', () => {
  test('is closed once it says so', async () => {
    const { ask, answer, answers, clock } = aQuestion();
    ask('quit');
    answer(true);
    await clock.advance(0);
    expect(answers).toEqual(['quit closes', 'quit: closed']);
    expect(clock.nextTimerMs()).toBeNull();
  });

  test('counts as closed where its page hangs', async () => {
    const { ask, answers, clock } = aQuestion();
    ask('quit');
    await clock.advance(1_000);
    expect(answers).toEqual(['quit closes', 'quit: closed']);
  });

  test('is waited for without an end while its page asks', async () => {
    const { ask, held, answer, answers, clock } = aQuestion();
    ask('quit');
    expect(held()).toBe(true);
    await clock.advance(3_600_000);
    expect(answers).toEqual(['quit closes']);
    answer(false);
    await clock.advance(0);
    expect(answers).toEqual(['quit closes', 'quit: open']);
  });

  test('is no quit any more once the user has stayed', async () => {
    const { ask, held, answer, answers, clock } = aQuestion();
    ask('quit');
    held();
    answer(false);
    answer(true);
    await clock.advance(0);
    expect(answers).toEqual(['quit closes', 'quit: open']);
    expect(held()).toBe(false);
  });

  test('is no quit any more where its page falls while it asks', async () => {
    const { ask, held, pageGone, answer, answers, clock } = aQuestion();
    ask('quit');
    held();
    pageGone();
    answer(true);
    await clock.advance(0);
    expect(answers).toEqual(['quit closes', 'quit: open']);
  });

  test('does not hold up the quit where its page falls without having asked', async () => {
    const { ask, pageGone, answers, clock } = aQuestion();
    ask('quit');
    pageGone();
    await clock.advance(1_000);
    expect(answers).toEqual(['quit closes', 'quit: closed']);
  });

  test('lets one of two go on, the later', async () => {
    const { ask, held, answer, answers, clock } = aQuestion();
    ask('restart');
    held();
    ask('restart again');
    answer(true);
    await clock.advance(0);
    expect(answers).toEqual([
      'restart closes',
      'restart again closes',
      'restart: open',
      'restart again: closed',
    ]);
  });
});
