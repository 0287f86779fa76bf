import type { QuietAnswer, ScheduleTime } from '#shared/domain/scheduled';
import type { AppError } from '#shared/errors';
import { bridge } from '../../../lib/bridge';
import { newId } from '../../../lib/new-id';
import { budgetPart, withinBudget } from '../../../lib/budget-question';
import { useCompose } from '../compose-store';
import { clear, makeRequest } from '../send';
import { followMessages } from '../sent';

/** One press of Schedule keeps its id until it was answered, so that it is never done twice. */
let unanswered: { readonly key: string; readonly requestId: string } | null = null;

/**
 * Schedules what stands in the form, and empties it when main has it. Answers what is wrong; where
 * recipients have quiet hours at that time, the question takes the dialog's place.
 */
export async function scheduleDraft(
  time: ScheduleTime,
  quiet: QuietAnswer,
): Promise<AppError | null> {
  const { draft } = useCompose.getState();
  const request = makeRequest(draft, true, quiet);
  if (!('requestId' in request)) return request;
  const { accountId, senderId, recipients, text } = request;
  const wanted = { accountId, senderId, recipients, text, time, quiet };
  const key = JSON.stringify(wanted);
  const requestId = unanswered?.key === key ? unanswered.requestId : newId();
  unanswered = { key, requestId };
  const answer = await withinBudget((given) =>
    bridge.scheduleSms({ ...wanted, requestId, ...budgetPart(given) }),
  );
  if (!answer.ok && answer.error.code === 'internal') return answer.error;
  unanswered = null;
  if (answer.ok) {
    const { messages, schedules } = answer.value;
    clear(draft);
    useCompose.setState({ isLater: false, quiet: null });
    followMessages(messages, draft.text, schedules);
    return null;
  }
  if (answer.error.code !== 'quiet-hours' || quiet !== 'ask') return answer.error;
  const answered = async (answered: QuietAnswer): Promise<void> => {
    useCompose.setState({ quiet: null });
    const error = await scheduleDraft(time, answered);
    if (error !== null) useCompose.setState({ error });
  };
  useCompose.setState({
    isLater: false,
    quiet: { error: answer.error, answer: (how) => void answered(how) },
  });
  return null;
}
