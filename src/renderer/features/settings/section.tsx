import { useId, type ReactNode } from 'react';

/** Settings that belong together, under a heading. */
export function Section({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ReactNode;
}): ReactNode {
  const id = useId();
  return (
    <section className="settings-section" aria-labelledby={id}>
      <h2 id={id} className="settings-section-title">
        {title}
      </h2>
      {children}
    </section>
  );
}

/** Rows of settings in a frame. */
export function Rows({ children }: { readonly children: ReactNode }): ReactNode {
  return <div className="settings-rows card">{children}</div>;
}

/** One setting: its words on the left, its control on the right where there is room. */
export function Row({ children }: { readonly children: ReactNode }): ReactNode {
  return <div className="settings-row">{children}</div>;
}
