import type { Feature } from '../../app/feature.ts';
import { show } from '../../app/show.ts';
import { fileSource } from '../../rpc/files.ts';
import { shell } from '../../rpc/index.ts';
import { DocumentsRoom } from './batch-view.tsx';
import { chooseDocuments, DOCUMENTS } from './choose.ts';
import { DocumentsList } from './documents-list.tsx';
import { looksLikeDocument } from './looks-like-document.ts';
import { readDocuments } from './store.ts';

/** Interviews and reports beside surveys. */
export const feature: Feature = {
  room: { id: 'documents', label: 'documents.room', icon: 'import', order: null, parent: 'data', Component: DocumentsRoom },
  commands: [
    { id: 'documents.choose', title: 'documents.command', group: 'import.group', icon: 'file', menu: 'file', when: ({ project }) => project !== null, run: () => chooseDocuments() },
    // The system's dialog gives one file; a folder is dropped on the window there.
    { id: 'documents.folder', title: 'documents.folderCommand', group: 'import.group', icon: 'folder', when: ({ project }) => project !== null && shell === null, run: () => chooseDocuments(true) },
    { id: 'documents.go', title: 'documents.listCommand', group: 'data.group', icon: 'file', when: ({ project }) => project !== null, run: () => show('documents') },
  ],
  parts: { documents: DocumentsList },
  fileDrop: { extensions: DOCUMENTS, label: 'documents.command', wants: looksLikeDocument, take: (file) => void readDocuments([fileSource(file)]), takeAll: (files) => void readDocuments(files.map(fileSource)) },
};
