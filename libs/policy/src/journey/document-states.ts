import type { StateTable } from './state-table.ts';
import { type DocumentState, type SignatureRequestState, SIGNATURE_REQUEST_STATES } from './vocabulary.ts';

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

/**
 * The life of a request for a signature. What asks again is a request of its own, so that this one stays as it ended. That it has
 * lapsed is no state: it follows from its date. `waived`: the clerk settled for the document without it; `void`: the revision it
 * asks for is superseded.
 */
export const SIGNATURE_REQUEST_TABLE: StateTable<SignatureRequestState> = {
  states: SIGNATURE_REQUEST_STATES,
  first: 'open',
  terminal: ['signed', 'signed-on-paper', 'handed-on', 'replaced', 'waived', 'void'],
  transitions: [
    { from: 'open', to: 'signed', by: 'sign' },
    { from: 'open', to: 'signed-on-paper', by: 'record' },
    { from: 'open', to: 'declined', by: 'sign' },
    { from: 'open', to: 'handed-on', by: 'sign' },
    { from: 'open', to: 'replaced', by: 'record' },
    { from: 'open', to: 'waived', by: 'record' },
    { from: 'open', to: 'void', by: 'record' },
    { from: 'declined', to: 'waived', by: 'record' },
  ],
};
