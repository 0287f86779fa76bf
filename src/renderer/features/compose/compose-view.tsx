import { useId, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { maxTextUnits } from '#shared/domain/draft';
import { hasFields } from '#shared/domain/template-marks';
import { Button } from '../../components/button';
import { Callout } from '../../components/callout';
import { ErrorMessage } from '../../components/error-message';
import { useSnapshot } from '../../lib/snapshot-store';
import { bringBackDraft, forgetDisplaced, useCompose } from './compose-store';
import { FromField } from './from-field';
import {
  ClipboardOffer,
  DuplicateQuestion,
  FieldNotes,
  LaterDialog,
  QuietHoursQuestion,
} from './lazy-parts';
import { MessageField } from './message-field';
import { useOutgoing } from './outgoing';
import { openLater } from './open-later';
import { overId, SegmentMeter } from './segment-meter';
import { send } from './send';
import { SendStatus } from './send-status';
import { SignOffLine } from './sign-off-line';
import { ToField } from './to-field';
import { useUndoKey } from './use-undo-key';
import './compose-view.css';

interface ComposeViewProps {
  readonly onShowHistory: (messageId: string | null) => void;
}

/** Where a message is written and sent. */
export function ComposeView({ onShowHistory }: ComposeViewProps): ReactNode {
  const { t } = useTranslation('compose');
  const { t: common } = useTranslation('common');
  const account = useSnapshot(({ accounts, activeAccountId }) =>
    accounts.find(({ id }) => id === activeAccountId),
  );
  const isMac = useSnapshot(({ platform }) => platform === 'darwin');
  const outgoing = useOutgoing(account);
  const withFields = useCompose(({ draft }) => hasFields(draft.text));
  const isSending = useCompose((state) => state.isSending);
  const error = useCompose((state) => state.error);
  const isAsking = useCompose(({ duplicate }) => duplicate !== null);
  const isQuiet = useCompose(({ quiet }) => quiet !== null);
  const isLater = useCompose((state) => state.isLater);
  const meterId = useId();
  useUndoKey();
  const isTooLong = outgoing.over > 0;

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.stopPropagation();
    void send();
  }

  return (
    <div className="compose" onKeyDownCapture={onKeyDown}>
      <div className="compose-card">
        <ToField />
        <FromField />
        <MessageField meterId={meterId} />
        {account !== undefined && <SignOffLine signOff={account.signOff} />}
      </div>
      {withFields && <FieldNotes />}
      <SegmentMeter id={meterId} account={account} outgoing={outgoing} />
      <Notes />
      <ErrorMessage error={error} />
      <SendStatus onShowHistory={onShowHistory} />
      <div className="compose-end">
        <kbd className="compose-key" aria-hidden="true">
          {isMac ? '⌘ ↩' : `${common('keys.control')} ↵`}
        </kbd>
        <Button
          kind="quiet"
          icon="clock"
          isDisabled={account === undefined || isTooLong}
          onPress={() => void openLater()}
        >
          {t('later.open')}
        </Button>
        <Button
          kind="primary"
          icon="send"
          isDisabled={account === undefined || isTooLong}
          isPending={isSending}
          {...(isTooLong && { describedBy: overId(meterId) })}
          onPress={() => void send()}
        >
          {t('send')}
        </Button>
      </div>
      {isAsking && <DuplicateQuestion />}
      {isLater && <LaterDialog />}
      {isQuiet && <QuietHoursQuestion />}
    </div>
  );
}

function Notes(): ReactNode {
  const { t } = useTranslation('compose');
  const { t: common } = useTranslation('common');
  const displaced = useCompose((state) => state.displaced);
  const textWasCut = useCompose((state) => state.textWasCut);
  const isOffering = useCompose((state) => state.offered !== null);
  return (
    <>
      {isOffering && <ClipboardOffer />}
      {textWasCut && (
        <Callout tone="warn" role="alert">
          {t('textCut', { limit: maxTextUnits })}
        </Callout>
      )}
      {displaced.length > 0 && (
        <Callout
          actions={
            <>
              <Button small onPress={bringBackDraft}>
                {t('bringBack')}
              </Button>
              <Button small kind="quiet" onPress={forgetDisplaced}>
                {common('dismiss')}
              </Button>
            </>
          }
        >
          {t('displaced')}
        </Callout>
      )}
    </>
  );
}
