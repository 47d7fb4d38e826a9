import { describe, expect, it } from '@jest/globals';
import { readOperations } from './content-tokens.ts';
import { markArtifacts, type MarkJudgement } from './mark-artifacts.ts';

const NOTHING: MarkJudgement = { isDecoration: () => false, isRepeatedHead: () => false, isMarkedForm: () => false };

function marked(content: string, judge: Partial<MarkJudgement> = {}): string {
  const bytes = Buffer.from(content, 'latin1');
  return Buffer.from(markArtifacts(bytes, readOperations(bytes), { ...NOTHING, ...judge }).bytes).toString('latin1');
}

describe('markArtifacts', () => {
  it('wraps text outside any mark and leaves marked text alone', () => {
    expect(marked('BT /F1 8 Tf <0001> Tj ET /P <</MCID 0>> BDC BT <0002> Tj ET EMC')).toBe(
      '/Artifact BMC\nBT /F1 8 Tf <0001> Tj ET\nEMC /P <</MCID 0>> BDC BT <0002> Tj ET EMC',
    );
  });

  it('wraps neighbouring lines and areas together, across changes of colour', () => {
    expect(marked('0 0 5 5 re f 1 0 0 rg 0 9 5 5 re f Q')).toBe(
      '/Artifact BMC\n0 0 5 5 re f 1 0 0 rg 0 9 5 5 re f\nEMC Q',
    );
  });

  it('wraps a path from its first point and leaves a clipping path alone', () => {
    expect(marked('0 0 m 5 5 l S')).toBe('/Artifact BMC\n0 0 m 5 5 l S\nEMC');
    expect(marked('0 0 5 5 re W n')).toBe('0 0 5 5 re W n');
  });

  it('wraps text whose only mark says how it reads', () => {
    expect(marked('BT /Span <</ActualText <FEFF>>> BDC <0001> Tj EMC ET')).toBe(
      '/Artifact BMC\nBT /Span <</ActualText <FEFF>>> BDC <0001> Tj EMC ET\nEMC',
    );
    expect(marked('/Span <</ActualText <FEFF>>> BDC BT <0001> Tj ET EMC')).toBe(
      '/Span <</ActualText <FEFF>>> BDC /Artifact BMC\nBT <0001> Tj ET\nEMC EMC',
    );
  });

  it('turns marks that only paint areas into artifacts and reports them', () => {
    const content = Buffer.from('/TD <</MCID 3>> BDC 0 0 5 5 re f EMC');
    const result = markArtifacts(content, readOperations(content), { ...NOTHING, isDecoration: (mcid) => mcid === 3 });
    expect(Buffer.from(result.bytes).toString()).toBe('/Artifact BMC 0 0 5 5 re f EMC');
    expect(result.dropped).toEqual([3]);
  });

  it('turns a table head printed again into a pagination artifact', () => {
    expect(marked('/TH <</MCID 1>> BDC BT <0001> Tj ET EMC', { isRepeatedHead: () => true })).toContain(
      '/Artifact <</Type /Pagination>> BDC BT',
    );
  });

  it('wraps an image but not a form that carries marks of its own', () => {
    expect(marked('/Im1 Do')).toBe('/Artifact BMC\n/Im1 Do\nEMC');
    expect(marked('/Fm1 Do', { isMarkedForm: (name) => name === 'Fm1' })).toBe('/Fm1 Do');
  });
});

describe('readOperations', () => {
  const read = (content: string) =>
    readOperations(Buffer.from(content, 'latin1')).map(({ operator, operands }) => `${operator}${operands.length}`);

  it('keeps strings, arrays and dictionaries whole', () => {
    expect(read('(a \\) ET (b)) Tj [(c) 5 <00>] TJ /P <</MCID 0 /E <</F (>>)>>>> BDC')).toEqual(['Tj1', 'TJ1', 'BDC2']);
  });

  it('skips comments and the bytes of inline images', () => {
    expect(read('q % ET\nBI /W 1 ID \x01Q EI\x02 EI Q')).toEqual(['q0', 'BI0', 'Q0']);
  });

  it('tells keywords from operators', () => {
    expect(read('true false null /N op 1.5 -2 .5 \' "')).toEqual(['op4', "'3", '"0']);
  });
});
