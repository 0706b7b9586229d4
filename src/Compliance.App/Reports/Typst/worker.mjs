// The document compiler as a child process of the platform: one JSON request a line on stdin, one JSON response a line
// on stdout. Start with: node --expose-gc --max-old-space-size=128 worker.mjs [template folder]
//
//   request   {id, template, data, attachments: [{name, mime, description, base64}], created, standard}
//   response  {id, pdfBase64}  or  {id, error}
//
// The report model reaches the template as a JSON file, never as markup: whatever a user typed stays text.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { isMainThread, Worker } from 'node:worker_threads';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

const here = path.dirname(fileURLToPath(import.meta.url));

if (isMainThread) {
  main();
} else {
  watchParent();
}

// A compilation is one native call that blocks the main thread, so the end of stdin would go unnoticed while a template
// loops. This thread sees the parent vanish meanwhile and ends the whole process; there is no state to save.
function watchParent() {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL');
  }, 1000);
}

function main() {
  const workspace = path.resolve(process.argv[2] ?? here);
  const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontBlobs: readFonts() }] });
  new Worker(fileURLToPath(import.meta.url)).unref();

  const lines = createInterface({ input: process.stdin, crlfDelay: Infinity, terminal: false });
  lines.on('line', (line) => process.stdout.write(`${JSON.stringify(answer(compiler, workspace, line))}\n`));
  lines.on('close', () => process.exit(0));
  process.stdout.on('error', () => process.exit(0));
}

// The list of fonts is a file of its own because the platform reads it too, to know which characters can be shown.
function readFonts() {
  const list = JSON.parse(readFileSync(path.join(here, 'fonts.json'), 'utf8'));
  return list.map((name) => readFileSync(path.join(here, 'node_modules', ...name.split('/'))));
}

function answer(compiler, workspace, line) {
  let id = null;
  try {
    const request = JSON.parse(line);
    id = request.id;
    return { id, pdfBase64: render(compiler, workspace, request).toString('base64') };
  } catch (error) {
    return { id, error: explain(error) };
  } finally {
    // Without both, memory grows by several megabytes a document (600 MB after 200; 170 MB with).
    compiler.resetShadow();
    compiler.evictCache(0);
    globalThis.gc?.();
  }
}

function render(compiler, workspace, request) {
  if (!/^[a-z0-9-]+$/.test(request.template)) throw new Error('A template is named by lower-case letters, digits and hyphens.');
  const attachments = request.attachments.map(({ base64, ...rest }, i) => {
    const file = `/attachment-${i}.bin`;
    compiler.mapShadow(path.join(workspace, file), Buffer.from(base64, 'base64'));
    return { ...rest, file };
  });
  compiler.mapShadow(path.join(workspace, 'data.json'), Buffer.from(JSON.stringify(request.data)));
  compiler.mapShadow(path.join(workspace, 'attachments.json'), Buffer.from(JSON.stringify(attachments)));

  const compiled = compiler.compile({
    mainFilePath: path.join(workspace, `${request.template}.typ`),
    inputs: { created: request.created },
    resetRead: true,
  });
  // Warnings end the render as well: an unknown font or a layout that did not settle is a wrong document, not a detail.
  const problems = [compiled.takeError(), compiled.takeWarnings()].flatMap((e) => diagnostics(compiler, e));
  if (problems.length > 0 || !compiled.result) throw new Error(problems.join('\n') || 'The compiler gave no document.');
  return compiler.pdf(compiled.result, { pdfStandard: request.standard });
}

function diagnostics(compiler, error) {
  if (!error) return [];
  return compiler.fetchDiagnostics(error).map(({ path: file, range, message }) => {
    const place = file && range ? `${path.basename(file)}:${range.start.line + 1}:${range.start.character + 1}: ` : '';
    return place + message;
  });
}

function explain(error) {
  const text = error instanceof Error ? error.message : String(error);
  return text.slice(0, 4000) || 'The compiler failed without a message.';
}
