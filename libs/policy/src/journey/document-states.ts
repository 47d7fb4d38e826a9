import type { StateTable } from './state-table.ts';
import type { DocumentState, SignatureRequestState } from './vocabulary.ts';

/** The life of a printed document. A failure can always be tried again; `sealed` is the end. */
export const DOCUMENT_TABLE: StateTable<DocumentState> = {
  states: ['printing', 'printed', 'sealing', 'sealed', 'failed'],
  first: 'printing',
  terminal: ['sealed'],
  transitions: [
    { from: 'printing', to: 'printed', by: 'print' },
    { from: 'printing', to: 'failed', by: 'print' },
    { from: 'printed', to: 'sealing', by: 'sign' },
    { from: 'sealing', to: 'printed', by: 'sign' },
    { from: 'sealing', to: 'sealed', by: 'seal' },
    { from: 'sealing', to: 'failed', by: 'seal' },
    { from: 'failed', to: 'printing', by: 'print' },
    { from: 'failed', to: 'sealing', by: 'seal' },
  ],
};

/** The life of a request for a signature. It is void when the revision it asks for is superseded. */
export const SIGNATURE_REQUEST_TABLE: StateTable<SignatureRequestState> = {
  states: ['open', 'signed', 'declined', 'void'],
  first: 'open',
  terminal: ['signed', 'declined', 'void'],
  transitions: [
    { from: 'open', to: 'signed', by: 'sign' },
    { from: 'open', to: 'declined', by: 'sign' },
    { from: 'open', to: 'void', by: 'record' },
  ],
};
