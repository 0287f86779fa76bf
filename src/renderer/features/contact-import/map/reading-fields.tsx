import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import {
  delimiters,
  importEncodings,
  type Delimiter,
  type ImportReading,
} from '#shared/domain/import';
import { CountryField } from '../../../components/country-field';
import { Select } from '../../../components/select';
import { Status } from '../../../components/status';
import { Switch } from '../../../components/switch';
import { changeCountry, changeReading } from '../open-file';

const delimiterNames = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
  '|': 'pipe',
} as const satisfies Readonly<Record<Delimiter, string>>;

interface ReadingFieldsProps {
  readonly reading: ImportReading;
  readonly isRereading: boolean;
}

/** How the file is read; a change reads it anew at once. */
export function ReadingFields({ reading, isRereading }: ReadingFieldsProps): ReactNode {
  const { t } = useTranslation('import');
  const { encoding, delimiter, sheet, sheets, header } = reading;
  return (
    <section className="import-card card" aria-labelledby="import-reading">
      <h3 id="import-reading" className="import-subheading">
        {t('reading.title')}
        <span className="import-format">{t(`reading.format.${reading.format}`)}</span>
      </h3>
      <div className="import-reading">
        {encoding !== null && (
          <Select
            label={t('reading.encoding')}
            description={t('reading.encodingHint')}
            value={encoding}
            isDisabled={isRereading}
            options={importEncodings.map((value) => ({
              value,
              label: t(`reading.encodings.${value}`),
            }))}
            onChange={(value) => {
              const chosen = importEncodings.find((one) => one === value);
              if (chosen !== undefined) void changeReading({ encoding: chosen });
            }}
          />
        )}
        {delimiter !== null && (
          <Select
            label={t('reading.delimiter')}
            value={delimiter}
            isDisabled={isRereading}
            options={delimiters.map((value) => ({
              value,
              label: t(`reading.delimiters.${delimiterNames[value]}`),
            }))}
            onChange={(value) => {
              const chosen = delimiters.find((one) => one === value);
              if (chosen !== undefined) void changeReading({ delimiter: chosen });
            }}
          />
        )}
        {sheet !== null && (
          <Select
            label={t('reading.sheet')}
            value={sheet}
            isDisabled={isRereading || sheets.length < 2}
            options={sheets.map((value) => ({ value, label: value }))}
            onChange={(value) => void changeReading({ sheet: value })}
          />
        )}
        <CountryField
          label={t('reading.country')}
          description={t('reading.countryHint')}
          onChange={(country) => void changeCountry(country)}
        />
      </div>
      {header !== null && (
        <Switch
          label={t('reading.header')}
          isSelected={header}
          isDisabled={isRereading}
          onChange={(on) => void changeReading({ header: on })}
        />
      )}
      <Status>{isRereading && t('reading.rereading')}</Status>
    </section>
  );
}
