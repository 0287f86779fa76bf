import type { TFunction } from 'i18next';
import { bridge } from '../../lib/bridge';
import { openTemplate, useTemplates } from './templates-store';

/** The ready-made templates, in the order in which they are offered. */
export const exampleNames = ['orderIn', 'appointment', 'thanks'] as const;

/** Keeps a ready-made template in the program's language, and shows it. */
export async function addExample(
  example: (typeof exampleNames)[number],
  t: TFunction<'templates'>,
  language: string,
): Promise<void> {
  const answer = await bridge.saveTemplate({
    id: null,
    name: t(`examples.${example}.name`),
    text: t(`examples.${example}.text`, { skipInterpolation: true }),
    language,
  });
  if (!answer.ok) {
    useTemplates.setState({ error: answer.error });
    return;
  }
  const { templates } = useTemplates.getState();
  const others = templates.filter(({ id }) => id !== answer.value.id);
  useTemplates.setState({ templates: [...others, answer.value] });
  openTemplate(answer.value.id);
}
