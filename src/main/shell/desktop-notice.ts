import { Notification } from 'electron';
import type { Notice } from './outcome-notice';

/** Notifications whose click is still listened to; more would hold memory for nobody. */
const maxKept = 20;

/**
 * Makes the function that shows notifications with the desktop's own means.
 *
 * A notification that is not referenced is collected and its click is lost, so the last ones are kept.
 */
export function createNoticeBoard(
  icon: string,
): (notice: Omit<Notice, 'target'>, onClick: () => void) => void {
  let kept: readonly Notification[] = [];
  return (notice, onClick) => {
    if (!Notification.isSupported()) return;
    const notification = new Notification({
      title: notice.title,
      body: notice.body,
      silent: notice.quiet,
      urgency: notice.quiet ? 'low' : 'normal',
      icon,
    });
    const letGo = (): void => {
      kept = kept.filter((other) => other !== notification);
    };
    notification.once('click', () => {
      letGo();
      onClick();
    });
    notification.once('close', letGo);
    kept = [...kept, notification].slice(-maxKept);
    notification.show();
  };
}
