import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountView } from '#shared/domain/account';
import { formatMoney } from '#shared/domain/money';
import { useLoadedPhone } from '../../lib/phone';
import { useSnapshot } from '../../lib/snapshot-store';
import { useCompose } from './compose-store';
import { CostlyCharacter } from './costly-character';
import { estimateCost } from './estimate';
import type { Outgoing } from './outgoing';
import { usePrices } from './prices';
import './segment-meter.css';

interface SegmentMeterProps {
  readonly id: string;
  readonly account: AccountView | undefined;
  readonly outgoing: Outgoing;
}

/** The id of the words that say by how much a text is too long. */
export function overId(meterId: string): string {
  return `${meterId}-over`;
}

/** How the text will be sent: its segments, what each character costs, and about how much money. */
export function SegmentMeter({ id, account, outgoing }: SegmentMeterProps): ReactNode {
  const { t } = useTranslation('compose');
  const text = useCompose(({ draft }) => draft.text);
  const { measure, over } = outgoing;
  return (
    <div className="meter">
      <div className="meter-line">
        <p id={id}>
          {t('meter', {
            count: measure.segments,
            used: measure.used,
            available: measure.available,
            encoding: measure.encoding,
          })}
        </p>
        <Cost segments={measure.segments} account={account} />
      </div>
      {account !== undefined && over > 0 && (
        <p id={overId(id)} className="meter-over">
          {t('over', { count: over, limit: account.textLimit })}
        </p>
      )}
      {outgoing.isCostlyElsewhere && <p className="meter-hint">{t('costlyElsewhere')}</p>}
      <CostlyCharacter text={text} segments={measure.segments} />
    </div>
  );
}

function Cost({
  segments,
  account,
}: {
  readonly segments: number;
  readonly account: AccountView | undefined;
}): ReactNode {
  const { t } = useTranslation('compose');
  const language = useSnapshot((snapshot) => snapshot.language);
  const recipients = useCompose(({ draft }) => draft.recipients);
  const prices = usePrices((state) => state.prices);
  const phone = useLoadedPhone();
  if (account?.kind === 'practice') return <p>{t('free')}</p>;
  const costs = phone && estimateCost(segments, recipients, prices, phone);
  if (costs === null) return null;
  const cost = costs.map((money) => formatMoney(money, language)).join(' + ');
  return <p title={t('estimateHint')}>{t('estimate', { cost })}</p>;
}
