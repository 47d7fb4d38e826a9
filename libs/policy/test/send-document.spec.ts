import { describe, expect, it } from '@jest/globals';
import { decideSendDocument, LONGEST_DOCUMENT, MOST_DOCUMENTS } from '@ratify/policy';
import * as build from './builders.ts';

const input = { documentId: 'document-1', batchId: 'batch-1', fileName: 'pond.txt' };
const state = { actor: build.actor, inBatch: 0, length: 1 };

describe('a document that is sent', () => {
  it('is recorded, and handed to one job', () => {
    expect(decideSendDocument(state, input).plan).toEqual({
      audit: [
        {
          ...{ action: 'document.sent', subject: 'SentDocument', subjectId: 'document-1' },
          data: { batchId: 'batch-1' },
        },
      ],
      jobs: [{ task: 'bring-in', payload: { documentId: 'document-1' }, key: 'bring-in:document-1' }],
    });
  });

  it('is refused beside too many others, and where it is too long, by its name', () => {
    const full = { ...state, inBatch: MOST_DOCUMENTS, length: LONGEST_DOCUMENT + 1 };
    expect(decideSendDocument(full, input).refusals?.map(({ code, where }) => [code, where])).toEqual([
      ['TOO_MANY_DOCUMENTS', 'pond.txt'],
      ['TEXT_TOO_LARGE', 'pond.txt'],
    ]);
    expect(decideSendDocument({ ...state, inBatch: MOST_DOCUMENTS - 1, length: LONGEST_DOCUMENT }, input).plan).toBeDefined(); // prettier-ignore
  });
});
