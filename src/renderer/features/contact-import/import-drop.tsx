import { useEffect, useEffectEvent, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../components/dialog';
import { Icon } from '../../components/icons';
import { bridge } from '../../lib/bridge';
import { useFileName } from './file-name';
import { openMapping, useImport } from './import-store';
import { answerDropped, dropFiles } from './open-file';
import { takeUndoProgress } from './past-imports-store';
import { takeProgress } from './run-import';
import './import-drop.css';

/**
 * The part of importing that is there in every room of the desk: it takes files that are dropped on
 * the window, and follows what main tells of an import.
 */
export function ImportDrop({ onDropped }: { readonly onDropped: () => void }): ReactNode {
  const isOver = useFileDrop((files) => {
    onDropped();
    dropFiles(files);
  });
  useEffect(
    () =>
      bridge.on('importProgress', (progress) => {
        takeProgress(progress);
        takeUndoProgress(progress);
      }),
    [],
  );
  return (
    <>
      {isOver && <DropTarget />}
      <ReplaceQuestion />
    </>
  );
}

/** Whether files hover over the window; calls back with those that are dropped. */
function useFileDrop(onFiles: (files: readonly File[]) => void): boolean {
  const [isOver, setIsOver] = useState(false);
  const drop = useEffectEvent(onFiles);
  useEffect(() => {
    const end = new AbortController();
    const { signal } = end;
    const onOver = (event: DragEvent): void => {
      if (event.dataTransfer?.types.includes('Files') !== true) return;
      // Without this the window would not be a place to drop on.
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
      setIsOver(true);
    };
    window.addEventListener('dragenter', onOver, { signal });
    window.addEventListener('dragover', onOver, { signal });
    window.addEventListener(
      'dragleave',
      (event) => {
        // From element to element it leaves too, but then it knows where to.
        if (event.relatedTarget === null) setIsOver(false);
      },
      { signal },
    );
    window.addEventListener(
      'drop',
      (event) => {
        setIsOver(false);
        const files = [...(event.dataTransfer?.files ?? [])];
        if (files.length === 0) return;
        event.preventDefault();
        drop(files);
      },
      { signal },
    );
    return () => {
      end.abort();
    };
  }, []);
  return isOver;
}

function DropTarget(): ReactNode {
  const { t } = useTranslation('import');
  return (
    <div className="import-drop">
      <div className="import-drop-words">
        <Icon name="bringIn" />
        <p className="import-drop-title">{t('drop.title')}</p>
        <p>{t('drop.hint')}</p>
      </div>
    </div>
  );
}

/** Asks before a dropped file takes the place of the one that is open. */
function ReplaceQuestion(): ReactNode {
  const { t } = useTranslation('import');
  const { t: common } = useTranslation('common');
  const fileName = useFileName();
  const { dropped, stage } = useImport();
  const open = openMapping(stage);
  const names = {
    file: fileName(open?.session.fileName ?? ''),
    next: fileName(dropped?.name ?? ''),
  };
  return (
    <ConfirmDialog
      title={t('replace.title', names)}
      isOpen={dropped !== null}
      confirmLabel={t('replace.confirm', names)}
      cancelLabel={common('cancel')}
      onConfirm={() => {
        answerDropped(true);
      }}
      onCancel={() => {
        answerDropped(false);
      }}
    >
      <p>{t('replace.body', names)}</p>
    </ConfirmDialog>
  );
}
