import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { fixtureAt } from '../../support/fixtures';
import { accessibilityProblems, type Shown } from '../../support/render';
import type { FakeState } from '../../support/fake-bridge';
import { chooseGroup, clara, said, showRoom } from './shown-room';

const optOuts = [
  { e164: '+4915735981001', optedOutAt: fixtureAt, how: 'by phone' },
  { e164: '+12025550199', optedOutAt: fixtureAt, how: '' },
];

async function showOptOuts(state: Partial<FakeState> = {}): Promise<Shown> {
  const shown = await showRoom({ optOuts, ...state });
  await chooseGroup(shown, /^Opted out/);
  await screen.findByRole('region', { name: 'Opted out' });
  return shown;
}

const rows = (): HTMLElement[] =>
  within(screen.getByRole('list', { name: 'Opted out' })).getAllByRole('listitem');

describe('the opt-out list', () => {
  it('is by number, whoever has it, without accessibility problems', async () => {
    await showOptOuts();
    await waitFor(() => {
      expect(rows().map((row) => row.textContent)).toEqual([
        expect.stringMatching(/^\+49 1573 5981001Clara Vogt.*by phone/),
        expect.stringMatching(/^\+1 202 555 0199Not a contact/),
      ]);
    });
    expect(await accessibilityProblems()).toEqual([]);
  });

  it('leads to the contact who has the number', async () => {
    const { user } = await showOptOuts();
    await user.click(await screen.findByRole('button', { name: 'Clara Vogt' }));
    await screen.findByRole('heading', { level: 2, name: 'Clara Vogt' });
    expect(screen.getByRole('list', { name: 'Contacts' })).toBeTruthy();
  });

  it('is searched', async () => {
    const { user } = await showOptOuts();
    await user.type(screen.getByRole('searchbox', { name: 'Search numbers and names' }), '0199');
    await waitFor(() => {
      expect(rows()).toHaveLength(1);
    });
  });

  it('takes numbers that no contact has, and keeps a wrong one for mending', async () => {
    const { fake, user } = await showOptOuts();
    await user.click(screen.getByRole('button', { name: 'Add number' }));
    const number = await screen.findByRole('textbox', { name: 'Number' });
    await user.type(number, '12{Enter}');
    expect((await screen.findByRole('alert')).textContent).toContain('12 is not a valid');
    await user.clear(number);
    await user.type(number, '+12025550123{Enter}');
    await waitFor(() => {
      expect(said()).toContain('+1 202 555 0123 is not texted any more.');
    });
    expect(fake.state.optOuts).toHaveLength(3);
  });

  it('lets a number go for a reason', async () => {
    const { fake, user } = await showOptOuts();
    await user.click(await screen.findByRole('button', { name: 'Lift… +1 202 555 0199' }));
    await user.type(await screen.findByRole('textbox', { name: 'Reason' }), 'Wrong digit{Enter}');
    await waitFor(() => {
      expect(rows()).toHaveLength(1);
    });
    expect(fake.state.lifts).toMatchObject([{ e164: '+12025550199', reason: 'Wrong digit' }]);
  });

  it('is saved where the user says', async () => {
    const { fake, user } = await showOptOuts();
    const list = screen.getByRole('region', { name: 'Opted out' });
    await user.click(within(list).getByRole('button', { name: 'Export…' }));
    await waitFor(() => {
      expect(said()).toContain('2 numbers were saved in /home/clara/opt-outs.csv.');
    });
    expect(fake.inputsOf('saveOptOuts')).toEqual([{}]);
  });

  it('reads a list of another program and tells what came of it', async () => {
    const { fake, user } = await showOptOuts({ contacts: [clara] });
    fake.succeed('importOptOuts', { added: 3, known: 1, rejected: [{ row: 5, value: 'none' }] });
    const list = screen.getByRole('region', { name: 'Opted out' });
    await user.click(within(list).getByRole('button', { name: 'Import…' }));
    const report = await screen.findByRole('alert');
    expect(report.textContent).toContain('Added: 3. On the list already: 1.');
    expect(report.textContent).toContain('Row 5: none');
    expect(fake.inputsOf('importOptOuts')).toEqual([{}]);
  });
});
