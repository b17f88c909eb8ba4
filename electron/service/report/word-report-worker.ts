import { parentPort, workerData } from 'node:worker_threads';
import type { ReportDocument } from '#core/report/document.ts';
import { wordReport } from './word-report.ts';

/** Laying out a hundred pages takes seconds: in a thread of its own, so that the window's other calls are answered meanwhile. */
const bytes = await wordReport(workerData as ReportDocument);
parentPort?.postMessage(bytes, [bytes.buffer as ArrayBuffer]);
