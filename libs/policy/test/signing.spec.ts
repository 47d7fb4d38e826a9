import { describe, expect, it } from '@jest/globals';
import {
  decideAskAgain,
  decideCloseUnsigned,
  decideDeclineSignature,
  decideHandOnSignature,
  decideRecordPaperSignature,
  decideSetSigningRules,
  decideSign,
  deputiesFor,
  isSameName,
  plainDate,
  requestStanding,
  scanKindOf,
  type OfficeHolder,
  type SigningState,
} from '../src/index.ts';
import * as build from './builders.ts';

const { HOLDERS, TODAY } = build;
const holder = (personId: string): OfficeHolder => {
  const found = HOLDERS.find((each) => each.personId === personId);
  if (!found) throw new Error(`${personId} holds no office`);
  return found;
};
const codes = (refusals: readonly { code: string }[] | undefined) => refusals?.map((each) => each.code);

describe('signing', () => {
  it('binds a person, an office and the exact bytes, and seals afterwards', () => {
    const { plan } = decideSign(
      build.buildSignState(),
      build.buildSignInput({ typedName: 'mrs  ama oyelaran' }),
      TODAY,
    );
    expect(plan?.signature).toMatchObject({
      personId: 'person-1',
      name: 'Ama Oyelaran',
      role: 'chair',
      documentSha256: 'd'.repeat(64),
    });
    expect(plan?.request).toEqual({
      id: 'request-2',
      from: 'open',
      to: 'signed',
      signedBy: 'person-1',
      signedByName: 'Ama Oyelaran',
    });
    expect(plan?.document).toEqual({ id: 'document-2', from: 'printed', to: 'sealing' });
    expect(plan?.jobs).toEqual([
      {
        task: 'sign-document',
        payload: { documentId: 'document-2', signatureId: 'signature-1' },
        key: 'sign-document:signature-1',
      },
    ]);
  });

  it('says only that the version is superseded, whatever else is wrong', () => {
    const state = build.buildSignState({ revision: { id: 'r', state: 'superseded' }, holders: [], document: null });
    const { refusals } = decideSign(state, build.buildSignInput({ typedName: '' }), TODAY);
    expect(codes(refusals)).toEqual(['SIGNATURE_ON_SUPERSEDED']);
  });

  it.each([
    ['Ama Oyelaran', 'Ama Oyelaran', true],
    ['ama   oyelaran ', 'Dr. Ama Oyelaran', true],
    ["Siân O'Neill", 'Sia\u0302n O’Neill', true],
    ['J R Hale', 'J.R. Hale', true],
    ['Ama', 'Ama Oyelaran', false],
    ['', '', false],
    ['Mr', 'Mr', true],
  ])('%p is taken for %p: %p', (typed, recorded, same) => expect(isSameName(typed, recorded)).toBe(same));

  it('can be done on the last day and not on the day after', () => {
    const on = (lapsesOn: string) =>
      decideSign(
        build.buildSignState({ request: build.buildRequest({ lapsesOn: plainDate(lapsesOn) }) }),
        build.buildSignInput(),
        TODAY,
      );
    expect(on('2026-11-12').plan).toBeDefined();
    expect(codes(on('2026-11-11').refusals)).toEqual(['REQUEST_LAPSED']);
  });

  it('is for the one holder of an office who is asked', () => {
    const asked = (personId: string) =>
      decideSign(
        build.buildSignState({ request: build.buildRequest({ askedPersonId: personId }) }),
        build.buildSignInput(),
        TODAY,
      );
    expect(asked('person-1').plan).toBeDefined();
    expect(codes(asked('person-9').refusals)).toEqual(['ASKED_OF_OTHER']);
  });
});

