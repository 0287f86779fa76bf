import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button';
import { SelectionBar as Bar } from '../../../components/selection-bar';
import { wholeTime } from '../../../lib/message-time';
import { selectedCount } from '../../../lib/selection';
import { useHistory } from '../history-store';
import { useRowWords } from '../row-words';
import { selectAll, selectNone, useSelection } from '../selection-store';
import {
  askToDelete,
  askToResend,
  copyMessages,
  mostResent,
  resendable,
  tickedMessages,
} from './selection-work';

/** What can be done with the messages that are ticked. */
export function SelectionBar(): ReactNode {
  const { t } = useTranslation('log');
  const { t: common } = useTranslation('common');
  const selection = useSelection((state) => state.selection);
  const { total, isMore } = useHistory();
  const words = useRowWords();
  const count = selectedCount(selection, total);
  if (count === 0) return null;
  const ticked = tickedMessages();
  const again = ticked === null ? 0 : resendable(ticked).length;
  return (
    <Bar
      label={t('selection')}
      count={
        count === null || (isMore && ticked === null) ? t('tickedAll') : t('ticked', { count })
      }
      all={
        ticked !== null && (total === null || ticked.length < total)
          ? { label: t('tickAll'), onPress: selectAll }
          : null
      }
      none={{ label: t('tickNone'), onPress: selectNone }}
    >
      {again > 0 && again <= mostResent && ticked !== null && (
        <Button
          small
          onPress={() => {
            askToResend(ticked);
          }}
        >
          {t('resendMany', { count: again })}
        </Button>
      )}
      {ticked !== null && (
        <Button
          small
          icon="copy"
          onPress={() => {
            copyMessages(ticked, (message) => [
              wholeTime(message.createdAt, words.language),
              words.nameOf(message),
              words.numberOf(message),
              message.text,
            ]);
          }}
        >
          {t('copyMany')}
        </Button>
      )}
      <Button
        small
        icon="remove"
        onPress={() => {
          askToDelete(null);
        }}
      >
        {common('delete')}
      </Button>
    </Bar>
  );
}
