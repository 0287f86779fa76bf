import { create } from 'zustand';
import type { AppError, ErrorCode } from '#shared/errors';
import type { Result } from '#shared/result';

/** Main's question about a call, and what answers it; `null` for calling it off. */
export interface Asked<Given> {
  readonly error: AppError;
  readonly answer: (given: Given | null) => void;
}

/** Makes a question that main may answer a call with: the store of the one that stands in the window. */
export function createQuestion<Given>(code: ErrorCode) {
  const use = create<{ readonly asked: Asked<Given> | null }>(() => ({ asked: null }));

  function ask(error: AppError): Promise<Given | null> {
    use.getState().asked?.answer(null);
    return new Promise((resolve) => {
      use.setState({
        asked: {
          error,
          answer: (given) => {
            use.setState({ asked: null });
            resolve(given);
          },
        },
      });
    });
  }

  /**
   * Makes a call; where main asks, the user is asked, and the call made again with the answer. Where the
   * user calls it off, the answer is main's question as an error.
   */
  const answered = async <T>(
    call: (given: Given | undefined) => Promise<Result<T, AppError>>,
  ): Promise<Result<T, AppError>> => {
    const first = await call(undefined);
    if (first.ok || first.error.code !== code) return first;
    const given = await ask(first.error);
    return given === null ? first : call(given);
  };

  return { use, answered };
}