describe('a set order', () => {
  const head = build.buildRequest({ id: 'request-5', role: 'head', field: 'head', turn: 1 });
  const chair = build.buildRequest({ turn: 2 });
  const decide = (first: Partial<SigningState['request']>, more: SigningState['request'][] = []) =>
    decideSign(
      build.buildSignState({ request: chair, round: [{ ...head, ...first }, chair, ...more] }),
      build.buildSignInput(),
      TODAY,
    );

  it('lets nobody sign before those who come first, and says who they are', () => {
    const { refusals } = decide({});
    expect(refusals).toMatchObject([{ code: 'SIGNATURE_OUT_OF_ORDER', where: 'after the head' }]);
    expect(decide({ role: 'governor', forRole: 'head' }).refusals?.[0]?.where).toBe('after the head');
  });

  it.each(['signed', 'signed-on-paper', 'waived', 'void'] as const)('asks the next once the first is %s', (state) =>
    expect(decide({ state }).plan).toBeDefined(),
  );

  it('waits where the first has lapsed or declined, until the clerk has settled it', () => {
    expect(decide({ lapsesOn: plainDate('2026-01-01') }).plan).toBeUndefined();
    expect(decide({ state: 'declined' }).plan).toBeUndefined();
    // Handed on, it is the other's turn and not yet the chair's.
    const next = { ...head, id: 'request-7', followsId: head.id };
    expect(decide({ state: 'declined' }, [next]).plan).toBeUndefined();
    expect(decide({ state: 'declined' }, [{ ...next, state: 'signed' }]).plan).toBeDefined();
  });

  it('is none where all are of the same turn', () => {
    const { plan } = decideSign(
      build.buildSignState({ request: { ...chair, turn: 1 }, round: [head, { ...chair, turn: 1 }] }),
      build.buildSignInput(),
      TODAY,
    );
    expect(plan).toBeDefined();
  });
});

describe('where a request stands', () => {
  const standing = (request: Partial<SigningState['request']>, holders: readonly OfficeHolder[] | null = HOLDERS) => {
    const whole = build.buildRequest(request);
    return requestStanding(whole, [whole], holders, TODAY);
  };

  it('follows from its state, the day, and who holds the office', () => {
    expect(standing({})).toBe('waiting');
    expect(standing({ lapsesOn: plainDate('2026-11-11') })).toBe('lapsed');
    expect(standing({ state: 'declined' })).toBe('declined');
    expect(standing({ state: 'signed' })).toBe('settled');
    expect(standing({ role: 'head' })).toBe('office-vacant');
    // Of whoever does not see the appointments it is not said.
    expect(standing({ role: 'head' }, null)).toBe('waiting');
  });

  it('goes to whoever holds the office by then, and to nobody else where one person was asked', () => {
    const successor = { ...holder('person-1'), personId: 'person-8', name: 'A new chair' };
    expect(standing({}, [successor])).toBe('waiting');
    expect(standing({ askedPersonId: 'person-1' }, [successor])).toBe('office-vacant');
  });
});

describe('handing a signature on', () => {
  const decide = (to: string, state: Partial<SigningState> = {}) =>
    decideHandOnSignature(
      build.buildSignState(state),
      { requestId: 'request-9', holder: holder(to), reason: ' I am away. ' },
      TODAY,
    );

  it('asks the other to sign in the same place, for the office, by the same day and in the same turn', () => {
    const request = build.buildRequest({ turn: 2 });
    const { plan } = decide('person-2', { request });
    expect(plan?.request).toEqual({
      ...{ id: 'request-2', from: 'open', to: 'handed-on' },
      ...{ settledBy: 'person-1', settledByName: 'Ama Oyelaran', settledReason: 'I am away.' },
    });
    expect(plan?.next).toMatchObject({
      ...{ id: 'request-9', role: 'vice-chair', forRole: 'chair', field: 'chair', turn: 2, lapsesOn: '2026-12-12' },
      ...{ askedPersonId: 'person-2', askedPersonName: 'Bea Stone', followsId: 'request-2' },
    });
    expect(plan?.audit[0]).toMatchObject({
      data: { role: 'chair', nextRole: 'vice-chair' },
      personal: { reason: 'I am away.', name: 'Bea Stone' },
    });
  });

  it('stays for the office that was first asked, however often it is handed on', () => {
    const request = build.buildRequest({ role: 'vice-chair', forRole: 'chair', askedPersonId: 'person-1' });
    const holders = [...HOLDERS, { ...holder('person-1'), role: 'vice-chair' } as const];
    expect(decide('person-3', { request, holders }).plan?.next).toMatchObject({ role: 'governor', forRole: 'chair' });
  });

  it('is not to the clerk, to a stranger, or to whoever signs this version already', () => {
    expect(codes(decide('person-clerk').refusals)).toEqual(['NOT_A_DEPUTY']);
    const stranger = { ...holder('person-2'), personId: 'person-9' };
    const { refusals } = decideHandOnSignature(
      build.buildSignState(),
      { requestId: 'request-9', holder: stranger, reason: 'Away.' },
      TODAY,
    );
    expect(codes(refusals)).toEqual(['NOT_A_DEPUTY']);
    const vice = build.buildRequest({ id: 'request-3', role: 'vice-chair', field: 'vice-chair' });
    expect(codes(decide('person-2', { round: [build.buildRequest(), vice] }).refusals)).toEqual(['SIGNATORY_TAKEN']);
    // Of two governors either may give the governors' signature, so that one is free.
    const governor = build.buildRequest({ id: 'request-4', role: 'governor', field: 'governor' });
    expect(decide('person-3', { round: [build.buildRequest(), governor] }).plan).toBeDefined();
  });

  it('is offered for exactly those to whom it may go', () => {
    expect(deputiesFor(build.buildSignState(), 'person-1').map(({ name }) => name)).toEqual([
      'Bea Stone',
      'Cal Reed',
      'Dee Frost',
    ]);
    expect(deputiesFor(build.buildSignState({ signedBy: ['person-3'] })).map(({ name }) => name)).toEqual([
      'Bea Stone',
      'Dee Frost',
    ]);
  });
});

