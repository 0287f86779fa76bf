import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button';
import { EmptyState } from '../../components/empty-state';
import { exampleNames, addExample } from './examples';
import { FilesMenu } from './template-list';
import { addTemplate } from './templates-store';

/** What the room says while there is no template: what they are for, and some to begin with. */
export function EmptyTemplates(): ReactNode {
  const { t, i18n } = useTranslation('templates');
  return (
    <EmptyState icon="template" title={t('none.title')}>
      <p className="templates-none-hint">{t('none.hint')}</p>
      <ul className="template-examples" role="list" aria-label={t('none.examples')}>
        {exampleNames.map((example) => (
          <li key={example} className="template-example card">
            <strong>{t(`examples.${example}.name`)}</strong>
            {/* Its fields are the template's, not this translation's. */}
            <p>{t(`examples.${example}.text`, { skipInterpolation: true })}</p>
            <Button small onPress={() => void addExample(example, t, i18n.language)}>
              {t('none.add', { name: t(`examples.${example}.name`) })}
            </Button>
          </li>
        ))}
      </ul>
      <div className="templates-none-actions">
        <Button
          kind="primary"
          icon="add"
          onPress={() => {
            addTemplate({ name: '', text: '', language: i18n.language });
          }}
        >
          {t('none.own')}
        </Button>
        <FilesMenu isEmpty />
      </div>
    </EmptyState>
  );
}
