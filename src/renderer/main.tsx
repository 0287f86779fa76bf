import { createRoot } from 'react-dom/client';
import { preloadRole, Root, roleOf } from './app/root';
import { startRenderer } from './app/start';
import './components/tokens.css';
import './components/base.css';

const container = document.querySelector('#root');
if (container === null) throw new Error('index.html has no #root');

const role = roleOf(window.location.search);
preloadRole(role);
await startRenderer();
createRoot(container).render(<Root role={role} />);