describe('declining', () => {
  it('keeps the reason apart as personal, and leaves the document to the clerk', () => {
    const { plan } = decideDeclineSignature(build.buildSignState(), { reason: 'I was not at the meeting.' }, TODAY);
    expect(plan).toMatchObject({
      request: { id: 'request-2', from: 'open', to: 'declined', reason: 'I was not at the meeting.' },
      audit: [{ data: { role: 'chair' }, personal: { reason: 'I was not at the meeting.' } }],
      jobs: [],
    });
  });
});

describe('asking again', () => {
  const decide = (request: SigningState['request'], input: object = {}, state: Partial<SigningState> = {}) =>
    decideAskAgain(
      { ...build.buildSignState({ request, ...state }), body: { signWithinDays: 14 } },
      { requestId: 'request-9', holder: null, ...input },
      TODAY,
    );
  const lapsed = build.buildRequest({ lapsesOn: plainDate('2026-11-11') });

  it('makes a new request with a new day of one that lapsed', () => {
    const { plan } = decide(lapsed);
    expect(plan?.request).toMatchObject({ id: 'request-2', to: 'replaced', settledByName: 'Ama Oyelaran' });
    expect(plan?.next).toMatchObject({ role: 'chair', forRole: null, lapsesOn: '2026-11-26', followsId: 'request-2' });
  });

  it('leaves what was declined on the record', () => {
    expect(decide(build.buildRequest({ state: 'declined' })).plan).toMatchObject({
      request: null,
      next: { role: 'chair' },
    });
  });

  it('of somebody else needs a reason, and may be done while the request runs', () => {
    expect(codes(decide(build.buildRequest(), { holder: holder('person-2') }).refusals)).toEqual(['REASON_MISSING']);
    const { plan } = decide(build.buildRequest(), { holder: holder('person-2'), reason: 'She is in hospital.' });
    expect(plan?.next).toMatchObject({ role: 'vice-chair', forRole: 'chair', askedPersonName: 'Bea Stone' });
  });

  it('goes back to the office that was first asked, whoever declined for it', () => {
    const declined = build.buildRequest({ state: 'declined', role: 'vice-chair', forRole: 'chair' });
    expect(decide(declined).plan?.next).toMatchObject({ role: 'chair', forRole: null, askedPersonId: null });
  });

  it('is over once another has followed, or all is settled', () => {
    const declined = build.buildRequest({ state: 'declined' });
    const next = build.buildRequest({ id: 'request-8', followsId: declined.id });
    expect(codes(decide(declined, {}, { round: [declined, next] }).refusals)).toEqual(['REQUEST_CLOSED']);
    expect(codes(decide(build.buildRequest({ state: 'signed' })).refusals)).toEqual(['REQUEST_CLOSED']);
  });
});

describe('closing without a signature', () => {
  const decide = (request: SigningState['request'], state: Partial<SigningState> = {}) =>
    decideCloseUnsigned(
      { ...build.buildSignState({ request, ...state }), body: { name: 'Governing body', mayCloseUnsigned: true } },
      { reason: 'The minute is enough.' },
      TODAY,
    );
  const declined = build.buildRequest({ state: 'declined' });

  it('has the seal close the document where nobody else is waited for', () => {
    expect(decide(declined).plan).toMatchObject({
      request: { from: 'declined', to: 'waived', settledReason: 'The minute is enough.' },
      document: { id: 'document-2', from: 'printed', to: 'sealing' },
      jobs: [{ task: 'seal-document', payload: { documentId: 'document-2' }, key: 'seal-document:document-2' }],
    });
  });

  it('leaves that to the job at work, or to the others who sign', () => {
    const other = build.buildRequest({ id: 'request-3', role: 'vice-chair', field: 'vice-chair' });
    for (const state of [
      { round: [declined, other] },
      { document: null },
      { document: { id: 'document-2', state: 'sealing', latest: null } as const },
      { document: { id: 'document-2', state: 'printing', latest: null } as const },
    ])
      expect(decide(declined, state).plan).toMatchObject({ document: null, jobs: [] });
  });

  it('is not for a signature that may still come', () => {
    expect(codes(decide(build.buildRequest()).refusals)).toEqual(['REQUEST_STILL_OPEN']);
    expect(decide(build.buildRequest({ lapsesOn: plainDate('2026-11-11') })).plan?.request.from).toBe('open');
    expect(decide(build.buildRequest({ role: 'head' })).plan).toBeDefined();
  });
});

