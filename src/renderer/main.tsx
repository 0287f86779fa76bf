import { createRoot } from 'react-dom/client';
import { CrashBoundary } from './app/crash-boundary';
import { loadWindow, roleOf } from './app/load-window';
import { startRenderer } from './app/start';
import './components/tokens.css';
import './components/base.css';

const container = document.querySelector('#root');
if (container === null) throw new Error('index.html has no #root');

const [Content] = await Promise.all([loadWindow(roleOf(window.location.search)), startRenderer()]);
createRoot(container).render(
  <CrashBoundary>
    <Content />
  </CrashBoundary>,
);
