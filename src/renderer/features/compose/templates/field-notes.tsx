import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { TemplateProblem } from '#shared/domain/template';
import { bridge } from '../../../lib/bridge';
import { readable, useLoadedPhone } from '../../../lib/phone';
import { moveCaret, useCompose, type MergedDraft } from '../compose-store';
import { mergedNow } from '../outgoing';
import { Button } from '../../../components/button';
import './field-notes.css';

/** How long typing has to rest before main is asked. */
const restMs = 120;

/** Says what a text with fields will be: for whom something is missing, or what somebody gets. */
export function FieldNotes(): ReactNode {
  const { t } = useTranslation('compose');
  const draft = useCompose((state) => state.draft);
  const merged = mergedNow(
    draft,
    useCompose((state) => state.merged),
  );
  useMerging();
  if (merged === null) return null;
  const problem = firstProblem(merged);
  const first = merged.results[0]?.filled.text ?? '';
  return (
    <div className="field-notes" aria-live="polite">
      {problem !== null && <Problem merged={merged} {...problem} />}
      {problem === null && draft.recipients.length === 0 && <p>{t('fields.later')}</p>}
      {problem === null && draft.recipients.length > 0 && (
        <p className="field-notes-text">
          <span>{t('fields.gets', { count: draft.recipients.length })}</span> {first}
        </p>
      )}
    </div>
  );
}

interface FoundProblem {
  readonly problem: TemplateProblem;
  /** Whose it is, by the place among the recipients. */
  readonly index: number;
}

function firstProblem({ results }: MergedDraft): FoundProblem | null {
  for (const [index, { problems }] of results.entries()) {
    const [problem] = problems;
    if (problem !== undefined) return { problem, index };
  }
  return null;
}

function Problem({
  merged,
  problem,
  index,
}: FoundProblem & { readonly merged: MergedDraft }): ReactNode {
  const { t } = useTranslation('compose');
  const phone = useLoadedPhone();
  const recipient = merged.recipients[index];
  const who = recipient === undefined ? '' : (recipient.name ?? readable(phone, recipient.e164));
  return (
    <div className="field-problem">
      <p>{t(`fields.problem.${problem.kind}`, { field: problem.field, who })}</p>
      <Button
        small
        kind="quiet"
        onPress={() => {
          moveCaret(problem.start, problem.end);
          useCompose.setState({ focus: { field: 'message' } });
        }}
      >
        {t('fields.show')}
      </Button>
    </div>
  );
}

/** Keeps what main makes of the draft for each recipient. */
function useMerging(): void {
  const text = useCompose(({ draft }) => draft.text);
  const recipients = useCompose(({ draft }) => draft.recipients);
  const language = useCompose((state) => state.draft.language);

  useEffect(() => {
    let isOver = false;
    async function merge(): Promise<void> {
      const answer = await bridge.mergeText({
        text,
        language,
        recipients: recipients.map(({ e164, contactId }) => ({ e164, contactId })),
      });
      if (isOver || !answer.ok) return;
      useCompose.setState({ merged: { text, recipients, results: answer.value } });
    }
    const timer = setTimeout(() => void merge(), restMs);
    const endFollowing = bridge.on('contactsChanged', () => void merge());
    return () => {
      isOver = true;
      clearTimeout(timer);
      endFollowing();
    };
  }, [text, recipients, language]);
}
