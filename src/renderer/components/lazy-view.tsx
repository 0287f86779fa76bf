import { useEffect, type ComponentType, type ReactNode } from 'react';
import { create } from 'zustand';

/** A component whose code comes later. */
export interface LazyView<Props extends object> {
  (props: Props): ReactNode;
  /** Loads the code ahead of the first time that it shows. */
  readonly preload: () => Promise<void>;
}

/**
 * A component that is loaded when it first shows, with react-aria's language set: what uses
 * react-aria stays out of the quick window's start this way.
 *
 * Not React's `lazy`: React holds back for 300 ms what has once suspended.
 */
export function lazyView<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): LazyView<Props> {
  const useView = create<{ readonly View: ComponentType<Props> | null }>(() => ({ View: null }));
  let loading: Promise<void> | null = null;

  function preload(): Promise<void> {
    loading ??= Promise.all([load(), import('./aria-locale')]).then(([Loaded, { AriaLocale }]) => {
      useView.setState({
        View: (props: Props) => (
          <AriaLocale>
            <Loaded {...props} />
          </AriaLocale>
        ),
      });
    });
    return loading;
  }

  function Lazy(props: Props): ReactNode {
    const { View } = useView();
    useEffect(() => void preload(), []);
    return View && <View {...props} />;
  }
  return Object.assign(Lazy, { preload });
}
