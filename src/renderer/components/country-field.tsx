import { useMemo, type ReactNode } from 'react';
import { countryChoices } from '../lib/country-choices';
import { useSnapshot } from '../lib/snapshot-store';
import { ComboBox } from './combo-box';

interface CountryFieldProps {
  readonly label: string;
  readonly description: string;
  readonly onChange: (country: string) => void;
}

/** The country whose numbers are those without a country code: one of the settings. */
export function CountryField({ label, description, onChange }: CountryFieldProps): ReactNode {
  const language = useSnapshot((snapshot) => snapshot.language);
  const country = useSnapshot((snapshot) => snapshot.settings.defaultCountry);
  const countries = useMemo(() => countryChoices(language), [language]);
  return (
    <ComboBox
      // A list in another language is another list.
      key={language}
      label={label}
      description={description}
      items={countries}
      value={country}
      onChange={(chosen) => {
        if (chosen !== country) onChange(chosen);
      }}
    />
  );
}
