import { describe, expect, it } from '@jest/globals';
import {
  decideEndHeldElsewhere,
  decideHeldElsewhere,
  decideKeepEvidence,
  LARGEST_SCAN,
  USUAL_TERM_CALENDAR,
} from '../src/index.ts';
import { actor, TODAY } from './builders.ts';

const hold = (input: object) =>
  decideHeldElsewhere(
    { ...{ actor, organisationId: 'school-1', expected: ['Behaviour'], held: [] }, termCalendar: USUAL_TERM_CALENDAR },
    {
      ...{ policyId: 'policy-1', adoptionId: 'adoption-1', slug: 'behaviour', title: 'behaviour' },
      ...{ heldIn: ' Part 4 of the handbook ', ...input },
    },
    TODAY,
  );

describe('a policy that is held elsewhere', () => {
  it('is a policy with where it is found, adopted before and with its dates as exactly as they are known', () => {
    const dates = { adoptedSaid: 'June 2024', reviewDueSaid: 'Spring 2027' };
    const { plan } = hold({ link: 'https://intranet.example/handbook.pdf', ...dates });
    expect(plan?.policy).toMatchObject({
      ...{ id: 'policy-1', title: 'Behaviour', slug: 'behaviour', templateId: null, adoptedRevisionId: null },
      ...{ heldIn: 'Part 4 of the handbook', heldLink: 'https://intranet.example/handbook.pdf' },
      ...{ adoptedOn: '2024-06-01', reviewDueOn: '2027-04-30', reviewDueSaid: 'Spring term 2027' },
    });
    expect(plan?.adoption).toMatchObject({
      ...{ policyId: 'policy-1', revisionId: null, historic: true, evidence: 'stated-in-document' },
      ...{ adoptedOn: '2024-06-01', reviewDueOn: '2027-04-30' },
    });
    expect(plan?.audit.map(({ action }) => action)).toEqual([
      'held-elsewhere.declared',
      'adoption.recorded-as-historic',
    ]);
  });

  it('is in use, its adoption not evidenced, where nobody knows when it was adopted', () => {
    expect(hold({}).plan?.adoption).toMatchObject({ evidence: 'none', adoptedOn: null, reviewDueOn: null });
  });

  it.each([
    [{ heldIn: '' }, ['HELD_WHERE_MISSING']],
    [{ link: 'the intranet' }, ['LINK_NOT_READ']],
    [{ link: 'file:///handbook.pdf' }, ['LINK_NOT_READ']],
    [{ adoptedSaid: 'long ago' }, ['DATE_NOT_READ']],
    [{ adoptedSaid: '1 January 2027' }, ['DATE_IN_FUTURE']],
    [{ adoptedSaid: 'June 2024', reviewDueSaid: 'May 2024' }, ['REVIEW_DUE_NOT_AFTER']],
    [{ title: 'Swimming' }, ['POLICY_NOT_EXPECTED']],
    [{ heldIn: '', adoptedSaid: 'long ago' }, ['HELD_WHERE_MISSING', 'DATE_NOT_READ']],
  ])('but not with %j', (input, codes) => {
    expect(hold(input).refusals?.map((each) => each.code)).toEqual(codes);
  });

  it('is taken back by going out of use: what was held until today stands', () => {
    const policy = { id: 'policy-1', title: 'Behaviour' };
    const { plan } = decideEndHeldElsewhere({ policy, isElsewhere: true }, TODAY);
    expect(plan?.policy).toEqual({ id: 'policy-1', retiredOn: TODAY });
    expect(plan?.audit).toMatchObject([{ action: 'held-elsewhere.ended', subjectId: 'policy-1' }]);
  });
});

describe('evidence of an adoption from before', () => {
  const keep = (scan: object, kept: readonly string[] = []) =>
    decideKeepEvidence(
      {
        ...{ actor, organisationId: 'school-1', policy: { id: 'policy-1', title: 'Behaviour' }, kept },
        adoption: { id: 'adoption-1', historic: true },
      },
      {
        ...{ fileId: 'file-1', fileName: 'handbook.pdf' },
        scan: { sha256: 'abc', kind: 'application/pdf', length: 12, ...scan },
      },
    );

  it('is a PDF or a picture, kept with the adoption that it shows', () => {
    expect(keep({}, ['other']).plan?.file).toMatchObject({
      ...{ adoptionId: 'adoption-1', fileName: 'handbook.pdf', mime: 'application/pdf', keptBy: actor.personId },
    });
  });

  it.each([
    [{ length: 0 }, 'SCAN_MISSING'],
    [{ kind: null }, 'SCAN_UNREADABLE'],
    [{ length: LARGEST_SCAN + 1 }, 'SCAN_TOO_LARGE'],
    [{ sha256: 'kept' }, 'FILE_KEPT_ALREADY'],
  ])('but not %j', (scan, code) => {
    expect(keep(scan, ['kept']).refusals?.map((each) => each.code)).toEqual([code]);
  });
});
