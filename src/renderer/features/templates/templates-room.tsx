import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../../components/button';
import { EmptyState } from '../../components/empty-state';
import { ErrorMessage } from '../../components/error-message';
import { Status } from '../../components/status';
import { EmptyTemplates } from './empty-templates';
import { ImportDialog } from './import-dialog';
import { TemplateEditor } from './template-editor';
import { TemplateList } from './template-list';
import { keepTemplates, newId, restoreTemplate, useTemplates } from './templates-store';
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
    <div className="templates">
      <h1 className="visually-hidden">{t('title')}</h1>
      {isLoaded && isEmpty && <EmptyTemplates />}
      {isLoaded && !isEmpty && (
        <div className="templates-columns" data-open={openId !== null || undefined}>
          <TemplateList />
          {openId !== null && isThere ? (
            <TemplateEditor key={openId} />
          ) : (
            <div className="template-editor">
              <EmptyState icon="template" title={t('chooseOne')} />
            </div>
          )}
        </div>
      )}
      <Happened />
      <ImportDialog />
    </div>
  );
}

/** What just happened, with the way back. */
function Happened(): ReactNode {
  const { t } = useTranslation('templates');
  const { t: common } = useTranslation('common');
  const happened = useTemplates((state) => state.happened);
  const openId = useTemplates((state) => state.openId);
  const error = useTemplates((state) => state.error);
  const hasWayBack = (happened?.deleted ?? null) !== null;
  const hush = (): void => {
    useTemplates.setState({ happened: null });
  };
  return (
    <div className="templates-happened" data-shown={happened !== null || undefined}>
      {/* With a template open it stands beside what it is about. */}
      {openId === null && <ErrorMessage error={error} />}
      <div className="templates-happened-line">
        <Status>{happened !== null && t(`happened.${happened.kind}`)}</Status>
        {hasWayBack && (
          <Button small icon="undo" onPress={() => void restoreTemplate()}>
            {common('undo')}
          </Button>
        )}
        {happened !== null && (
          <IconButton small icon="close" label={common('dismiss')} onPress={hush} />
        )}
      </div>
    </div>
  );
}
