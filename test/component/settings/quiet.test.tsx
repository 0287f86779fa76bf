import { fireEvent, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { defaultProfile } from '../../../src/main/settings/profile';
import { anAccount, aPracticeAccount } from '../../support/fixtures';
import { accessibilityProblems } from '../../support/render';
import { said, showSettings } from './settings-room';

const hoursOf = (account: string) =>
  screen.getByRole<HTMLSelectElement>('combobox', { name: `Quiet hours of ${account}` });

describe('the quiet hours of an account', () => {
  it('are those of the recipient’s country, and none in practice, unless chosen', async () => {
    const shop = anAccount({ label: 'Salon Berger' });
    const practice = aPracticeAccount({ id: 'practice', label: 'Practice' });
    await showSettings({ accounts: [shop, practice] });
    expect(hoursOf('Salon Berger').value).toBe('country');
    expect(hoursOf('Practice').value).toBe('off');
    expect(await accessibilityProblems()).toEqual([]);
  });

  it('can be hours of its own, kept when a field is left', async () => {
    const shop = anAccount({ label: 'Salon Berger' });
    const { fake, user } = await showSettings({ accounts: [shop] });
    await user.selectOptions(hoursOf('Salon Berger'), 'own');
    const own = { kind: 'own', from: '20:00', until: '08:00' };
    expect(fake.inputsOf('changeSettings')).toEqual([{ quietHours: { [shop.id]: own } }]);
    const from = screen.getByLabelText('Quiet from');
    fireEvent.change(from, { target: { value: '21:30' } });
    fireEvent.blur(from);
    expect(fake.inputsOf('changeSettings').at(-1)).toEqual({
      quietHours: { [shop.id]: { ...own, from: '21:30' } },
    });
    expect(said()).toBe('Saved');
  });

  it('can be none', async () => {
    const shop = anAccount({ label: 'Salon Berger' });
    const { fake, user } = await showSettings({ accounts: [shop] });
    await user.selectOptions(hoursOf('Salon Berger'), 'off');
    expect(fake.inputsOf('changeSettings')).toEqual([
      { quietHours: { [shop.id]: { kind: 'off' } } },
    ]);
  });
});

describe('how late a text may go by itself', () => {
  it('is two hours unless chosen', async () => {
    const { settings } = defaultProfile('DE');
    const { fake } = await showSettings({ settings });
    const field = screen.getByRole<HTMLInputElement>('textbox', {
      name: 'Send late texts by itself up to',
    });
    expect(field.value).toBe('120');
    fireEvent.change(field, { target: { value: '30' } });
    fireEvent.blur(field);
    expect(fake.inputsOf('changeSettings')).toEqual([{ lateToleranceMinutes: 30 }]);
  });
});
