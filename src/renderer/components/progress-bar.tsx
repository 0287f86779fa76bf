import { useId, type ReactNode } from 'react';
import './progress-bar.css';

interface ProgressBarProps {
  readonly label: string;
  /** From 0 to 1; `null` where the end is not known. */
  readonly share: number | null;
  /** How far in words: below the bar, and what a screen reader says of it. */
  readonly words: string;
}

/** How far some work is (role `progressbar`), in a bar and in words. */
export function ProgressBar({ label, share, words }: ProgressBarProps): ReactNode {
  const id = useId();
  const percent = share === null ? null : Math.round(Math.min(Math.max(share, 0), 1) * 100);
  return (
    <div className="progress">
      <div id={id} className="progress-label">
        {label}
      </div>
      <div
        className="progress-track"
        role="progressbar"
        aria-labelledby={id}
        aria-valuemin={0}
        aria-valuemax={100}
        {...(percent !== null && { 'aria-valuenow': percent })}
        aria-valuetext={words}
      >
        <div
          className="progress-fill"
          data-unknown={percent === null || undefined}
          style={percent === null ? undefined : { width: `${String(percent)}%` }}
        />
      </div>
      <div className="progress-words">{words}</div>
    </div>
  );
}
