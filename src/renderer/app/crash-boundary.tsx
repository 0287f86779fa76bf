import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../components/button';
import { ErrorMessage } from '../components/error-message';
import './crash-boundary.css';

interface State {
  readonly isBroken: boolean;
}

/**
 * Keeps a window from going empty when a view of it breaks: says so, with a way to begin again.
 *
 * A class since React catches errors in no other way.
 */
export class CrashBoundary extends Component<{ readonly children: ReactNode }, State> {
  override readonly state: State = { isBroken: false };

  static getDerivedStateFromError(): State {
    return { isBroken: true };
  }

  override render(): ReactNode {
    if (!this.state.isBroken) return this.props.children;
    return (
      <Broken
        onRetry={() => {
          this.setState({ isBroken: false });
        }}
      />
    );
  }
}

function Broken({ onRetry }: { readonly onRetry: () => void }): ReactNode {
  const { t } = useTranslation('common');
  return (
    <main className="crash">
      <ErrorMessage
        error={{ code: 'internal' }}
        actions={
          <Button small autoFocus onPress={onRetry}>
            {t('tryAgain')}
          </Button>
        }
      />
    </main>
  );
}
