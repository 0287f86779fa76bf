import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../components/empty-state';
import { Happened } from '../../components/happened';
import { EmptyTemplates } from './empty-templates';
import { ImportDialog } from './import-dialog';
import { TemplateEditor } from './template-editor';
import { TemplateList } from './template-list';
import { keepTemplates, newId, restoreTemplate, useTemplates } from './templates-store';
import '../../components/list-room.css';
import './templates-room.css';

/** The desk's room for templates: a list, and the one that is being written. */
export function TemplatesRoom(): ReactNode {
  const { t } = useTranslation('templates');
  const isLoaded = useTemplates((state) => state.isLoaded);
  const isEmpty = useTemplates(
    ({ templates, openId }) => templates.length === 0 && openId === null,
  );
  const openId = useTemplates((state) => state.openId);
  const isThere = useTemplates(
    ({ templates }) => openId === newId || templates.some(({ id }) => id === openId),
  );
  useEffect(keepTemplates, []);
  return (
    <div className="list-room">
      <h1 className="visually-hidden">{t('title')}</h1>
      {isLoaded && isEmpty && <EmptyTemplates />}
      {isLoaded && !isEmpty && (
        <div className="list-room-columns" data-open={openId !== null || undefined}>
          <TemplateList />
          {openId !== null && isThere ? (
            <TemplateEditor key={openId} />
          ) : (
            <div className="list-room-page">
              <EmptyState icon="template" title={t('chooseOne')} />
            </div>
          )}
        </div>
      )}
      <WhatHappened />
      <ImportDialog />
    </div>
  );
}

/** What just happened, with the way back. */
function WhatHappened(): ReactNode {
  const { t } = useTranslation('templates');
  const happened = useTemplates((state) => state.happened);
  const openId = useTemplates((state) => state.openId);
  const error = useTemplates((state) => state.error);
  return (
    <Happened
      words={happened === null ? null : t(`happened.${happened.kind}`)}
      // With a template open it stands beside what it is about.
      error={openId === null ? error : null}
      onUndo={(happened?.deleted ?? null) === null ? null : () => void restoreTemplate()}
      onHush={() => {
        useTemplates.setState({ happened: null, error: null });
      }}
    />
  );
}
