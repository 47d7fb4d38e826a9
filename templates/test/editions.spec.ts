import { describe, expect, it } from '@jest/globals';
import { clauseIndex, readPolicy, type ClauseIndexEntry } from '@ratify/document';
import { jsonOf, textOf, type EditionChanges } from './template-files.ts';

const folder = 'social-networking-protocol';
const advice = jsonOf<EditionChanges>(`${folder}/edition-2.changes.json`);
const before = byId(textOf(`${folder}/template.md`));
const after = byId(textOf(`${folder}/edition-2.md`));
const kept = [...before.keys()].filter((id) => after.has(id));

describe('the second edition of the social networking protocol', () => {
  it('adds and removes the clauses that its changes name, and no other', () => {
    expect([...after.keys()].filter((id) => !before.has(id))).toEqual(advice.changes.added);
    expect([...before.keys()].filter((id) => !after.has(id))).toEqual(advice.changes.removed);
  });

  it('rewords the clauses that its changes name, and no other', () => {
    const reworded = kept.filter((id) => before.get(id)?.words !== after.get(id)?.words);
    expect(reworded.sort()).toEqual([...advice.changes.reworded].sort());
  });

  it('moves the clause that its changes name without touching its words', () => {
    const moved = kept.filter((id) => before.get(id)?.parentId !== after.get(id)?.parentId);
    expect(moved).toEqual(advice.changes.moved);
  });

  it('leaves every rule as it was', () => {
    expect(kept.filter((id) => before.get(id)?.rule !== after.get(id)?.rule)).toEqual([]);
  });

  it('gives each change a level and a reason, and has one of each kind', () => {
    const changed = Object.values(advice.changes).flat();
    expect(Object.keys(advice.materiality).sort()).toEqual([...changed].sort());
    expect(new Set(Object.values(advice.materiality).map((entry) => entry.level))).toEqual(
      new Set(['editorial', 'substantive', 'legal']),
    );
    for (const { reason } of Object.values(advice.materiality)) expect(reason.split(' ').length).toBeGreaterThan(3);
  });

  it('changes a fixed clause for legal reasons, and one that a school would adapt', () => {
    expect(before.get('monitoring-law')?.rule).toBe('fixed');
    expect(advice.materiality['monitoring-law']?.level).toBe('legal');
    expect(before.get('use-in-working-time')?.rule).toBe('adaptable');
    expect(after.get('synthetic-media')?.rule).toBe('optional');
  });
});

function byId(text: string): Map<string, ClauseIndexEntry> {
  return new Map(clauseIndex(readPolicy(text)).map((entry) => [entry.id, entry]));
}
