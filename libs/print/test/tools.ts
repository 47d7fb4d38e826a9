import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it } from '@jest/globals';

/** Debian package of each tool that some tests look at a PDF with. */
const PACKAGES = {
  qpdf: 'qpdf',
  pdfinfo: 'poppler-utils',
  pdftotext: 'poppler-utils',
  pdffonts: 'poppler-utils',
  pdfdetach: 'poppler-utils',
  pdftoppm: 'poppler-utils',
  mutool: 'mupdf-tools',
} as const;

type Tool = keyof typeof PACKAGES;

/**
 * A test that needs a Debian tool: skipped by name where the tool is absent, unless RATIFY_REQUIRE_TOOLS=1 says that it
 * must be there.
 */
export function itWith(tool: Tool, name: string, test: () => Promise<void> | void): void {
  const title = `${name} (${tool} of ${PACKAGES[tool]})`;
  if (isInstalled(tool) || process.env['RATIFY_REQUIRE_TOOLS'] === '1') it(title, test);
  else it.skip(title, test);
}

/** Runs a tool on a PDF; `FILE` among the arguments stands for it. Throws when the tool finds fault. */
export function runTool(tool: Tool, args: readonly string[], pdf: Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), 'ratify-print-'));
  try {
    const file = join(folder, 'document.pdf');
    writeFileSync(file, pdf);
    return execFileSync(
      tool,
      args.map((argument) => (argument === 'FILE' ? file : argument)),
      { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] },
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function isInstalled(tool: Tool): boolean {
  return spawnSync(tool, ['--version']).error === undefined;
}
