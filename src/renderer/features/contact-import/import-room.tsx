import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CheckingPage, OpeningPage, WritingPage } from './progress-pages';
import { ImportSteps } from './import-steps';
import { MapPage } from './map/map-page';
import { PreviewPage } from './preview/preview-page';
import { ReportPage, type ImportedContacts } from './report/report-page';
import { StartPage } from './start/start-page';
import { useImport, type ImportStage } from './import-store';
import './import-room.css';

interface ImportRoomProps {
  /** Leads to the contacts that an import left; to all where it is undone. */
  readonly onContacts: (what: ImportedContacts | null) => void;
  /** Opens the dialog that exports contacts. */
  readonly onExport: () => void;
}

/** The desk's room for importing contacts, step by step, and for undoing imports of the past. */
export function ImportRoom(props: ImportRoomProps): ReactNode {
  const { t } = useTranslation('import');
  const stage = useImport((state) => state.stage);
  const frame = useRef<HTMLDivElement>(null);
  useFocusOnNewStep(frame, stage.kind);
  return (
    <div className="import-room" data-stage={stage.kind} ref={frame}>
      <div className="import-head">
        <h1 className="import-title">{t('room.title')}</h1>
        <ImportSteps stage={stage.kind} />
      </div>
      <Stage stage={stage} {...props} />
    </div>
  );
}

function Stage({
  stage,
  onContacts,
  onExport,
}: ImportRoomProps & { readonly stage: ImportStage }): ReactNode {
  switch (stage.kind) {
    case 'start':
      return <StartPage onExport={onExport} />;
    case 'opening':
      return <OpeningPage stage={stage} />;
    case 'mapping':
      return <MapPage stage={stage} />;
    case 'checking':
      return <CheckingPage stage={stage} />;
    case 'preview':
      return <PreviewPage stage={stage} />;
    case 'writing':
      return <WritingPage stage={stage} />;
    case 'report':
      return <ReportPage stage={stage} onContacts={onContacts} />;
  }
}

/** A new step is where the keyboard and the screen reader go on: at its heading. */
function useFocusOnNewStep(
  frame: React.RefObject<HTMLElement | null>,
  kind: ImportStage['kind'],
): void {
  const shown = useRef(kind);
  useEffect(() => {
    if (shown.current === kind) return;
    shown.current = kind;
    frame.current?.querySelector<HTMLElement>('h2[tabindex="-1"]')?.focus();
  }, [frame, kind]);
}
