import { screen, waitFor } from '@testing-library/react';
import { useState, type ReactNode } from 'react';
import { describe, expect, it } from 'vitest';
import { Button, IconButton } from '../../../src/renderer/components/button';
import { ComboBox } from '../../../src/renderer/components/combo-box';
import { ConfirmDialog } from '../../../src/renderer/components/dialog';
import { MenuButton } from '../../../src/renderer/components/menu';
import { Select } from '../../../src/renderer/components/select';
import { Switch } from '../../../src/renderer/components/switch';
import { TextField } from '../../../src/renderer/components/text-field';
import { accessibilityProblems, show } from '../../support/render';

function Form(): ReactNode {
  const [name, setName] = useState('');
  const [country, setCountry] = useState('DE');
  const [provider, setProvider] = useState('famulor');
  const [isOn, setIsOn] = useState(false);
  const [isAsking, setIsAsking] = useState(false);
  const [log, setLog] = useState('');
  return (
    <>
      <TextField
        label="Name"
        value={name}
        onChange={setName}
        description="As on the door"
        error={name === 'x' ? 'Too short' : null}
      />
      <ComboBox
        label="Country"
        value={country}
        onChange={setCountry}
        items={[
          { id: 'DE', label: 'Germany', hint: '+49' },
          { id: 'FR', label: 'France', hint: '+33' },
        ]}
      />
      <Select
        label="Provider"
        value={provider}
        onChange={setProvider}
        options={[
          { value: 'famulor', label: 'Famulor' },
          { value: 'practice', label: 'Practice' },
        ]}
      />
      <Switch label="Launch at login" isSelected={isOn} onChange={setIsOn} />
      <MenuButton
        label="More"
        actions={[
          {
            id: 'copy',
            label: 'Copy',
            onAction: () => {
              setLog('copied');
            },
          },
        ]}
      />
      <IconButton
        icon="remove"
        label="Remove"
        onPress={() => {
          setIsAsking(true);
        }}
      />
      <Button isDisabled>Save</Button>
      <ConfirmDialog
        title="Remove it?"
        isOpen={isAsking}
        confirmLabel="Remove it"
        cancelLabel="Keep it"
        onConfirm={() => {
          setLog('removed');
        }}
        onCancel={() => {
          setIsAsking(false);
        }}
      >
        It is gone then.
      </ConfirmDialog>
      <output>{[name, country, provider, String(isOn), log].join('|')}</output>
    </>
  );
}

const values = (): string | null => document.querySelector('output')?.textContent ?? null;

describe('the form controls', () => {
  it('have no accessibility problem', async () => {
    await show(<Form />);

    expect(await accessibilityProblems()).toEqual([]);
  });

  it('describe a text field by its help and its error', async () => {
    const { user } = await show(<Form />);
    const field = screen.getByRole('textbox', { name: 'Name' });

    await user.type(field, 'x');

    expect(field.getAttribute('aria-invalid')).toBe('true');
    const ids = field.getAttribute('aria-describedby')?.split(' ') ?? [];
    const words = ids.map((id) => document.getElementById(id)?.textContent);
    expect(words).toContain('As on the door');
    expect(words).toContain('Too short');
  });

  it('find one of many choices by a part of its name', async () => {
    const { user } = await show(<Form />);

    await user.clear(screen.getByRole('combobox', { name: 'Country' }));
    await user.type(screen.getByRole('combobox', { name: 'Country' }), 'fra');
    await user.click(screen.getByRole('option', { name: /France/ }));

    expect(values()).toBe('|FR|famulor|false|');
  });

  it('choose, switch and open menus', async () => {
    const { user } = await show(<Form />);

    await user.selectOptions(screen.getByRole('combobox', { name: 'Provider' }), 'Practice');
    await user.click(screen.getByRole('switch', { name: 'Launch at login' }));
    await user.click(screen.getByRole('button', { name: 'More' }));
    await user.click(screen.getByRole('menuitem', { name: 'Copy' }));

    expect(values()).toBe('|DE|practice|true|copied');
  });
});

describe('a confirm dialog', () => {
  it('keeps the window open while it asks and starts on the way out', async () => {
    const { user, fake } = await show(<Form />);

    await user.click(screen.getByRole('button', { name: 'Remove' }));

    const dialog = screen.getByRole('alertdialog', { name: 'Remove it?' });
    expect(dialog.textContent).toContain('It is gone then.');
    await waitFor(() => {
      expect(document.activeElement?.textContent).toBe('Keep it');
    });
    expect(fake.inputsOf('keepWindowOpen')).toEqual([{ on: true }]);
    expect(await accessibilityProblems()).toEqual([]);

    await user.keyboard('{Escape}');

    expect(screen.queryByRole('alertdialog')).toBeNull();
    expect(fake.inputsOf('keepWindowOpen')).toEqual([{ on: true }, { on: false }]);
    await waitFor(() => {
      expect(document.activeElement?.getAttribute('aria-label')).toBe('Remove');
    });
  });
});
