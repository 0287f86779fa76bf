/**
 * Every failure that a person may meet, by code. Each has a sentence in every language under
 * `errors.<code>` in `resources/locales`: what happened (`what`) and what to do about it (`todo`).
 */
export const errorCodes = [
  // provider and account
  'key-rejected',
  'key-redirected',
  'key-is-for-classic',
  'key-is-for-platform',
  'key-missing',
  'key-empty',
  'base-url-invalid',
  'base-url-insecure',
  'base-url-wrong',
  'no-connection',
  'tls-failed',
  'answer-timed-out',
  'answer-not-understood',
  'permission-denied',
  'balance-too-low',
  'rate-limited',
  'provider-failed',
  'account-not-found',
  'connection-expired',
  'sender-missing',
  'sender-not-listed',
  // keychain
  'keychain-missing',
  'keychain-locked',
  'keychain-failed',
  // sending
  'text-empty',
  'text-too-long',
  'text-not-sendable',
  'form-refilled',
  'recipients-missing',
  'recipients-too-many',
  'recipient-invalid',
  'recipient-opted-out',
  'duplicate-recent',
  'quiet-hours',
  'schedule-time-invalid',
  'schedule-past',
  'schedule-no-birthday',
  'schedule-not-found',
  'schedule-missed',
  'message-not-scheduled',
  'message-not-found',
  'message-not-resendable',
  'message-erased',
  'message-not-unknown',
  'may-duplicate',
  // batches
  'batch-not-found',
  'batch-not-draft',
  'batch-not-under-way',
  'batch-source-missing',
  'batch-purpose-missing',
  'batch-review-stale',
  'batch-nobody-goes',
  // contacts
  'contact-number-missing',
  'contact-number-invalid',
  'contact-email-invalid',
  'contact-birthday-invalid',
  'contact-field-invalid',
  'contact-consent-incomplete',
  'contact-not-found',
  'contact-being-texted',
  'name-missing',
  'name-taken',
  'tag-not-found',
  'field-not-found',
  'saved-search-not-found',
  'merge-with-itself',
  'merge-too-many-numbers',
  'merge-not-found',
  'merge-changed-since',
  'reason-missing',
  'opt-out-not-found',
  'opt-outs-not-found',
  // templates
  'template-not-found',
  'templates-too-many',
  'templates-changed',
  'templates-file-unknown',
  'name-too-long',
  'template-field-unknown',
  'template-field-empty',
  'template-field-braces',
  'template-broken',
  'sign-off-has-fields',
  // shell
  'link-not-read',
  'link-too-long',
  'link-recipients-left-out',
  'link-text-cut',
  'tel-links-off',
  'links-not-registered',
  'shortcut-invalid',
  'shortcut-taken',
  'login-item-failed',
  'folder-not-opened',
  // updates
  'update-no-connection',
  'update-feed-unreadable',
  'update-too-slow',
  'update-not-downloaded',
  'update-damaged',
  'update-not-signed',
  'update-disk-full',
  'update-not-installed',
  // storage
  'database-newer',
  'database-damaged',
  'database-corrupt',
  'database-restored',
  'settings-damaged',
  'accounts-damaged',
  'data-folder-unusable',
  'disk-full',
  // importing: reading a file or a pasted text
  'import-file-missing',
  'import-file-denied',
  'import-file-in-use',
  'import-file-not-regular',
  'import-file-empty',
  'import-file-changed',
  'import-file-unreadable',
  'import-file-too-large',
  'import-file-unknown',
  'import-old-excel',
  'import-bytes-unreadable',
  'import-quote-open',
  'import-row-too-long',
  'import-too-many-columns',
  'import-too-many-rows',
  'import-workbook-damaged',
  'import-workbook-unsafe',
  'import-sheet-missing',
  'import-card-open',
  'import-card-too-long',
  'import-too-many-cards',
  'import-cancelled',
  // importing and exporting: the rest
  'import-no-number-column',
  'import-not-checked',
  'import-not-found',
  'import-busy',
  'import-contacts-busy',
  'import-preview-changed',
  'import-disk-full',
  'import-failed',
  'import-undo-too-late',
  'import-undone-already',
  'file-not-written',
  // the program itself
  'bad-payload',
  'internal',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/**
 * An expected failure as data, safe to show and to log.
 *
 * `params` fill the placeholders of the sentence (never secrets); `providerWords` is what the
 * provider said, shown beside our own explanation.
 */
export interface AppError {
  readonly code: ErrorCode;
  readonly params?: Readonly<Record<string, string | number>>;
  readonly providerWords?: string;
}

/** Builds an {@link AppError}. */
export function appError(code: ErrorCode, extra: Omit<AppError, 'code'> = {}): AppError {
  return { code, ...extra };
}