describe('a signature on paper', () => {
  const decide = (state: Partial<SigningState> = {}, input: object = {}) =>
    decideRecordPaperSignature(
      { ...build.buildSignState(state), adoptedOn: plainDate('2026-11-10') },
      build.buildPaperInput(input),
      TODAY,
    );

  it('closes the request, says who recorded it, and has the seal close the document', () => {
    const { plan } = decide({ actor: { personId: 'person-clerk', name: 'Eve Marsh' } });
    expect(plan).toMatchObject({
      paperSignature: {
        ...{ requestId: 'request-2', role: 'chair', signerName: 'Ama Oyelaran', signedOn: '2026-11-12' },
        ...{ documentSha256: 'd'.repeat(64), scanSha256: 'f'.repeat(64), scanMime: 'image/jpeg', scanLength: 90_000 },
        recordedByName: 'Eve Marsh',
      },
      request: { from: 'open', to: 'signed-on-paper', signedByName: 'Ama Oyelaran', settledByName: 'Eve Marsh' },
      document: { from: 'printed', to: 'sealing' },
      jobs: [{ task: 'seal-document' }],
      audit: [{ action: 'signature.recorded-on-paper', personal: { name: 'Ama Oyelaran' } }],
    });
  });

  it('that was given in time may be recorded after the day has passed', () => {
    const request = build.buildRequest({ lapsesOn: plainDate('2026-11-11') });
    expect(decide({ request }, { signedOn: plainDate('2026-11-11') }).plan).toBeDefined();
    expect(codes(decide({ request }).refusals)).toEqual(['SIGNED_TOO_LATE']);
  });

  it('leaves the document open while somebody else is still to sign', () => {
    const other = build.buildRequest({ id: 'request-3', role: 'vice-chair', field: 'vice-chair' });
    expect(decide({ round: [build.buildRequest(), other] }).plan).toMatchObject({ document: null, jobs: [] });
  });

  it('needs a document that could have been printed, and a request that is open', () => {
    const printing = { id: 'document-2', state: 'printing', latest: null } as const;
    expect(codes(decide({ document: printing }).refusals)).toEqual(['DOCUMENT_NOT_READY']);
    expect(codes(decide({ request: build.buildRequest({ state: 'declined' }) }).refusals)).toEqual(['REQUEST_CLOSED']);
  });

  it.each([
    ['%PDF-1.7\n', 'application/pdf'],
    ['\u0089PNG\r\n\u001a\n....', 'image/png'],
    ['\u00ff\u00d8\u00ff\u00e0..JFIF', 'image/jpeg'],
    ['<html>%PDF-1.7', null],
    ['PK\u0003\u0004', null],
    ['GIF89a', null],
    ['%PDF', null],
    ['', null],
  ])('is shown by what %j is by its bytes: %p', (text, kind) =>
    expect(scanKindOf(Buffer.from(text, 'latin1'))).toBe(kind),
  );
});

describe('the rules of a body', () => {
  it('are recorded with the minute', () => {
    const { plan } = decideSetSigningRules(
      { id: 'body-1', name: 'Governing body' },
      {
        ...{ signatories: ['chair', 'head'], signingOrder: 'set', signWithinDays: 14, mayCloseUnsigned: false },
        minuteReference: ' 9.1 ',
      },
    );
    expect(plan?.body).toEqual({
      ...{ id: 'body-1', signatories: ['chair', 'head'], signingOrder: 'set' },
      ...{ signWithinDays: 14, mayCloseUnsigned: false },
    });
    expect(plan?.audit[0]).toMatchObject({ action: 'signing-rules.set', data: { minuteReference: '9.1' } });
  });

  it('may ask nobody to sign: the minute is the evidence', () => {
    const none = { signatories: [], signingOrder: 'any', signWithinDays: 30, mayCloseUnsigned: true } as const;
    expect(
      decideSetSigningRules({ id: 'b', name: 'B' }, { ...none, minuteReference: '9.1' }).plan?.body.signatories,
    ).toEqual([]);
  });
});
