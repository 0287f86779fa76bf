import { act, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { appError } from '#shared/errors';
import { err, ok } from '#shared/result';
import { QuietQuestion } from '../../../src/renderer/components/quiet-question';
import { resendMessages } from '../../../src/renderer/features/history/bulk';
import { resend } from '../../../src/renderer/features/history/history-actions';
import { UnknownsRoom } from '../../../src/renderer/features/unknowns/unknowns-room';
import { useQuietQuestion } from '../../../src/renderer/lib/quiet-question';
import { aMessage } from '../../support/fixtures';
import { accessibilityProblems, show } from '../../support/render';

const params = { recipient: 'Clara Vogt', others: 0, free: 0, firstAt: 1, lastAt: 1 };
const rejected = (id: string) =>
  aMessage({
    id,
    recipientName: 'Clara Vogt',
    state: { kind: 'rejected', at: 1, reason: 'no-connection', providerWords: null },
  });

afterEach(() => {
  act(() => useQuietQuestion.getState().asked?.answer(null));
});

/** Main asks of quiet hours where no answer comes with the call. */
async function shown(mustWait = false) {
  const one = await show(<QuietQuestion />);
  one.fake.handle('resendMessage', ({ messageId, quiet }) =>
    quiet === undefined
      ? err(appError('quiet-hours', { params: { ...params, ...(mustWait && { mustWait: 1 }) } }))
      : ok(aMessage({ id: `${messageId}-again` })),
  );
  const question = async () =>
    within(await screen.findByRole('alertdialog', { name: 'Quiet hours' }));
  return { ...one, question };
}

describe('sending again in quiet hours', () => {
  it.each([
    ['Send anyway', 'send-anyway'],
    ['Wait until allowed', 'when-allowed'],
  ])('asks from the history, and passes on “%s”', async (name, quiet) => {
    const { user, fake, question } = await shown();
    void resend(rejected('m1'));
    const dialog = await question();
    expect(dialog.getByText('Clara Vogt has quiet hours at that time.')).toBeTruthy();
    expect(await accessibilityProblems()).toEqual([]);
    await user.click(dialog.getByRole('button', { name }));
    await waitFor(() => {
      expect(fake.inputsOf('resendMessage').at(-1)).toEqual({
        messageId: 'm1',
        mayDuplicateConfirmed: false,
        quiet,
      });
    });
    expect(screen.queryByRole('alertdialog')).toBeNull();
  });

  it('sends nothing where the answer is no', async () => {
    const { user, fake, question } = await shown();
    void resend(rejected('m1'));
    await user.click((await question()).getByRole('button', { name: 'Cancel' }));
    expect(screen.queryByRole('alertdialog')).toBeNull();
    expect(fake.inputsOf('resendMessage')).toHaveLength(1);
  });

  it('does not offer to send what has to wait, such as marketing', async () => {
    const { question } = await shown(true);
    void resend(rejected('m1'));
    const dialog = await question();
    expect(dialog.getByText('Marketing waits until they are over.')).toBeTruthy();
    expect(dialog.queryByRole('button', { name: 'Send anyway' })).toBeNull();
  });

  it('asks once for several', async () => {
    const { user, fake, question } = await shown();
    const sent = resendMessages([rejected('m2'), rejected('m1')]);
    await user.click((await question()).getByRole('button', { name: 'Wait until allowed' }));
    expect(await sent).toEqual(ok(2));
    expect(
      fake.inputsOf('resendMessage').map(({ messageId, quiet }) => [messageId, quiet]),
    ).toEqual([
      ['m1', undefined],
      ['m1', 'when-allowed'],
      ['m2', 'when-allowed'],
    ]);
  });

  it('asks from the unclear ones, after the warning', async () => {
    const { user, fake, question, rerender } = await shown();
    fake.handle('listUnsettled', () =>
      ok([
        aMessage({
          id: 'unclear',
          recipientName: 'Clara Vogt',
          state: {
            kind: 'unknown',
            at: 1,
            reason: 'server-error',
            providerWords: null,
            settlement: null,
          },
        }),
      ]),
    );
    rerender(
      <>
        <UnknownsRoom />
        <QuietQuestion />
      </>,
    );
    await user.click(await screen.findByRole('button', { name: /Send again/ }));
    const warning = within(await screen.findByRole('alertdialog'));
    await user.click(warning.getByRole('button', { name: 'Send again' }));
    await user.click((await question()).getByRole('button', { name: 'Send anyway' }));
    await waitFor(() => {
      expect(fake.inputsOf('resendMessage').at(-1)).toEqual({
        messageId: 'unclear',
        mayDuplicateConfirmed: true,
        quiet: 'send-anyway',
      });
    });
  });
});
