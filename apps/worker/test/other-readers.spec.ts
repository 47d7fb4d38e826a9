import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createDatabase, type TestDatabase } from '@ratify/test-kit';
import { rootsOf } from './installation.ts';
import { adoptPolicy, bytesOf, look, signAsChair, type AdoptedPolicy } from './school.ts';
import { startWorker } from './start-worker.ts';
import { describeWithTools, runTool } from './tools.ts';

const folder = mkdtempSync(join(tmpdir(), 'ratify-worker-'));
const file = join(folder, 'signed.pdf');
const unsigned = join(folder, 'unsigned.pdf');
let database: TestDatabase;
let adopted: AdoptedPolicy;

beforeAll(async () => {
  database = await createDatabase();
  const worker = await startWorker(database);
  adopted = await adoptPolicy(database);
  await worker.drain();
  await signAsChair(database, adopted);
  await worker.drain();
  await worker.stop();
  const { versions } = await look(database, adopted);
  writeFileSync(file, await bytesOf(database, adopted, versions.at(-1)?.sha256 ?? ''));
  writeFileSync(unsigned, await bytesOf(database, adopted, versions[0]?.sha256 ?? ''));
  const [root = new Uint8Array()] = await rootsOf(database);
  writeFileSync(join(folder, 'root.der'), root);
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await database?.close();
});

describeWithTools(['pdfsig'], 'pdfsig', () => {
  it('finds signature and seal valid, and the whole document under the archive timestamp, which it does not check itself', async () => {
    const said = await runTool('pdfsig', ['-nocert', file]);
    expect(said.match(/Signature Validation: Signature is Valid\./g)).toHaveLength(2);
    expect(said).toContain('Total document signed');
    expect(said).toContain(`Signer Certificate Common Name: ${adopted.chair.person.fullName}`);
    expect(said).toContain('Signature Type: ETSI.CAdES.detached');
    expect(said.match(/^Signature #/gm)).toHaveLength(3);
  });
});

describeWithTools(['pdfsig', 'certutil'], 'pdfsig, with the root of the installation trusted', () => {
  it('trusts the certificate', async () => {
    const store = `sql:${folder}`;
    await runTool('certutil', ['-N', '-d', store, '--empty-password']);
    await runTool('certutil', ['-A', '-d', store, '-n', 'root', '-t', 'C,C,C', '-i', join(folder, 'root.der')]);
    const said = await runTool('pdfsig', ['-nssdir', store, file]);
    expect(said).toContain('Certificate Validation: Certificate is Trusted.');
  });
});

describeWithTools(['qpdf'], 'qpdf', () => {
  it('finds no fault, and both attachments', async () => {
    expect(await runTool('qpdf', ['--check', file])).toContain('No syntax or stream encoding errors');
    const names = await runTool('qpdf', ['--list-attachments', file]);
    expect(names).toContain('adoption.json');
    expect(names).toMatch(/\.md/);
    const record = JSON.parse(await runTool('qpdf', ['--show-attachment=adoption.json', file]));
    expect(record).toMatchObject({
      format: 'ratify-adoption/1',
      verifyCode: adopted.document.verifyCode,
      decision: { outcome: 'adopted', decidedOn: '2026-09-14', minuteReference: '26/41' },
      expectedSignatures: [
        { field: 'chair', role: 'Chair of governors' },
        { field: 'seal', role: 'Organisation seal' },
      ],
    });
  });
});

describeWithTools(['pdftotext'], 'pdftotext', () => {
  it('reads in the empty box the office and nobody’s name: another may hold it by the time somebody signs', async () => {
    const words = await runTool('pdftotext', [unsigned, '-']);
    expect(words).toMatch(/^Chair$/m);
    expect(words).not.toContain(adopted.chair.person.fullName);
    expect(words).not.toContain('A former chair');
  });

  it('reads the cover’s facts, the text, the signatory and where to check the document', async () => {
    const words = (await runTool('pdftotext', ['-layout', file, '-'])).replace(/\s+/g, ' ');
    for (const expected of [
      adopted.school.name,
      '14 September 2026, minute 26/41',
      '14 September 2027',
      'Keeps the list of those at work',
      adopted.chair.person.fullName,
      adopted.document.verifyCode,
      'https://policies.example.org/verify?code=',
    ]) {
      expect(words).toContain(expected);
    }
  });
});
