import { useCompose } from './compose-store';
import { slashWordAt } from './slash-word';

/** Looks, after something was typed, whether a template is asked for. Templates are loaded only then. */
export function noticeSlash(text: string, caret: number): void {
  const word = slashWordAt(text, caret);
  if (word === null) stopOffering();
  else void import('./templates/offer').then(({ offerTemplates }) => offerTemplates(word));
}

/** Takes the offered templates away, or the word that there are none. */
export function stopOffering(): void {
  const { templates, noTemplatesAt } = useCompose.getState();
  if (templates === null && noTemplatesAt === null) return;
  useCompose.setState({ templates: null, noTemplatesAt: null });
}
