import './no-eval.ts';
import './no-eval.ts';
import '../ui/tokens.css';
import '../ui/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { registerFeatures } from './features.ts';
import { rehearseGrid } from '../grid/index.ts';
import { applyAppearance } from './preferences.ts';

registerFeatures();
applyAppearance();

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(<StrictMode><App /></StrictMode>);
// When nothing else is to be done: the first grid is then put up sooner.
requestIdleCallback(rehearseGrid, { timeout: 5000 });
