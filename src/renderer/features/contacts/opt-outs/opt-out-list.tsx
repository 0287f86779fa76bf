import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListedOptOut, OptOutReport } from '#shared/domain/contact';
import type { E164 } from '#shared/domain/phone';
import { Button } from '../../../components/button';
import { Callout } from '../../../components/callout';
import { EmptyState } from '../../../components/empty-state';
import { ErrorMessage } from '../../../components/error-message';
import { PagedList } from '../../../components/paged-list';
import { SearchField } from '../../../components/search-field';
import { bridge } from '../../../lib/bridge';
import { itemAt } from '../../../lib/pages';
import { readable, usePhone } from '../../../lib/phone';
import { dayText } from '../day-text';
import { openContact } from '../page/page-store';
import { say, sayError } from '../room/happened';
import { chooseGroup } from '../room/room-store';
import { AddOptOutDialog } from './add-opt-out-dialog';
import { LiftDialog } from './lift-dialog';
import { keepOptOuts, searchOptOuts, seeOptOuts, useOptOuts } from './opt-out-store';
import './opt-outs.css';

const rowRem = 3;

/** The numbers that must not be texted, whoever has them. */
export function OptOutList(): ReactNode {
  const { t } = useTranslation('contacts');
  const { text, list } = useOptOuts();
  const [isAdding, setIsAdding] = useState(false);
  const [lifted, setLifted] = useState<E164 | null>(null);
  const [report, setReport] = useState<OptOutReport | null>(null);
  useEffect(keepOptOuts, []);
  return (
    <section className="opt-outs" aria-label={t('groups.optOuts')}>
      <div>
        <h2 className="opt-outs-title">{t('groups.optOuts')}</h2>
        <p className="contact-soft">{t('optOuts.hint')}</p>
      </div>
      <div className="opt-outs-bar">
        <SearchField label={t('optOuts.search')} value={text} onChange={searchOptOuts} />
        <Button
          kind="primary"
          icon="add"
          onPress={() => {
            setIsAdding(true);
          }}
        >
          {t('optOuts.add')}
        </Button>
        <ImportButton onReport={setReport} />
        <ExportButton />
      </div>
      {report !== null && (
        <ImportReport
          report={report}
          onClose={() => {
            setReport(null);
          }}
        />
      )}
      <ErrorMessage error={list.error} />
      {list.total === 0 ? (
        list.isLoaded && (
          <EmptyState
            icon={text === '' ? 'hide' : 'search'}
            title={t(text === '' ? 'optOuts.empty' : 'optOuts.notFound')}
          />
        )
      ) : (
        <PagedList
          label={t('groups.optOuts')}
          total={list.total}
          rowRem={rowRem}
          resetKey={list.asked}
          onSee={seeOptOuts}
        >
          {({ index, isActive }) => (
            <OptOutRow optOut={itemAt(list, index)} isActive={isActive} onLift={setLifted} />
          )}
        </PagedList>
      )}
      {isAdding && (
        <AddOptOutDialog
          onClose={() => {
            setIsAdding(false);
          }}
        />
      )}
      {lifted !== null && (
        <LiftDialog
          e164={lifted}
          onClose={() => {
            setLifted(null);
          }}
        />
      )}
    </section>
  );
}

function OptOutRow({
  optOut,
  isActive,
  onLift,
}: {
  readonly optOut: ListedOptOut | undefined;
  readonly isActive: boolean;
  readonly onLift: (e164: E164) => void;
}): ReactNode {
  const { t, i18n } = useTranslation('contacts');
  const phone = usePhone();
  if (optOut === undefined) return <div className="opt-out-row" aria-busy="true" />;
  const { e164, optedOutAt, how, contactId, name } = optOut;
  const number = readable(phone, e164);
  return (
    <div className="opt-out-row">
      <span className="opt-out-number selectable">{number}</span>
      <span className="opt-out-who">
        {contactId !== null && name !== null ? (
          <button
            type="button"
            className="opt-out-name"
            tabIndex={isActive ? 0 : -1}
            onClick={() => {
              chooseGroup({ kind: 'all' });
              openContact(contactId);
            }}
          >
            {name}
          </button>
        ) : (
          <span className="contact-soft">{t('optOuts.nobody')}</span>
        )}
      </span>
      <span className="opt-out-how contact-soft" title={how}>
        {[dayText(optedOutAt, i18n.language), how].filter((part) => part !== '').join(' · ')}
      </span>
      <button
        type="button"
        className="button button-secondary button-small"
        data-row-focus
        tabIndex={isActive ? 0 : -1}
        onClick={() => {
          onLift(e164);
        }}
      >
        <span>
          {t('lift.action')}
          <span className="visually-hidden"> {number}</span>
        </span>
      </button>
    </div>
  );
}

/** Reads a list that another program keeps. What is on ours stays. */
function ImportButton({
  onReport,
}: {
  readonly onReport: (report: OptOutReport | null) => void;
}): ReactNode {
  const { t } = useTranslation('contacts');
  const [isReading, setIsReading] = useState(false);
  async function read(): Promise<void> {
    setIsReading(true);
    const answer = await bridge.importOptOuts({});
    setIsReading(false);
    if (!answer.ok) sayError(answer.error);
    else if (answer.value !== null) onReport(answer.value);
  }
  return (
    <Button isPending={isReading} onPress={() => void read()}>
      {t('optOuts.import')}
    </Button>
  );
}

function ExportButton(): ReactNode {
  const { t } = useTranslation('contacts');
  async function save(): Promise<void> {
    const answer = await bridge.saveOptOuts({});
    if (!answer.ok) sayError(answer.error);
    else if (answer.value !== null) {
      const { path, rows } = answer.value;
      say(t('optOuts.exported', { count: rows, path }));
    }
  }
  return <Button onPress={() => void save()}>{t('optOuts.export')}</Button>;
}

const mostShown = 20;

function ImportReport({
  report,
  onClose,
}: {
  readonly report: OptOutReport;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('contacts');
  const { t: common } = useTranslation('common');
  const { added, known, rejected } = report;
  return (
    <Callout
      tone={rejected.length > 0 ? 'warn' : 'good'}
      role="alert"
      actions={
        <Button small onPress={onClose}>
          {common('dismiss')}
        </Button>
      }
    >
      <p>{t('optOuts.imported', { added, known })}</p>
      {rejected.length > 0 && (
        <>
          <p>{t('optOuts.rejected', { count: rejected.length })}</p>
          <ul>
            {rejected.slice(0, mostShown).map(({ row, value }) => (
              <li key={row} className="selectable">
                {t('optOuts.rejectedRow', { row, value })}
              </li>
            ))}
          </ul>
        </>
      )}
    </Callout>
  );
}
