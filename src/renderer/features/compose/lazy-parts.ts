import { lazyView } from '../../components/lazy-view';

/** Parts of Compose that an empty form does not show. */
export const Chips = lazyView(async () => (await import('./chips')).Chips);
export const ClipboardOffer = lazyView(
  async () => (await import('./clipboard-offer')).ClipboardOffer,
);
export const DuplicateQuestion = lazyView(
  async () => (await import('./duplicate-question')).DuplicateQuestion,
);
export const QuietHoursQuestion = lazyView(
  async () => (await import('./later/quiet-hours-question')).QuietHoursQuestion,
);
export const LaterDialog = lazyView(async () => (await import('./later/later-dialog')).LaterDialog);
export const TemplateList = lazyView(
  async () => (await import('./templates/template-list')).TemplateList,
);
export const NoTemplates = lazyView(
  async () => (await import('./templates/no-templates')).NoTemplates,
);
export const FieldMarks = lazyView(
  async () => (await import('./templates/field-marks')).FieldMarks,
);
export const FieldNotes = lazyView(
  async () => (await import('./templates/field-notes')).FieldNotes,
);
