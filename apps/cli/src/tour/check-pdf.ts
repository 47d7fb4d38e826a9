import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { verifyPdf } from '@ratify/seal';

const run = promisify(execFile);

export interface PdfCheck {
  /** Our own verifier: VALID, INCOMPLETE or INVALID. */
  readonly verdict: string;
  /** What tools from outside say; `absent` where one is not installed on this machine. */
  readonly qpdf: string;
  readonly pdfsig: string;
}

/** Holds a signed PDF to our own verifier and, where they are installed, to qpdf and pdfsig with the root certificate trusted. */
export async function checkPdf(file: string, bytes: Uint8Array, rootPem: string): Promise<PdfCheck> {
  const root = Buffer.from(rootPem.replace(/-----[^-]+-----|\s/g, ''), 'base64');
  const verdict = await verifyPdf(bytes, { roots: [root], at: new Date() });
  return { verdict: verdict.verdict, qpdf: await qpdf(file), pdfsig: await pdfsig(file, rootPem) };
}

async function qpdf(file: string): Promise<string> {
  return tool('qpdf', ['--check', file], (output) =>
    /No syntax or stream encoding errors found/.test(output) ? 'no errors' : output.trim(),
  );
}

async function pdfsig(file: string, rootPem: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'ratify-nss-'));
  try {
    const pem = join(folder, 'root.pem');
    await writeFile(pem, rootPem);
    await tool('certutil', ['-N', '-d', `sql:${folder}`, '--empty-password'], () => '');
    const trusted = await tool(
      'certutil',
      ['-A', '-d', `sql:${folder}`, '-n', 'Ratify root', '-t', 'CT,C,C', '-i', pem],
      () => 'trusted',
    );
    const say = (output: string): string => {
      const valid = output.match(/Signature is Valid/g)?.length ?? 0;
      const chain = output.match(/Certificate is Trusted/g)?.length ?? 0;
      return `${valid} valid, ${trusted === 'trusted' ? `${chain} trusted` : 'trust not checked: certutil is not installed'}`;
    };
    return await tool('pdfsig', ['-nssdir', folder, file], say);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function tool(name: string, parameters: readonly string[], say: (output: string) => string): Promise<string> {
  try {
    const { stdout, stderr } = await run(name, [...parameters]);
    return say(stdout + stderr);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 'absent';
    return `failed: ${(error as { stderr?: string }).stderr?.trim() ?? String(error)}`;
  }
}
