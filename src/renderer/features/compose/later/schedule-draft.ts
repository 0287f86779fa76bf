import type { QuietAnswer, ScheduleTime } from '#shared/domain/scheduled';
import type { AppError } from '#shared/errors';
import { bridge } from '../../../lib/bridge';
import { newId } from '../../../lib/new-id';
import { budgetPart, withinBudget } from '../../../lib/budget-question';
import { isSame, useCompose } from '../compose-store';
import { clear, makeRequest } from '../send';
import { followMessages } from '../sent';

/** One press of Schedule keeps its id until it was answered, so that it is never done twice. */
let unanswered: { readonly key: string; readonly requestId: string } | null = null;

/**
 * Schedules what stands in the form, and empties it when main has it. Answers what is wrong; main's
 * questions, about quiet hours at that time and the same text again, take the dialog's place.
 */
export async function scheduleDraft(
  time: ScheduleTime,
  quiet: QuietAnswer,
  duplicateConfirmed = false,
): Promise<AppError | null> {
  const { draft } = useCompose.getState();
  const request = makeRequest(draft, true, quiet);
  if (!('requestId' in request)) return request;
  // What was answered already goes with it: the questions are this dialog's, not those of Send.
  const { requestId: _, quiet: __, ...message } = request;
  const wanted = { ...message, time, quiet, duplicateConfirmed };
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
    useCompose.setState({ isLater: false, quiet: null, duplicate: null });
    followMessages(messages, draft.text, schedules);
    return null;
  }
  const again = async (...given: [QuietAnswer, boolean]): Promise<void> => {
    useCompose.setState({ quiet: null, duplicate: null });
    const error = await scheduleDraft(time, ...given);
    if (error !== null) useCompose.setState({ error });
  };
  const { error } = answer;
  // A yes must never be for another draft, which may have come from elsewhere meanwhile.
  if (!isSame(useCompose.getState().draft, draft)) return error;
  if (error.code === 'duplicate-recent' || error.code === 'duplicate-scheduled') {
    const confirm = (): void => void again(quiet, true);
    useCompose.setState({ isLater: false, duplicate: { error, isLater: true, confirm } });
    return null;
  }
  if (error.code !== 'quiet-hours' || quiet !== 'ask') return error;
  useCompose.setState({
    isLater: false,
    quiet: { error, answer: (how) => void again(how, duplicateConfirmed) },
  });
  return null;
}
