import { describe, expect, it } from '@jest/globals';
import { DOCUMENT_TABLE, SIGNATURE_REQUEST_TABLE } from './document-states.ts';
import { EXCEPTION_TABLE } from './exception-states.ts';
import { REVISION_STATES, REVISION_TABLE, REVISION_TRANSITIONS, canGoBack, canMove } from './revision-states.ts';
import { type StateTable, checkTransitions } from './state-table.ts';
import { DOCUMENT_STATES, SIGNATURE_REQUEST_STATES } from './vocabulary.ts';

describe('the state tables of the journey', () => {
  it('have no faults', () => {
    expect(checkTransitions(REVISION_TABLE)).toEqual([]);
    expect(checkTransitions(DOCUMENT_TABLE)).toEqual([]);
    expect(checkTransitions(EXCEPTION_TABLE)).toEqual([]);
    expect(checkTransitions(SIGNATURE_REQUEST_TABLE)).toEqual([]);
  });

  it('name each state once', () => {
    expect(DOCUMENT_TABLE.states).toEqual(DOCUMENT_STATES);
    expect(SIGNATURE_REQUEST_TABLE.states).toEqual(SIGNATURE_REQUEST_STATES);
  });

  it('allow exactly the moves listed', () => {
    const allowed = REVISION_STATES.flatMap((from) =>
      REVISION_STATES.filter((to) => canMove(from, to) || canGoBack(from, to)).map((to) => `${from} ${to}`),
    );
    expect(allowed.sort()).toEqual(REVISION_TRANSITIONS.map(({ from, to }) => `${from} ${to}`).sort());
    // What goes back by a correction goes there by nothing else.
    expect(REVISION_TRANSITIONS.filter(({ from, to }) => canMove(from, to) && canGoBack(from, to))).toEqual([]);
  });
});

describe('the checker, shown bad tables', () => {
  const good: StateTable<string> = {
    states: ['begun', 'done'],
    first: 'begun',
    terminal: ['done'],
    transitions: [{ from: 'begun', to: 'done', by: 'end' }],
  };
  const move = (from: string, to: string) => ({ from, to, by: 'move' });

  it.each<[string, Partial<StateTable<string>>, string]>([
    [
      'a state nobody reaches',
      { states: ['begun', 'done', 'lost'], terminal: ['done', 'lost'] },
      'lost cannot be reached from begun',
    ],
    ['an end that is not marked', { terminal: [] }, 'nothing leaves done, which is not marked as an end'],
    [
      'a marked end that goes on',
      { transitions: [...good.transitions, move('done', 'begun')] },
      'done is marked as an end, but something leaves it',
    ],
    ['an unknown state', { transitions: [...good.transitions, move('begun', 'gone')] }, 'gone is not a state'],
    ['an unknown beginning', { first: 'birth' }, 'birth is not a state'],
    ['a doubled move', { transitions: [...good.transitions, ...good.transitions] }, 'begun to done stands twice'],
    [
      'two states that only reach each other',
      { states: ['begun', 'done', 'a', 'b'], transitions: [...good.transitions, move('a', 'b'), move('b', 'a')] },
      'a cannot be reached from begun',
    ],
  ])('finds %s', (_, change, fault) => expect(checkTransitions({ ...good, ...change })).toContain(fault));
});
