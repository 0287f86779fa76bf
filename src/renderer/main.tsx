import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { CrashBoundary } from './app/crash-boundary';
import { loadWindow, roleOf } from './app/load-window';
import { startRenderer } from './app/start';
import './components/tokens.css';
import './components/base.css';

const container = document.querySelector('#root');
if (container === null) throw new Error('index.html has no #root');
void show(container);

// No `await` at the top: what the desk window loads later stands in the same file as this, and
// would wait for it.
async function show(root: Element): Promise<void> {
  const role = roleOf(window.location.search);
  const [Content] = await Promise.all([loadWindow(role), startRenderer(role)]);
  const shown = createRoot(root);
  // In one go: nobody waits for a turn meanwhile, and each that React would yield takes its time.
  flushSync(() => {
    shown.render(
      <CrashBoundary>
        <Content />
      </CrashBoundary>,
    );
  });
}
