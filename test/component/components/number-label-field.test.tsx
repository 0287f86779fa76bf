import { screen } from '@testing-library/react';
import { useState, type ReactNode } from 'react';
import { describe, expect, it } from 'vitest';
import { NumberLabelField } from '../../../src/renderer/components/number-label-field';
import { aSnapshot } from '../../support/fixtures';
import { show } from '../../support/render';

function Form({ stored }: { readonly stored: string }): ReactNode {
  const [value, setValue] = useState(stored);
  return (
    <>
      <NumberLabelField label="Label" value={value} maxLength={100} onChange={setValue} />
      <output>{value}</output>
    </>
  );
}

describe('the field for the label of a number', () => {
  it('shows a known label in the language of the program', async () => {
    await show(<Form stored="home" />, { snapshot: aSnapshot({ language: 'de' }) });
    expect(screen.getByRole<HTMLInputElement>('textbox').value).toBe('privat');
    expect(screen.getByRole('status').textContent).toBe('home');
  });

  it('shows what is typed as it is typed, and a known label once it is left', async () => {
    const { user } = await show(<Form stored="" />, { snapshot: aSnapshot({ language: 'de' }) });
    const field = screen.getByRole<HTMLInputElement>('textbox');
    await user.type(field, 'home');
    expect(field.value).toBe('home');
    await user.type(field, 'page');
    expect(screen.getByRole('status').textContent).toBe('homepage');
    await user.clear(field);
    await user.type(field, 'work');
    await user.tab();
    expect(field.value).toBe('geschäftlich');
  });
});
