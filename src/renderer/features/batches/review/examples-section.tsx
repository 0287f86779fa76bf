import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { BatchExample, BatchReview } from '#shared/domain/batch';
import { readable, usePhone } from '../../../lib/phone';

/** Some texts as they would go out: the first, the longest, and those that need UCS-2. */
export function ExamplesSection({ review }: { readonly review: BatchReview }): ReactNode {
  const { t } = useTranslation('batches');
  if (review.examples.length === 0) return null;
  return (
    <section className="batch-card card">
      <h3 className="batch-subheading">{t('examples.title')}</h3>
      {review.optOutWording !== null && (
        <p className="batch-hint">{t('examples.optOut', { words: review.optOutWording })}</p>
      )}
      <ul className="batch-examples">
        {review.examples.map((example) => (
          <li key={`${example.why} ${example.recipient}`}>
            <Example example={example} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Example({ example }: { readonly example: BatchExample }): ReactNode {
  const { t } = useTranslation('batches');
  const phone = usePhone();
  const { why, recipient, name, text, segments } = example;
  const number = readable(phone, recipient);
  return (
    <figure className="batch-example">
      <figcaption className="batch-example-head">
        <span className="batch-line-main">{name ?? number}</span>
        <span className="batch-hint">{t(`examples.why.${why}`)}</span>
      </figcaption>
      <p className="batch-bubble selectable">{text}</p>
      <p className="batch-hint">{t('examples.measure', { count: segments })}</p>
    </figure>
  );
}
